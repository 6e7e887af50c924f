// Buttons, selects and inputs. `press({element, value, selected, node})` is called when one is used.

import { confirmed } from "./confirm.js";
import { h } from "./dom.js";
import { act } from "./slack.js";
import { channelsOf, state } from "./store.js";
import { plain, textNodes } from "./texts.js";

export function element(definition, press) {
  const make = MAKERS[definition.type];
  return make ? make(definition, press) : h("span", { class: "unsupported" }, `(${definition.type})`);
}

async function use(definition, press, chosen) {
  if (definition.confirm && !(await confirmed(definition.confirm))) return false;
  press({ element: definition, ...chosen });
  return true;
}

function button(definition, press) {
  const node = h("button", {
    type: "button", class: `button ${definition.style ?? ""}`, "data-action": definition.action_id,
    "data-testid": `action-${definition.action_id}`, "aria-label": definition.accessibility_label,
    onclick: () => use(definition, press, { value: definition.value, node }),
  }, plain(definition.text));
  if (definition.url) {
    return h("a", { class: `button ${definition.style ?? ""}`, href: definition.url, target: "_blank",
      rel: "noreferrer noopener" }, plain(definition.text));
  }
  return node;
}

function select(definition, press, choices, several = false) {
  const first = several ? [] : [h("option", { value: "" }, plain(definition.placeholder) || "Choose")];
  const node = h("select", {
    multiple: several, "data-action": definition.action_id, "data-testid": `action-${definition.action_id}`,
    "aria-label": plain(definition.placeholder) || "Choose",
    onchange: async () => {
      const chosen = several ? [...node.selectedOptions].map((each) => each.value) : node.value;
      if (!chosen.length) return;
      const used = await use(definition, press, { selected: chosen, node });
      if (!used) reset(node, definition);
    },
  }, [...first, ...choices]);
  reset(node, definition);
  return node;
}

function initialValues(definition) {
  const options = definition.initial_options ?? (definition.initial_option ? [definition.initial_option] : []);
  const ids = definition.initial_users ?? definition.initial_channels ?? definition.initial_conversations ?? [];
  const id = definition.initial_user ?? definition.initial_channel ?? definition.initial_conversation;
  return [...options.map((each) => each.value), ...ids, ...(id ? [id] : [])];
}

function reset(node, definition) {
  const values = initialValues(definition);
  for (const option of node.options) option.selected = values.includes(option.value);
  if (!node.multiple && !values.length) node.value = "";
}

const optionNode = (option) => h("option", { value: option.value }, plain(option.text));

function staticChoices(definition) {
  if (!definition.option_groups) return (definition.options ?? []).map(optionNode);
  return definition.option_groups.map((group) =>
    h("optgroup", { label: plain(group.label) }, group.options.map(optionNode)));
}

// A menu that asks the app for its options: what is typed narrows them.
function searched(several) {
  return (definition, press) => {
    const chosen = definition.initial_options ?? (definition.initial_option ? [definition.initial_option] : []);
    const menu = select(definition, press, chosen.map(optionNode), several);
    const look = async () => {
      const typed = box.value;
      const found = await act("suggest", {
        member: state.me, block_id: wrapper.closest("[data-block]").dataset.block,
        action_id: definition.action_id, typed,
      });
      if (!found || typed !== box.value) return; // somebody typed on while we asked
      const kept = [...menu.selectedOptions].filter((each) => each.value);
      const known = kept.map((each) => each.value);
      const fresh = found.options.filter((each) => !known.includes(each.value)).map(optionNode);
      const first = several ? [] : [h("option", { value: "" }, plain(definition.placeholder) || "Choose")];
      menu.replaceChildren(...first, ...kept, ...fresh);
      for (const each of kept) each.selected = true;
      if (!kept.length && !several) menu.value = "";
    };
    const box = h("input", {
      type: "search", "aria-label": "Search", placeholder: "Search", autocomplete: "off",
      "data-testid": `search-${definition.action_id}`, oninput: look, onfocus: look,
      onkeydown: (event) => { if (event.key === "Enter") event.preventDefault(); },
    });
    const wrapper = h("span", { class: "searched" }, box, menu);
    return wrapper;
  };
}

const userChoices = () => state.members
  .filter((each) => !each.deleted && !each.is_bot)
  .map((each) => h("option", { value: each.id }, each.shown_name));

const channelChoices = () => channelsOf(state.me)
  .map((each) => h("option", { value: each.id }, `#${each.name}`));

function overflow(definition, press) {
  const menu = h("div", { class: "menu", role: "menu", hidden: true },
    definition.options.map((option) => h("button", {
      type: "button", role: "menuitem",
      onclick: () => {
        close();
        if (option.url) window.open(option.url, "_blank", "noreferrer");
        use(definition, press, { selected: option.value, node: opener });
      },
    }, plain(option.text))));
  const opener = h("button", {
    type: "button", class: "button dots", "aria-label": "More", "aria-haspopup": "menu", "aria-expanded": "false",
    "data-action": definition.action_id, "data-testid": `action-${definition.action_id}`,
    onclick: () => (menu.hidden ? open() : close()),
  }, "⋯");
  const wrapper = h("span", {
    class: "overflow",
    onkeydown: (event) => { if (event.key === "Escape") { close(); opener.focus(); } },
    onfocusout: (event) => { if (!wrapper.contains(event.relatedTarget)) close(); },
  }, opener, menu);
  function open() {
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    menu.querySelector("button")?.focus();
  }
  function close() {
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  }
  return wrapper;
}

let groups = 0;

function boxes(type) {
  return (definition, press) => {
    const name = `group-${(groups += 1)}`;
    const chosen = initialValues(definition);
    const wrapper = h("div", {
      class: "boxes", role: type === "radio" ? "radiogroup" : "group", "data-action": definition.action_id,
      onchange: () => use(definition, press, { selected: pickedIn(wrapper, type), node: wrapper }),
    }, definition.options.map((option) => h("label", {},
      h("input", { type, name, value: option.value, checked: chosen.includes(option.value) }),
      h("span", {}, textNodes(option.text),
        option.description ? h("small", {}, textNodes(option.description)) : null))));
    return wrapper;
  };
}

function pickedIn(wrapper, type) {
  const values = [...wrapper.querySelectorAll("input:checked")].map((each) => each.value);
  return type === "radio" ? values[0] : values;
}

function typed(definition, press) {
  const shared = {
    "data-action": definition.action_id, "data-testid": `input-${definition.action_id}`,
    placeholder: plain(definition.placeholder), maxlength: definition.max_length,
    minlength: definition.min_length, value: definition.initial_value ?? "",
  };
  if (definition.multiline) return h("textarea", { ...shared, rows: 4 });
  const types = { email_text_input: "email", url_text_input: "url", number_input: "number" };
  return h("input", { ...shared, type: types[definition.type] ?? "text", autocomplete: "off" });
}

function moment(type, key) {
  return (definition, press) => {
    const node = h("input", {
      type, "data-action": definition.action_id, "data-testid": `action-${definition.action_id}`,
      value: definition[key] ?? "", "aria-label": plain(definition.placeholder) || "Choose",
      onchange: () => use(definition, press, { selected: node.value, node }),
    });
    return node;
  };
}

function feedback(definition, press) {
  const sides = [definition.positive_button, definition.negative_button];
  return h("span", { class: "feedback" }, sides.map((side, place) => {
    const node = h("button", {
      type: "button", class: "button dots", title: plain(side.text),
      "aria-label": side.accessibility_label ?? plain(side.text),
      "data-testid": `action-${definition.action_id}-${place ? "negative" : "positive"}`,
      onclick: () => use(definition, press, { selected: side.value, node }),
    }, place ? "👎" : "👍", h("span", { class: "thumb" }, plain(side.text)));
    return node;
  }));
}

const image = (definition) => h("span", { class: "picture small", role: "img", "aria-label": definition.alt_text }, "▢");

const MAKERS = {
  button, workflow_button: button, overflow, image, feedback_buttons: feedback, icon_button: button,
  static_select: (each, press) => select(each, press, staticChoices(each)),
  multi_static_select: (each, press) => select(each, press, staticChoices(each), true),
  external_select: searched(false), multi_external_select: searched(true),
  users_select: (each, press) => select(each, press, userChoices()),
  multi_users_select: (each, press) => select(each, press, userChoices(), true),
  channels_select: (each, press) => select(each, press, channelChoices()),
  multi_channels_select: (each, press) => select(each, press, channelChoices(), true),
  conversations_select: (each, press) => select(each, press, channelChoices()),
  multi_conversations_select: (each, press) => select(each, press, channelChoices(), true),
  checkboxes: boxes("checkbox"), radio_buttons: boxes("radio"),
  plain_text_input: typed, email_text_input: typed, url_text_input: typed, number_input: typed,
  datepicker: moment("date", "initial_date"), timepicker: moment("time", "initial_time"),
};

// What is in an input now, in the form in which the pretend Slack takes it; null when nothing is.
export function valueOf(node) {
  if (node.classList.contains("boxes")) {
    const several = node.getAttribute("role") === "group";
    const values = [...node.querySelectorAll("input:checked")].map((each) => each.value);
    return several ? values : values[0] ?? null;
  }
  if (node.multiple) return [...node.selectedOptions].map((each) => each.value);
  return node.value === "" ? null : node.value;
}

export function setValue(node, value) {
  const values = Array.isArray(value) ? value : [value];
  if (node.classList.contains("boxes")) {
    for (const box of node.querySelectorAll("input")) box.checked = values.includes(box.value);
  } else if (node.options) {
    for (const option of node.options) option.selected = values.includes(option.value);
  } else node.value = value ?? "";
}
