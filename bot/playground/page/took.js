// How long the last answer took, from sending to what the bot showed.

import { $ } from "./dom.js";

let started = null;

export function startTimer() {
  started = performance.now();
}

export function forgetTimer() {
  started = null;
  $("took").textContent = "";
  delete $("took").dataset.ms;
}

export function stopTimer() {
  if (started === null) return;
  const ms = Math.max(1, Math.round(performance.now() - started));
  started = null;
  $("took").textContent = `answered in ${ms} ms`;
  $("took").dataset.ms = String(ms);
}
