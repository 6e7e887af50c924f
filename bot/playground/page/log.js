// The messages of a conversation.

import { blocks } from "./blocks.js";
import { clock, full } from "./dates.js";
import { $, h, toast } from "./dom.js";
import { emoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";
import { act } from "./slack.js";
import { channelOf, isBot, nameOf, state, visible } from "./store.js";
import { plain } from "./texts.js";
import { startTimer } from "./took.js";

const BOTTOM = 80;
let reply = () => {};
let opened = 0;

export function onReply(listener) { reply = listener; }

// Draws everything anew; a screen reader is told of new messages only.
export function drawLog() {
  const log = $("log");
  const id = channelOf(state.place);
  const messages = id ? visible(id) : [];
  const turn = (opened += 1);
  log.setAttribute("aria-live", "off");
  log.replaceChildren(...messages.filter((each) => !isReplyIn(each, messages)).map((each) => thread(each, messages)));
  log.scrollTop = log.scrollHeight;
  requestAnimationFrame(() => { if (turn === opened) log.setAttribute("aria-live", "polite"); });
}

// Draws one message that is new or has changed.
export function drawMessage(message) {
  const log = $("log");
  const atBottom = log.scrollHeight - log.scrollTop - log.clientHeight < BOTTOM;
  const known = log.querySelector(`[data-ts="${message.ts}"]`);
  if (known) known.replaceWith(article(message));
  else place(message);
  if (atBottom) log.scrollTop = log.scrollHeight;
}

export function dropMessage(ts) {
  const known = $("log").querySelector(`[data-ts="${ts}"]`);
  const whole = known?.closest(".thread");
  if (whole?.firstElementChild === known) whole.remove();
  else known?.remove();
}

const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;
const isReplyIn = (message, all) => isReply(message) && all.some((each) => each.ts === message.thread_ts);

function place(message) {
  const parent = isReply(message) && $("log").querySelector(`[data-ts="${message.thread_ts}"]`);
  if (!parent) {
    $("log").append(thread(message, [message]));
    return;
  }
  const whole = parent.closest(".thread");
  repliesIn(whole).append(article(message));
}

function repliesIn(whole) {
  return whole.querySelector(".replies") ?? whole.appendChild(h("div", { class: "replies", "aria-label": "Replies" }));
}

function thread(message, all) {
  const whole = h("div", { class: "thread" }, article(message));
  const replies = all.filter((each) => isReply(each) && each.thread_ts === message.ts);
  if (replies.length) repliesIn(whole).append(...replies.map(article));
  return whole;
}

function article(message) {
  const name = nameOf(message.user);
  return h("article", {
    class: `message${isBot(message) ? " from-bot" : ""}${message.is_ephemeral ? " ephemeral" : ""}`,
    "data-ts": message.ts, "data-testid": "message", "data-author": message.user,
  },
  message.is_ephemeral ? h("p", { class: "only-you" }, "Only visible to you") : null,
  avatar(message.user, name),
  h("header", {},
    h("strong", { class: "author" }, name),
    isBot(message) ? h("span", { class: "tag" }, "App") : null,
    h("time", { title: full(message.ts) }, clock(message.ts)),
    message.edited ? h("span", { class: "edited", title: "This message was changed" }, "edited") : null),
  h("div", { class: "body" }, body(message)),
  message.is_ephemeral ? null : h("div", { class: "tools" },
    (state.bot.shortcuts ?? []).filter((each) => each.on_messages).map((each) => h("button", {
      type: "button", class: "reply", "data-testid": `shortcut-${each.callback_id}`,
      "aria-label": `${each.name}: the message of ${name}`, onclick: () => shortcut(message, each),
    }, each.name)),
    h("button", {
      type: "button", class: "reply", "aria-label": `Reply to ${name} in the thread`,
      onclick: () => reply(isReply(message) ? message.thread_ts : message.ts),
    }, "Reply")));
}

async function shortcut(message, { callback_id, name }) {
  startTimer();
  const answer = await act("shortcut", {
    member: state.me, channel: channelOf(state.place), ts: message.ts, callback_id,
  });
  if (answer?.error) toast(trouble(answer.error, name));
}

function body(message) {
  const own = message.blocks?.length
    ? blocks(message.blocks, (used) => press(message, used))
    : [h("div", { class: "text" }, mrkdwn(message.text ?? ""))];
  const attached = (message.attachments ?? []).map((each) => h("div", { class: "attachment" },
    each.blocks ? blocks(each.blocks, (used) => press(message, used)) : mrkdwn(each.text ?? each.fallback ?? "")));
  const reactions = (message.reactions ?? []).map((each) =>
    h("span", { class: "reaction", title: each.users.map(nameOf).join(", ") }, `${emoji(each.name)} ${each.count}`));
  return [...own, ...attached, reactions.length ? h("p", { class: "reactions" }, reactions) : null];
}

export function avatar(id, name) {
  const bot = id === state.bot.user_id;
  const initials = name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
  const place = Math.max(0, state.members.findIndex((each) => each.id === id));
  const hue = (place * 5 + 7) % 12;
  return h("span", { class: bot ? "avatar bot" : `avatar hue-${hue}`, "aria-hidden": "true" }, bot ? "" : initials);
}

async function press(message, { element, value, selected, node }) {
  startTimer();
  node.setAttribute("aria-busy", "true");
  const answer = await act("click", {
    member: state.me, channel: channelOf(state.place), ts: message.ts,
    action_id: element.action_id, value: element.type === "button" ? value : undefined, selected,
  });
  node.removeAttribute("aria-busy");
  if (answer?.error) toast(trouble(answer.error, plain(element.text) || "that"));
}

export function trouble(error, what) {
  const why = error === "http_timeout" ? "did not answer in time" : `did not take it (${error})`;
  return `${state.bot.name} ${why}: ${what}`;
}
