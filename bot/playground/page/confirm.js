// Asks again before something that cannot be undone.

import { $, h } from "./dom.js";
import { plain, textNodes } from "./texts.js";

export function confirmed(question) {
  const dialog = $("confirm");
  return new Promise((resolve) => {
    const finish = (answer) => { dialog.close(); resolve(answer); };
    dialog.oncancel = (event) => { event.preventDefault(); finish(false); };
    dialog.replaceChildren(
      h("h2", { id: "confirm-title" }, plain(question.title)),
      h("p", { class: "text" }, textNodes(question.text)),
      h("footer", {},
        h("button", { type: "button", class: "quiet", "data-testid": "deny", onclick: () => finish(false) },
          plain(question.deny)),
        h("button", {
          type: "button", class: question.style === "danger" ? "danger" : "primary", "data-testid": "confirm-yes",
          onclick: () => finish(true),
        }, plain(question.confirm))),
    );
    dialog.showModal();
  });
}
