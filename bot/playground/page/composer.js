// Where a person writes: messages, replies and slash commands.

import { $, h, toast } from "./dom.js";
import { act } from "./slack.js";
import { channel, channelOf, DIRECT, isIn, state } from "./store.js";
import { startTimer } from "./took.js";

const drafts = new Map();
let wholePlace = "";

export function startComposer() {
  const box = $("composer");
  $("compose").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  $("stop-replying").addEventListener("click", () => replyTo(null));
  box.addEventListener("keydown", onKey);
  box.addEventListener("input", () => { drafts.set(wholePlace, box.value); grow(); suggest(); });
  box.addEventListener("blur", () => { $("completions").hidden = true; });
}

// Fits the composer to the place and the person; a draft waits for one's return.
export function drawComposer() {
  const box = $("composer");
  const where = channel(channelOf(state.place) ?? "");
  const allowed = state.place === DIRECT || (where && isIn(where.id) && !where.archived);
  const key = `${state.me}/${state.place}`;
  if (key !== wholePlace) {
    const typed = wholePlace ? "" : box.value; // while the page was loading
    wholePlace = key;
    box.value = drafts.get(key) ?? typed;
    replyTo(null);
  }
  $("compose").hidden = !allowed;
  $("outside").hidden = Boolean(allowed);
  box.placeholder = state.place === DIRECT
    ? `Message ${state.bot.name}`
    : `Message #${where?.name ?? ""} (@${state.bot.name} asks the bot, / gives a command)`;
  if (!allowed && where) drawOutside(where);
  grow();
}

export function replyTo(ts) {
  state.replyTo = ts;
  $("replying").hidden = !ts;
  if (ts) $("composer").focus();
}

export function write(text) {
  $("composer").value = text;
  $("composer").focus();
  grow();
}

function drawOutside(where) {
  const join = () => act("join", { member: state.me, channel: where.id });
  $("outside").replaceChildren(...(where.archived
    ? [h("span", {}, `#${where.name} is archived.`)]
    : [h("span", {}, `You are not in #${where.name}.`), h("button", { type: "button", onclick: join }, "Join")]));
}

function grow() {
  const box = $("composer");
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 200)}px`;
}

function onKey(event) {
  const list = $("completions");
  if (event.key === "Tab" && !list.hidden && !event.shiftKey) {
    event.preventDefault();
    list.querySelector("[aria-selected=true]")?.dispatchEvent(new MouseEvent("mousedown"));
  } else if (event.key === "Escape") {
    list.hidden = true;
    replyTo(null);
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
}

async function send() {
  const box = $("composer");
  const text = box.value.trim();
  if (!text) return;
  box.value = "";
  drafts.delete(wholePlace);
  $("completions").hidden = true;
  grow();
  startTimer();
  const done = text.startsWith("/") ? await command(text) : await say(text);
  if (!done && !box.value) write(text);
}

async function command(text) {
  const [name, ...rest] = text.split(/\s+/);
  const where = channelOf(state.place);
  if (!where) {
    toast(`Say something to ${state.bot.name} first; then commands work here too.`);
    return null;
  }
  return act("command", { member: state.me, channel: where, command: name, text: rest.join(" ") });
}

function say(text) {
  const body = { member: state.me, text, thread_ts: state.replyTo ?? undefined };
  if (state.place === DIRECT) return act("direct_message", body);
  return act("say", { ...body, channel: state.place });
}

// Offers names after an @; Tab takes the first. A name typed in full needs no help.
function suggest() {
  const box = $("composer");
  const typed = /(?:^|\s)@([\w.-]*)$/.exec(box.value.slice(0, box.selectionStart));
  const list = $("completions");
  const names = typed ? fitting(typed[1].toLowerCase()) : [];
  list.hidden = !names.length;
  list.replaceChildren(...names.map(({ handle, label }, place) => h("li", {
    role: "option", "aria-selected": String(place === 0),
    onmousedown: (event) => { event.preventDefault(); complete(handle, typed[1].length); },
  }, h("strong", {}, `@${handle}`), h("span", {}, label))));
}

function fitting(start) {
  const people = state.members.filter((each) => !each.deleted && !each.is_bot);
  const all = [
    { handle: state.bot.name, label: "App" },
    ...people.map((each) => ({ handle: each.name, label: each.shown_name })),
    ...state.userGroups.map((each) => ({ handle: each.handle, label: each.name })),
  ];
  if (all.some(({ handle }) => handle.toLowerCase() === start)) return [];
  return all.filter(({ handle, label }) =>
    handle.toLowerCase().startsWith(start) || label.toLowerCase().startsWith(start)).slice(0, 6);
}

function complete(handle, typedLength) {
  const box = $("composer");
  const at = box.selectionStart;
  const before = box.value.slice(0, at - typedLength);
  box.value = `${before}${handle} ${box.value.slice(at)}`;
  box.selectionEnd = before.length + handle.length + 1;
  box.selectionStart = box.selectionEnd;
  $("completions").hidden = true;
}
