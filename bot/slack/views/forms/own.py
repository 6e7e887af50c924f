"""Forms about a workspace's own knowledge: menus for the part, its fields, what is said then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.slack.views.parts.actions import OWN_PART, numbered
from bot.slack.views.parts.blocks import Element, context, modal, section
from bot.slack.views.parts.entry_fields import ENTERED, EntryBlock
from bot.slack.views.parts.fields import (
    Grouped,
    Options,
    checkboxes,
    field,
    line,
    lines,
    optional,
)
from bot.slack.views.parts.form_texts import overtaken
from bot.slack.views.parts.menus import menu, menu_of_several
from bot.slack.views.parts.message import Block
from bot.slack.views.parts.mrkdwn import shortened
from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.own_parts import TICKED, OwnPart, PartShown, Sheet
from domain.words import Saying, _, ngettext

LONGEST = 3_000  # characters of a field; Slack takes no more
NAME_LIMIT = 500  # characters of a text in the registry file
_LISTED = 12  # values of a field that are listed
_ROOM = 200  # characters of one


class Kind(StrEnum):
    """How something is entered."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"  # one a line
    ONE = "one"
    SOME = "some"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Asked:
    """A field: its name, its label, an example, and what there is to choose."""

    field: str
    label: str
    kind: Kind
    example: str = ""
    options: Options = ()
    required: bool = False

    @property
    def groups(self) -> Grouped:
        """What there is to choose, under the field's own label."""
        return [(self.label, self.options)]


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu that turns the form to another part; its values are packed parts."""

    asked: str
    groups: Grouped


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a form about a part shows: menus, fields, and lines below them."""

    menus: tuple[Menu, ...]
    fields: tuple[Asked, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A kind of form, by what it is called in Slack and how it looks.

    `tell` says what is so now, where its fields one after another do not say it best.
    """

    callback: str
    title: Saying
    sheet: Sheet
    draw: Callable[[PartShown], Drawn]
    tell: Callable[[PartShown], Sequence[str]] | None = None

    def modal(
        self, shown: PartShown, entered: Mapping[str, Values] | None = None, notice: str = ""
    ) -> Block:
        """Ask what is to be so, with what is so filled in, or what somebody `entered` before."""
        drawn, now = self.draw(shown), self.sheet.now(shown)
        values, part = {**now, **(entered or {})}, shown.part.packed()
        blocks = [section(notice)] if notice else []
        for number, one in enumerate(drawn.menus, start=1):
            element = _menu(numbered(OWN_PART, number), one, part)
            blocks.append(section(one.asked, element, f"{numbered(OWN_PART, number)}:{part}"))
        for asked in drawn.fields:
            if len("\n".join(now[asked.field])) > LONGEST:  # cut, it would be saved so
                blocks.append(context(_too_long(asked)))
                continue
            block = EntryBlock.showing(f"{asked.field}:{part}", now[asked.field]).packed()
            made = field(block, _label(asked), _element(asked, values[asked.field]))
            blocks.append(made if asked.required else optional(made))
        blocks += [context(note) for note in drawn.notes]
        return modal(str(self.title), blocks, self.callback, part, submit=_("Save"))

    def groups(self, shown: PartShown, action: str, name: str) -> Grouped:
        """Return what there is to choose in a menu, by its action, or in a field, by its name."""
        drawn = self.draw(shown)
        for number, one in enumerate(drawn.menus, start=1):
            if action == numbered(OWN_PART, number):
                return one.groups
        return next((asked.groups for asked in drawn.fields if asked.field == name), ())

    def saved(self, shown: PartShown) -> Block:
        """Say what is so from now on; takes the form's place."""
        saved = _("Saved. From now on:")
        parts = (
            section(f":white_check_mark:  {saved}"),
            *map(section, self._told(shown)),
            *map(context, self.draw(shown).notes),
        )
        return modal(str(self.title), parts)

    def overtaken(self, shown: PartShown) -> str:
        """Say that others saved something else while the form was open."""
        return overtaken("\n".join(self._told(shown)))

    def refused(self, sentence: str) -> Block:
        """Say why nothing was saved; takes the form's place."""
        return modal(str(self.title), (section(sentence),))

    def _told(self, shown: PartShown) -> Sequence[str]:
        if self.tell is not None:
            return self.tell(shown)
        now = self.sheet.now(shown)
        told = [
            (one, [_called(one, value) for value in now[one.field]])
            for one in self.draw(shown).fields
        ]
        return [f"• {one.label}: {_some(values)}" for one, values in told if values]


def _label(asked: Asked) -> str:
    return _("{field}, one a line", field=asked.label) if asked.kind is Kind.LINES else asked.label


def _too_long(asked: Asked) -> str:
    field = f"*{asked.label}*"
    return _("{field}: too long for a form; in the registry file.", field=field)


def _some(values: Sequence[str]) -> str:
    listed = ", ".join(shortened(value, _ROOM) for value in values[:_LISTED])
    more = len(values) - _LISTED
    if more <= 0:
        return listed
    return ngettext("{values}, and {count} more", "{values}, and {count} more", more, values=listed)


def _called(asked: Asked, value: str) -> str:
    if asked.kind is Kind.TICK and not asked.options:
        return _("yes")
    return next((label for label, one in asked.options if one == value), value)


def _menu(action: str, shown: Menu, chosen: str) -> Element:
    known = {value for _heading, options in shown.groups for _label, value in options}
    first = chosen if chosen in known else OwnPart(OwnPart.unpacked(chosen).of).packed()
    return menu(action, _("Choose"), shown.groups, first)


def _element(asked: Asked, values: Values) -> Element:
    text = "\n".join(values)
    match asked.kind:
        case Kind.LINE:
            return line(ENTERED, asked.example, NAME_LIMIT, text)
        case Kind.TEXT | Kind.LINES:
            return lines(ENTERED, asked.example, LONGEST, text)
        case Kind.ONE:
            return menu(ENTERED, asked.example, asked.groups, text)
        case Kind.SOME:
            return menu_of_several(ENTERED, asked.example, asked.groups, values)
        case Kind.TICK:
            return checkboxes(ENTERED, asked.options or [(asked.example, TICKED)], values)
