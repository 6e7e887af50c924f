"""Reading what somebody entered in a form: Slack tells it by the field's block and action."""

from collections.abc import Mapping
from typing import Any, cast

from bot.slack.payloads.bodies import Body, inside, mapping, string, text_in

Values = Mapping[str, Any]


def values_of(view: Body) -> Values:
    """Return what was entered in a form, by block and action."""
    return inside(inside(view, "state"), "values")


def entered(values: Values, block: str, action: str) -> Body:
    """Return what Slack says of a field; nothing where the form has no such field."""
    return mapping(mapping(values.get(block) or {}).get(action) or {})


def written(values: Values, block: str, action: str, key: str = "value") -> str:
    """Return the text of a field; empty where nothing was entered."""
    return string(entered(values, block, action).get(key) or "", action).strip()


def chosen(values: Values, block: str, action: str) -> str:
    """Return the value of the option that is chosen in a menu; empty where there is none."""
    option = entered(values, block, action).get("selected_option")
    return string(mapping(option or {}).get("value") or "", action)


def ticked(values: Values, block: str, action: str) -> tuple[str, ...]:
    """Return the values of what is ticked, or chosen in a menu of several."""
    options = entered(values, block, action).get("selected_options") or ()
    return tuple(text_in(mapping(one), "value") for one in cast("list[object]", options))
