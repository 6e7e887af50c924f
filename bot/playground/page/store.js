// What the page knows: a copy of the pretend workspace, who one is, and what was read.

export const state = {
  me: null, place: null, replyTo: null, number: 0,
  team: {}, bot: {}, members: [], channels: [], userGroups: [],
  messages: new Map(), views: new Map(), homes: new Map(),
  read: new Map(), prompts: new Map(), status: new Map(), faultsLeft: 0,
};

export const HOME = "home";
export const DIRECT = "direct";

export function takeSnapshot(all) {
  state.number = all.number;
  state.faultsLeft = all.faults_left;
  takeRoster(all);
  state.messages = new Map();
  for (const [channel, messages] of Object.entries(all.messages)) {
    for (const message of messages) keep(channel, message, null);
  }
  for (const [channel, hidden] of Object.entries(all.ephemerals)) {
    for (const { to, message } of hidden) keep(channel, message, to);
  }
  state.views = new Map(Object.entries(all.views));
  state.homes = new Map(Object.entries(all.homes));
}

export function takeRoster(roster) {
  state.team = roster.team;
  state.bot = roster.bot;
  state.members = roster.members;
  state.channels = roster.channels;
  state.userGroups = roster.user_groups;
}

export function keep(channel, message, to) {
  if (!state.messages.has(channel)) state.messages.set(channel, new Map());
  state.messages.get(channel).set(message.ts, { message, to });
}

export function forget(channel, ts) {
  state.messages.get(channel)?.delete(ts);
}

export const member = (id) => state.members.find((each) => each.id === id);
export const channel = (id) => state.channels.find((each) => each.id === id);
export const userGroup = (id) => state.userGroups.find((each) => each.id === id);
export const isBot = (message) => message.user === state.bot.user_id;

export function nameOf(id) {
  if (id === state.bot.user_id) return state.bot.name;
  if (id === "USLACKBOT") return "Slackbot";
  return member(id)?.shown_name ?? id;
}

// The id of the conversation that a place means for a person; undefined where it is not opened yet.
export function channelOf(place, person = state.me) {
  return place === DIRECT ? member(person)?.direct ?? undefined : place;
}

export function visible(channelId, person = state.me) {
  const all = [...(state.messages.get(channelId)?.values() ?? [])];
  return all
    .filter(({ to }) => to === null || to === person)
    .map(({ message }) => message)
    .sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

const readKey = (person, channelId) => `${person}/${channelId}`;

export function markRead(channelId, person = state.me) {
  const last = visible(channelId, person).at(-1);
  if (last) state.read.set(readKey(person, channelId), last.ts);
}

export function unread(channelId, person = state.me) {
  if (!channelId) return 0;
  const since = state.read.get(readKey(person, channelId)) ?? "";
  return visible(channelId, person).filter((each) => each.ts > since && each.user !== person).length;
}

export function allRead() {
  for (const person of state.members) {
    for (const each of state.channels) markRead(each.id, person.id);
  }
}

export const isIn = (channelId, person = state.me) => channel(channelId)?.members.includes(person);

export function channelsOf(person) {
  const named = state.channels.filter((each) => ["public_channel", "private_channel"].includes(each.kind));
  return named.filter((each) => !each.private || each.members.includes(person));
}
