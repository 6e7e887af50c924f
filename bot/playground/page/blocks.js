// Blocks as elements.

import { h } from "./dom.js";
import { element } from "./elements.js";
import { markdown } from "./markdown.js";
import { richText } from "./rich_text.js";
import { plain, textNodes } from "./texts.js";

export function blocks(definitions, press) {
  return definitions.map((definition) => {
    const make = MAKERS[definition.type] ?? unsupported;
    const node = make(definition, (used) => press({ ...used, block: definition }));
    node.dataset.block = definition.block_id ?? "";
    return node;
  });
}

function section(block, press) {
  const body = h("div", { class: "text" });
  if (block.text) body.append(h("div", {}, textNodes(block.text)));
  if (block.fields) {
    body.append(h("div", { class: "fields" }, block.fields.map((field) => h("div", {}, textNodes(field)))));
  }
  const accessory = block.accessory ? h("div", { class: "accessory" }, element(block.accessory, press)) : null;
  return h("div", { class: "block section" }, body, accessory);
}

function context(block) {
  const parts = block.elements.map((each) =>
    (each.type === "image" ? element(each) : h("span", {}, textNodes(each))));
  return h("div", { class: "block context" }, parts);
}

function actions(block, press) {
  return h("div", { class: "block actions" }, block.elements.map((each) => element(each, press)));
}

function input(block, press) {
  const silent = block.dispatch_action ? press : () => {};
  const node = element(block.element, silent);
  const id = `input-${block.block_id}`;
  const group = node.classList.contains("boxes");
  node.setAttribute("aria-describedby", `${id}-note`);
  if (!group) node.id = id;
  node.removeAttribute("aria-label");
  if (group) node.setAttribute("aria-labelledby", `${id}-label`);
  return h("div", { class: "block input", "data-testid": `block-${block.block_id}` },
    h("label", { id: `${id}-label`, for: group ? null : id }, plain(block.label),
      block.optional ? h("span", { class: "optional" }, " (optional)") : null),
    node,
    h("p", { class: "note", id: `${id}-note` },
      h("span", { class: "error", role: "alert" }),
      block.hint ? h("span", { class: "hint" }, plain(block.hint)) : null));
}

function image(block) {
  return h("figure", { class: "block picture", role: "img", "aria-label": block.alt_text },
    h("span", {}, block.alt_text), block.title ? h("figcaption", {}, plain(block.title)) : null);
}

function table(block) {
  const cell = (each) => (each.type === "rich_text" ? richText(each) : [each.text ?? ""]);
  const rows = block.rows.map((row, place) =>
    h("tr", {}, row.map((each) => h(place ? "td" : "th", {}, cell(each)))));
  return h("div", { class: "block scroll" }, h("table", {}, rows));
}

const unsupported = (block) => h("div", { class: "block unsupported" }, `This page does not draw ${block.type}.`);

const MAKERS = {
  section, context, actions, input, image, table,
  context_actions: actions,
  divider: () => h("hr", { class: "block" }),
  header: (block) => h("h3", { class: "block header" }, plain(block.text)),
  markdown: (block) => h("div", { class: "block text markdown" }, markdown(block.text)),
  rich_text: (block) => h("div", { class: "block text" }, richText(block)),
};
