// Who one is, and where one can go.

import { $, h, toast } from "./dom.js";
import { avatar, trouble } from "./log.js";
import { act } from "./slack.js";
import { channelsOf, DIRECT, HOME, isIn, member, state, unread } from "./store.js";
import { startTimer } from "./took.js";

let go = () => {};
let be = () => {};

export function onChoose(choosePlace, choosePerson) {
  go = choosePlace;
  be = choosePerson;
}

export function startLanguage() {
  $("language").addEventListener("change", ({ target }) =>
    act("speak", { member: state.me, locale: target.value }));
}

export function drawSidebar() {
  $("team-name").textContent = state.team.name;
  const focused = document.activeElement?.dataset?.testid;
  const people = state.members.filter((each) => !each.is_bot);
  $("people").replaceChildren(...people.map(person));
  $("language").value = member(state.me)?.locale ?? "en-US";
  $("channels").replaceChildren(...channelsOf(state.me).map(channelItem));
  const direct = member(state.me)?.direct;
  $("bot-places").replaceChildren(
    item({ place: DIRECT, label: state.bot.name, sign: "●", count: unread(direct), testid: "dm-baton" }),
    item({ place: HOME, label: `${state.bot.name} Home`, sign: "⌂", count: 0, testid: "home-baton" }),
    ...(state.bot.shortcuts ?? []).filter((each) => !each.on_messages).map(shortcutItem));
  if (focused) document.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
  const others = people.reduce((sum, each) => sum + unread(each.direct, each.id), 0);
  document.title = others ? `(${others}) ${state.bot.name} playground` : `${state.bot.name} playground`;
}

function person(each) {
  const current = each.id === state.me;
  const waiting = current ? 0 : unread(each.direct, each.id);
  return h("li", {}, h("button", {
    type: "button", class: "person", "aria-pressed": String(current), disabled: each.deleted,
    "data-testid": `person-${each.name}`, onclick: () => be(each.id),
  },
  avatar(each.id, each.shown_name),
  h("span", {}, each.shown_name, each.deleted ? " (gone)" : ""),
  badge(waiting, "direct messages unread")));
}

function channelItem(channel) {
  const sign = channel.archived ? "▤" : channel.private ? "◆" : "#";
  const count = isIn(channel.id) ? unread(channel.id) : 0;
  return item({ place: channel.id, label: channel.name, sign, count, testid: `channel-${channel.name}` });
}

function item({ place, label, sign, count, testid }) {
  const current = state.place === place;
  return h("li", {}, h("button", {
    type: "button", class: count ? "place-link unread" : "place-link", "data-testid": testid,
    "aria-current": current ? "page" : null, onclick: () => go(place),
  },
  h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", { class: "label" }, label),
  badge(count, "unread")));
}

function shortcutItem({ callback_id, name }) {
  const choose = async () => {
    startTimer();
    const answer = await act("shortcut", { member: state.me, callback_id });
    if (answer?.error) toast(trouble(answer.error, name));
  };
  return h("li", {}, h("button", {
    type: "button", class: "place-link", "data-testid": `shortcut-${callback_id}`, onclick: choose,
  },
  h("span", { class: "sign", "aria-hidden": "true" }, "⚡"), h("span", { class: "label" }, name)));
}

function badge(count, words) {
  if (!count) return null;
  return h("span", { class: "badge", "data-testid": "unread" }, String(count), h("span", { class: "hidden" }, ` ${words}`));
}
