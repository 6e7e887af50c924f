// Lets Slack misbehave, to see what the bot makes of it.

import { $ } from "./dom.js";
import { act } from "./slack.js";
import { state } from "./store.js";

export function startMisbehaviour() {
  $("misbehave").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    const status = form.get("kind") === "server_error" ? { status: 500 } : {};
    act("fail", { fault: { kind: form.get("kind"), ...status }, times: Number(form.get("times")) });
  });
  $("heal").addEventListener("click", () => act("clear_faults", {}));
}

export function drawMisbehaviour() {
  $("faults-left").textContent = String(state.faultsLeft);
  $("faults-left").hidden = !state.faultsLeft;
}
