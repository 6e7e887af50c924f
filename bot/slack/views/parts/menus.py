"""Menus of any length: as they are where Slack takes them so, else searched while one types.

Slack's own menus hold a hundred options under a heading; a longer one asks us for its options
(`block_suggestion`), a hundred at a time.
"""

from collections.abc import Collection, Iterator, Sequence

from bot.slack.views.parts.blocks import BUTTON_TEXT, Element
from bot.slack.views.parts.fields import MOST_OPTIONS, PLACEHOLDER, Grouped
from bot.slack.views.parts.mrkdwn import plain
from domain.knowledge.phrases import normalised
from domain.knowledge.workflows import Workflow
from domain.words import _

_MOST = 1_000  # options of a menu with headings; a view has 250 kB


def menu(action: str, placeholder: str, groups: Grouped, chosen: str = "") -> Element:
    """One of many; by its value, one may be chosen already."""
    element = _menu("", action, placeholder, groups)
    first = next(_options(groups, (chosen,)), None)
    return element | ({"initial_option": first} if first else {})


def menu_of_several(
    action: str, placeholder: str, groups: Grouped, chosen: Collection[str] = ()
) -> Element:
    """Some of many; by their values, some may be chosen already."""
    element = _menu("multi_", action, placeholder, groups)
    first = list(_options(groups, chosen))
    return element | ({"initial_options": first} if first else {})


def suggested(groups: Grouped, typed: str) -> list[Element]:
    """Return what a menu shows for what was typed, a hundred options at most, with headings."""
    words, left = normalised(typed), MOST_OPTIONS
    shown: list[Element] = []
    for heading, options in groups:
        found = [_option(*one) for one in options if words in normalised(one[0])][:left]
        left -= len(found)
        if found:
            shown.append({"label": _plain_text(heading, BUTTON_TEXT), "options": found})
    return shown


def workflows_in(workflows: Sequence[Workflow]) -> Grouped:
    """Return the options of a menu of workflows."""
    return [(_("Workflows"), [(one.name, str(one.key)) for one in workflows])]


def _menu(several: str, action: str, placeholder: str, groups: Grouped) -> Element:
    text = _plain_text(placeholder, PLACEHOLDER)
    lengths = [len(options) for _heading, options in groups]
    if max(*lengths, len(groups), 0) > MOST_OPTIONS or sum(lengths) > _MOST:
        searched = {"type": f"{several}external_select", "min_query_length": 0}
        return {**searched, "action_id": action, "placeholder": text}
    shown = [
        {"label": _plain_text(label, BUTTON_TEXT), "options": [_option(*one) for one in options]}
        for label, options in groups
        if options
    ]
    kind = f"{several}static_select"
    return {"type": kind, "action_id": action, "placeholder": text, "option_groups": shown}


def _options(groups: Grouped, chosen: Collection[str]) -> Iterator[Element]:
    for _heading, options in groups:
        yield from (_option(*one) for one in options if one[1] in chosen)


def _option(label: str, value: str) -> Element:
    return {"text": _plain_text(label, BUTTON_TEXT), "value": value}


def _plain_text(text: str, limit: int) -> Element:
    return {"type": "plain_text", "text": plain(text, limit), "emoji": True}
