// Rich text as elements.

import { filled } from "./dates.js";
import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { channelLink, groupMention, link, mention } from "./mrkdwn.js";

export const richText = (block) => block.elements.map(part);

function part(each) {
  const inner = (each.elements ?? []).map(leaf);
  switch (each.type) {
    case "rich_text_list":
      return h(each.style === "ordered" ? "ol" : "ul", {},
        each.elements.map((item) => h("li", {}, item.elements.map(leaf))));
    case "rich_text_quote": return h("blockquote", {}, inner);
    case "rich_text_preformatted": return h("pre", {}, h("code", {}, inner));
    default: return h("p", {}, inner);
  }
}

function leaf(each) {
  switch (each.type) {
    case "text": return styled(each.text, each.style ?? {});
    case "user": return mention(each.user_id);
    case "usergroup": return groupMention(each.usergroup_id);
    case "channel": return channelLink(each.channel_id);
    case "emoji": return emoji(each.name);
    case "link": return link(each.url, each.text ?? "");
    case "broadcast": return h("span", { class: "mention everyone" }, `@${each.range}`);
    case "date": return filled(each.timestamp, each.format ?? "{date}");
    default: return each.text ?? "";
  }
}

function styled(text, style) {
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code" };
  const rows = text.split("\n").flatMap((row, place) => (place ? [h("br"), row] : [row]));
  return Object.entries(tags).reduce((inner, [name, tag]) => (style[name] ? [h(tag, {}, inner)] : inner), rows);
}
