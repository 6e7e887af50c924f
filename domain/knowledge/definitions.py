"""When a phase counts as done: what has to be ticked, linked and written."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Self

from pydantic import ConfigDict, StringConstraints, model_validator

from domain.knowledge.mistakes import MistakeInside
from domain.knowledge.phrases import KEY, KEY_PATTERN, Written
from domain.packets import LINK_NAME_LIMIT, MOST_LINKS
from domain.words import _

MOST_ITEMS = 10  # a group of checkboxes holds no more
ITEM_LIMIT = 75  # characters beside a checkbox

KeyOfItem = Annotated[str, KEY]
ItemText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=ITEM_LIMIT)
]
LinkName = Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=LINK_NAME_LIMIT)]


class Need(StrEnum):
    """What may be asked for in writing."""

    NOTE = "note"
    RISKS = "risks"


class DoneItem(Written):
    """One item of a checklist: its key and what is ticked, in a few words."""

    model_config = ConfigDict(title="item")

    key: KeyOfItem
    text: ItemText


class DefinitionOfDone(Written):
    """What a phase needs before it may be marked done."""

    model_config = ConfigDict(title="definition of done")

    checklist: tuple[DoneItem, ...] = ()
    links: tuple[LinkName, ...] = ()
    needs: tuple[Need, ...] = ()

    @model_validator(mode="after")
    def _asks_for_something_once(self) -> Self:
        if not (self.checklist or self.links or self.needs):
            raise MistakeInside((), _("a definition of done needs a checklist, links or needs"))
        _check_count("checklist", len(self.checklist), MOST_ITEMS)
        _check_count("links", len(self.links), MOST_LINKS)
        keys = (item.key for item in self.checklist)
        if twice := _twice(keys):
            said = _('the checklist has "{key}" twice', key=twice)
            raise MistakeInside(("checklist", twice, "key"), said)
        if twice := _twice(self.links):
            said = _('the link "{name}" is asked for twice', name=twice)
            raise MistakeInside(("links", twice), said)
        return self


def _check_count(field: str, count: int, most: int) -> None:
    if count > most:
        said = _("there may be at most {most} of these, not {count}", most=most, count=count)
        raise MistakeInside((field,), said)


def _twice(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
