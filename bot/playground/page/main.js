// Puts the page together: what changes is drawn, where one goes is remembered.

import { $, h } from "./dom.js";
import { drawComposer, replyTo, startComposer, write } from "./composer.js";
import { drawHome, leaveHome, openHome } from "./home.js";
import { drawLog, drawMessage, dropMessage, onReply } from "./log.js";
import { drawMisbehaviour, startMisbehaviour } from "./misbehave.js";
import { drawModal } from "./modal.js";
import { act, follow, roster } from "./slack.js";
import { drawSidebar, onChoose, startLanguage } from "./sidebar.js";
import {
  allRead, channel, channelOf, channelsOf, DIRECT, forget, HOME, isBot, keep, markRead, member, state,
  takeRoster, takeSnapshot,
} from "./store.js";
import { forgetTimer, stopTimer } from "./took.js";

const EXAMPLES = [
  (bot) => `@${bot} who handles model versioning here?`,
  (bot) => `@${bot} status`,
  () => "/baton help",
];
let started = false;

function choose(place) {
  if (state.place === HOME && place !== HOME) leaveHome();
  forgetTimer();
  // The direct messages open beside the channel that one comes from, as the agent view does.
  if (place === DIRECT) act("open_home", { member: state.me, tab: "messages", looks_at: channel(state.place)?.id });
  state.place = place;
  draw();
  if (place === HOME) openHome();
  if (!$("compose").hidden && place !== HOME) $("composer").focus();
}

function become(person) {
  state.me = person;
  forgetTimer();
  const there = channel(state.place);
  if (there?.private && !there.members.includes(person)) state.place = channelsOf(person)[0]?.id;
  draw();
  if (state.place === HOME) openHome();
}

function draw() {
  const home = state.place === HOME;
  const here = channelOf(state.place);
  if (here) markRead(here);
  $("log").hidden = home;
  $("home").hidden = !home;
  $("footer").hidden = home;
  drawHeading();
  drawSidebar();
  drawComposer();
  if (home) drawHome();
  else drawLog();
  drawPrompts();
  drawStatus();
  drawModal();
  drawMisbehaviour();
  const name = member(state.me)?.name;
  const place = channel(state.place)?.name ?? state.place;
  history.replaceState(null, "", `#${name}/${place}`);
}

function drawHeading() {
  const there = channel(state.place);
  const names = { [HOME]: `${state.bot.name} Home`, [DIRECT]: state.bot.name };
  $("place-name").textContent = names[state.place] ?? `#${there?.name ?? ""}`;
  const topics = { [DIRECT]: "Direct messages", [HOME]: `As ${member(state.me)?.shown_name} sees it` };
  $("place-topic").textContent = topics[state.place] ?? there?.topic ?? "";
}

function drawPrompts() {
  const here = channelOf(state.place);
  const offered = (state.prompts.get(here) ?? []).map((each) => ({ label: each.title, text: each.message }));
  const empty = !$("log").childElementCount && state.place !== HOME;
  const examples = EXAMPLES.map((make) => make(state.bot.name)).map((text) => ({ label: text, text }));
  const shown = offered.length ? offered : empty ? examples : [];
  $("prompts").replaceChildren(...shown.map(({ label, text }) =>
    h("button", { type: "button", class: "prompt", onclick: () => write(text) }, label)));
}

function drawStatus() {
  const status = state.status.get(channelOf(state.place));
  $("status").textContent = status ? `${state.bot.name} ${status}` : "";
}

const CHANGES = {
  message({ channel: id, message, to }) {
    const mine = to === null || to === state.me;
    keep(id, message, to);
    if (isBot(message) || message.user === "USLACKBOT") state.status.delete(id);
    if (mine && isBot(message)) stopTimer();
    if (!channel(id)) refreshRoster();
    else if (mine && id === channelOf(state.place)) {
      if (!document.hidden) markRead(id);
      drawMessage(message);
      drawPrompts();
      drawStatus();
    }
    drawSidebar();
  },
  removed({ channel: id, ts }) {
    forget(id, ts);
    if (id === channelOf(state.place)) dropMessage(ts);
    drawSidebar();
  },
  views({ member: person, view, home }) {
    state.views.set(person, view);
    if (home) state.homes.set(person, home);
    if (person !== state.me) return;
    stopTimer();
    drawModal();
    if (state.place === HOME) drawHome();
  },
  roster: () => refreshRoster(),
  status({ channel: id, status }) {
    state.status.set(id, status);
    drawStatus();
  },
  prompts({ channel: id, prompts }) {
    state.prompts.set(id, prompts);
    drawPrompts();
  },
  faults({ left }) {
    state.faultsLeft = left;
    drawMisbehaviour();
  },
};

async function refreshRoster() {
  takeRoster(await roster());
  draw();
}

function begin(whole) {
  takeSnapshot(whole);
  if (!started) {
    const [name, place] = decodeURIComponent(location.hash.slice(1)).split("/");
    const known = state.members.find((each) => each.name === name);
    state.me = (known ?? state.members.find((each) => !each.deleted && !each.is_bot)).id;
    const there = channelsOf(state.me).find((each) => each.name === place);
    state.place = there?.id ?? ([HOME, DIRECT].includes(place) ? place : channelsOf(state.me)[0]?.id);
    allRead();
    started = true;
  }
  draw();
  if (state.place === HOME) openHome();
  document.body.dataset.ready = "true";
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-channel]");
  if (!target) return;
  event.preventDefault();
  if (channel(target.dataset.channel)) choose(target.dataset.channel);
});
document.addEventListener("visibilitychange", () => {
  const here = channelOf(state.place);
  if (!started || document.hidden) return;
  if (here) markRead(here);
  drawSidebar();
});
onChoose(choose, become);
onReply(replyTo);
startComposer();
startMisbehaviour();
startLanguage();
follow(begin, (change) => CHANGES[change.kind]?.(change));
