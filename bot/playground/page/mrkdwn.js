// Slack's mrkdwn as elements.

import { filled, full } from "./dates.js";
import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { channel, member, nameOf, state, userGroup } from "./store.js";

const TOKEN = new RegExp(
  "`([^`\\n]+)`" + // code
  "|<([^<>\\n]+)>" + // a mention, a link, a date
  "|(?<![\\p{L}\\p{N}*_~])([*_~])(?=\\S)((?:`[^`\\n]*`|<[^<>\\n]*>|(?!\\3)[^\\n])+?)(?<=\\S)\\3(?![\\p{L}\\p{N}])" +
  "|:([a-z0-9_+-]+):",
  "gu",
);
const STYLES = { "*": "strong", _: "em", "~": "s" };

export const unescaped = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

export function mrkdwn(text) {
  const nodes = [];
  text.split(/```/).forEach((part, place) => {
    if (place % 2 === 1) nodes.push(h("pre", {}, h("code", {}, unescaped(part.replace(/^\n|\n$/g, "")))));
    else nodes.push(...lines(part));
  });
  return nodes;
}

function lines(text) {
  const nodes = [];
  let quote = null;
  text.split("\n").forEach((line, place) => {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) {
      if (quote) quote.append(h("br"));
      else nodes.push((quote = h("blockquote")));
      quote.append(...inline(quoted[1]));
      return;
    }
    if (place > 0 && !quote) nodes.push(h("br"));
    quote = null;
    nodes.push(...inline(line));
  });
  return nodes;
}

export function inline(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(TOKEN)) {
    if (found.index > end) nodes.push(unescaped(text.slice(end, found.index)));
    nodes.push(node(found));
    end = found.index + found[0].length;
  }
  if (end < text.length) nodes.push(unescaped(text.slice(end)));
  return nodes;
}

function node([, code, reference, mark, inner, emojiName]) {
  if (code !== undefined) return h("code", {}, unescaped(code));
  if (reference !== undefined) return referred(reference);
  if (mark !== undefined) return h(STYLES[mark], {}, inline(inner));
  return emoji(emojiName);
}

function referred(reference) {
  const bar = reference.indexOf("|");
  const target = bar < 0 ? reference : reference.slice(0, bar);
  const label = bar < 0 ? "" : unescaped(reference.slice(bar + 1));
  if (target.startsWith("@")) return mention(target.slice(1));
  if (target.startsWith("#")) return channelLink(target.slice(1), label);
  if (target.startsWith("!")) return special(target.slice(1), label);
  return link(unescaped(target), label);
}

export function mention(id) {
  const known = id === state.bot.user_id || member(id);
  const kind = id === state.me ? "mention me" : "mention";
  return h("span", { class: known ? kind : "mention unknown", title: id }, `@${nameOf(id)}`);
}

export function channelLink(id, label = "") {
  const name = channel(id)?.name || label || id;
  return h("a", { class: "mention", href: `#${id}`, "data-channel": id }, `#${name}`);
}

export function groupMention(id, label = "") {
  const handle = userGroup(id)?.handle ?? label.replace(/^@/, "") ?? id;
  return h("span", { class: "mention group", title: userGroup(id)?.name ?? id }, `@${handle || id}`);
}

function special(target, label) {
  const [name, ...parts] = target.split("^");
  if (name === "subteam") return groupMention(parts[0], label);
  if (name === "date") {
    const [seconds, pattern, address] = parts;
    const text = filled(Number(seconds), unescaped(pattern ?? "")) || label;
    const time = h("time", { title: full(Number(seconds)) }, text);
    return address ? link(unescaped(address), time) : time;
  }
  return h("span", { class: "mention everyone" }, `@${name}`);
}

export function link(address, label) {
  const safe = /^(https?:|mailto:)/i.test(address);
  if (!safe) return document.createTextNode(typeof label === "string" ? label || address : address);
  return h("a", { href: address, target: "_blank", rel: "noreferrer noopener" },
    label || address.replace(/^mailto:/, ""));
}
