// The modal that a person has open: a form made of blocks.

import { blocks } from "./blocks.js";
import { $, h, toast } from "./dom.js";
import { setValue, valueOf } from "./elements.js";
import { trouble } from "./log.js";
import { act } from "./slack.js";
import { state } from "./store.js";
import { plain } from "./texts.js";
import { startTimer } from "./took.js";

let shown = null;

export function drawModal() {
  const dialog = $("modal");
  const view = state.views.get(state.me);
  if (!view) {
    shown = null;
    if (dialog.open) dialog.close();
    return;
  }
  if (shown?.id === view.id && shown.hash === view.hash && shown.me === state.me) return;
  const typed = shown?.id === view.id && shown.me === state.me ? values() : {};
  shown = { id: view.id, hash: view.hash, me: state.me };
  dialog.replaceChildren(form(view));
  dialog.oncancel = (event) => { event.preventDefault(); leave(); };
  refill(typed);
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector(".block input, .block textarea, .block select") ?? dialog.querySelector("button"))?.focus();
}

function form(view) {
  return h("form", { novalidate: true, onsubmit: submit },
    h("header", {},
      h("h2", { id: "modal-title" }, plain(view.title)),
      h("button", { type: "button", class: "quiet close", "aria-label": "Close", onclick: leave }, "×")),
    h("div", { class: "content" }, blocks(view.blocks, press)),
    h("p", { class: "error general", role: "alert", "data-testid": "modal-error" }),
    h("footer", {},
      h("button", { type: "button", class: "quiet", "data-testid": "modal-close", onclick: leave },
        plain(view.close) || "Cancel"),
      view.submit
        ? h("button", { type: "submit", class: "primary", "data-testid": "modal-submit" }, plain(view.submit))
        : null));
}

// {block_id: {action_id: value}} of everything that keeps a value.
function values() {
  const all = {};
  for (const node of $("modal").querySelectorAll("input[data-action], textarea[data-action], select[data-action], .boxes")) {
    const block = node.closest("[data-block]").dataset.block;
    (all[block] ??= {})[node.dataset.action] = valueOf(node);
  }
  return all;
}

function refill(typed) {
  for (const [block, entries] of Object.entries(typed)) {
    for (const [action, value] of Object.entries(entries)) {
      const place = `[data-block="${CSS.escape(block)}"] [data-action="${CSS.escape(action)}"]`;
      const node = $("modal").querySelector(place);
      if (node) setValue(node, value);
    }
  }
}

async function submit(event) {
  event.preventDefault();
  showErrors({});
  const button = event.submitter ?? $("modal").querySelector("[type=submit]");
  button?.setAttribute("aria-busy", "true");
  startTimer();
  const reply = await act("submit", { member: state.me, values: values() });
  button?.removeAttribute("aria-busy");
  if (!reply) return;
  if (reply.error) showGeneral("We had some trouble connecting. Try again?", reply.error);
  else showErrors(reply.errors);
}

function showErrors(errors) {
  showGeneral("", "");
  for (const node of $("modal").querySelectorAll(".block.input")) {
    const sentence = errors[node.dataset.block] ?? "";
    node.querySelector(".error").textContent = sentence;
    node.classList.toggle("wrong", Boolean(sentence));
    const field = node.querySelector("input, textarea, select");
    if (sentence) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
  }
  $("modal").querySelector(".wrong input, .wrong textarea, .wrong select")?.focus();
}

function showGeneral(sentence, why) {
  const place = $("modal").querySelector(".general");
  place.textContent = sentence;
  place.title = why;
}

async function press({ element, value, selected, node }) {
  startTimer();
  node.setAttribute("aria-busy", "true");
  const answer = await act("click", {
    member: state.me, view: "modal", action_id: element.action_id, values: values(),
    value: element.type === "button" ? value : undefined, selected,
  });
  node.removeAttribute("aria-busy");
  if (answer?.error) toast(trouble(answer.error, plain(element.text) || "that"));
}

function leave() {
  act("close_view", { member: state.me });
}
