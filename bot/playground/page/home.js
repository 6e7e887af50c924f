// The bot's Home as a person sees it.

import { blocks } from "./blocks.js";
import { $, h, toast } from "./dom.js";
import { trouble } from "./log.js";
import { act } from "./slack.js";
import { state } from "./store.js";
import { plain } from "./texts.js";
import { startTimer } from "./took.js";

let asked = null;

export function openHome() {
  if (asked !== state.me) act("open_home", { member: state.me });
  asked = state.me;
  drawHome();
}

export function leaveHome() {
  asked = null;
}

export function drawHome() {
  const view = state.homes.get(state.me);
  const content = view ? blocks(view.blocks, press) : [h("p", { class: "empty" }, "Nothing here yet.")];
  $("home").replaceChildren(h("div", { class: "sheet" }, content));
}

async function press({ element, value, selected, node }) {
  startTimer();
  node.setAttribute("aria-busy", "true");
  const answer = await act("click", {
    member: state.me, view: "home", action_id: element.action_id,
    value: element.type === "button" ? value : undefined, selected,
  });
  node.removeAttribute("aria-busy");
  if (answer?.error) toast(trouble(answer.error, plain(element.text) || "that"));
}
