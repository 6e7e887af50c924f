// Speaks to the pretend Slack: acts, the whole state, and the stream of changes.

import { toast } from "./dom.js";

export async function act(name, body) {
  let answer;
  try {
    answer = await fetch(`/playground/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    toast("The playground does not answer. Is it still running?");
    return null;
  }
  const content = await answer.json();
  if (!answer.ok) {
    toast(content.error ?? "That did not work.");
    return null;
  }
  return content;
}

export const wholeState = () => fetch("/playground/state").then((answer) => answer.json());
export const roster = () => fetch("/playground/roster").then((answer) => answer.json());

// Listens before it asks for the whole, so that nothing falls in between.
export function follow(onWhole, onChange) {
  const stream = new EventSource("/playground/events");
  let early = [];
  stream.onopen = async () => {
    early = [];
    const whole = await wholeState();
    onWhole(whole);
    const missed = early.filter((change) => change.number > whole.number);
    early = null;
    missed.forEach(onChange);
  };
  stream.onmessage = (event) => {
    const change = JSON.parse(event.data);
    if (early) early.push(change);
    else onChange(change);
  };
}
