"""Finds what a person presses, chooses or types into, and says what was entered."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.playground.errors import NotPossible
from bot.playground.json_types import Json, as_object, as_objects, as_texts
from bot.playground.rules.blocks import elements_of

ONE_OPTION = ("static_select", "radio_buttons", "overflow", "external_select")
MANY_OPTIONS = ("checkboxes", "multi_static_select", "multi_external_select")
SEARCHED = ("external_select", "multi_external_select")
CHOSEN = {
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}

Offered = Mapping[tuple[str, str], list[Json]]  # by block_id and action_id


@dataclass(frozen=True, slots=True)
class Found:
    """An element with the block it stands in."""

    block: Json
    element: Json


def placed(blocks: list[Json]) -> list[Found]:
    """Return every element of the blocks with its block."""
    return [Found(block, element) for block in blocks for element in elements_of([block])]


def with_offered(blocks: list[Json], offered: Offered) -> list[Json]:
    """Return the blocks where searched menus have the options that the app offered, or chose."""
    return [
        {key: _with_options(block, value, offered) for key, value in block.items()}
        for block in blocks
    ]


def find_element(blocks: list[Json], action_id: str, value: str | None) -> Found:
    """Return the one element with this action_id (and this value), or say what there is."""
    everything = placed(blocks)
    fitting = [
        each
        for each in everything
        if each.element.get("action_id") == action_id
        and (value is None or each.element.get("value") == value)
    ]
    if len(fitting) == 1:
        return fitting[0]
    there = ", ".join(_named(each) for each in everything) or "nothing"
    count = "no" if not fitting else "more than one"
    wanted = action_id if value is None else f"{action_id} = {value}"
    raise NotPossible(f"there is {count} element {wanted}; there is: {there}")


def entered(element: Json, value: object) -> Json:
    """Return what Slack reports of an element in which something was entered."""
    kind = str(element.get("type"))
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": None if value is None else option(element, value)}
    if kind in MANY_OPTIONS:
        chosen = [option(element, each) for each in as_texts(value)]
        return {"type": kind, "selected_options": chosen}
    if kind in CHOSEN:
        return {"type": kind, CHOSEN[kind]: value}
    return {"type": kind, "value": value}


def initial(element: Json) -> Json:
    """Return what Slack reports of an element that nobody has touched."""
    kind = str(element.get("type"))
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in MANY_OPTIONS:
        return {"type": kind, "selected_options": as_objects(element.get("initial_options"))}
    if kind in CHOSEN:
        before = element.get(CHOSEN[kind].replace("selected", "initial"))
        several = kind.startswith("multi_")
        return {"type": kind, CHOSEN[kind]: before or ([] if several else None)}
    return {"type": kind, "value": element.get("initial_value")}


def option(element: Json, value: object) -> Json:
    """Return the option with this value, or say which there are."""
    groups = as_objects(element.get("option_groups"))
    options = [each for group in groups for each in as_objects(group.get("options"))]
    options += as_objects(element.get("options"))
    for each in options:
        if each.get("value") == value:
            return each
    there = ", ".join(str(each.get("value")) for each in options)
    raise NotPossible(f"there is no option {value}; there is: {there}")


def is_empty(state: Json) -> bool:
    """Tell whether nothing was entered."""
    return not any(value for key, value in state.items() if key != "type")


def state_values(blocks: list[Json], before: Json) -> Json:
    """Return the state of every element that keeps one; what was entered before stays."""
    values: Json = {}
    for found in placed(blocks):
        kind = str(found.element.get("type"))
        if kind in ("button", "overflow", "image", "feedback_buttons", "icon_button"):
            continue
        block_id, action_id = found.block["block_id"], found.element["action_id"]
        known = as_object(before.get(block_id)).get(action_id)
        values.setdefault(block_id, {})[action_id] = known or initial(found.element)
    return values


def _with_options(block: Json, value: object, offered: Offered) -> object:
    element = as_object(value)
    if element.get("type") not in SEARCHED:
        return value
    first = [as_object(element.get("initial_option")), *as_objects(element.get("initial_options"))]
    known = offered.get((str(block.get("block_id")), str(element.get("action_id"))), [])
    return element | {"options": [*filter(None, first), *known]}


def _named(found: Found) -> str:
    value = found.element.get("value")
    return f"{found.element.get('action_id')}" + (f" = {value}" if value else "")
