"""Parts of a workspace's own knowledge, as forms show and write them.

A form is about one part: a role with one of its responsibilities, a workflow with one of its
phases, or reminders. What it writes is what a registry file would say, so that the checks of the
file are the checks of the form. Fields are called as in the file; those of what is inside have
`its_` before that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from domain.errors import KnowledgeMistake, Refused
from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.project import key_of, numbered_key
from domain.handoffs.permission_refusals import unsure
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.mistakes import Contradiction, Place
from domain.projects import Project
from domain.wording import Wording, sentences
from domain.words import _

Plain = Mapping[str, Any]  # as in the registry file

NEW = "+"  # in place of a key, where something is to be made; no key begins so
NAME, ALIASES = "name", "aliases"
ITS = "its_"
GONE = f"{ITS}gone"  # ticked where what is inside is to be taken out
TICKED = "yes"
LISTS = frozenset({ALIASES, "shared_aliases", "examples", "tools", "items", "links"})  # one a line
_BETWEEN = "/"  # in no key


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What a form is about: the key of a role or workflow, and of what is inside it."""

    of: str = ""
    inside: str = ""

    def packed(self) -> str:
        return _BETWEEN.join((self.of, self.inside))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        """Read it again; raises `ValueError`."""
        of, inside = value.split(_BETWEEN)
        return cls(of, inside)


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part with what it depends on.

    `base` is what the workspace knows without what it was taught, `builtin` what came with Baton,
    `own_roles` the roles as its registry file says them, by key; `followers` counts the projects
    that follow the workflow which the part is about.
    """

    part: OwnPart
    base: KnowledgeBase
    builtin: KnowledgeBase
    own_roles: Mapping[str, Plain]
    followers: int = 0


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody typed who opened a form: the text, and the project that is meant with it.

    `is_named` tells that the text names the project; it is only at home there otherwise.
    """

    text: str
    project: Project | None = None
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """What a registry file would say, and which part of it the form is about.

    `then` is what to show once it is saved. `within` says which list of the file has the part,
    which list in it what is inside, and where in that it is. `otherwise` is the field for what is
    wrong elsewhere. `moves_projects` tells that those which follow a workflow change with it.
    """

    content: Plain
    part: OwnPart
    then: OwnPart
    within: tuple[str, str, int] = ("", "", 0)
    otherwise: str = NAME
    moves_projects: bool = True

    def field_of(self, mistake: KnowledgeMistake) -> str:
        """Return the field beside which a mistake is told."""
        also = mistake.also if isinstance(mistake, Contradiction) else ()
        return self._field_at(mistake.where) or self._field_at(also) or self.otherwise

    def _field_at(self, place: Place) -> str:
        """Return the field of a place in the file; empty where it has none."""
        kind, within, index = self.within
        if place[:1] == ("reminders",):
            return str(place[1]) if len(place) > 1 else ""
        if place[:1] != (kind,) or place[1:2] not in {(0,), (self.part.of,)}:
            return ""
        rest = place[2:]
        if rest[:1] == ("reminders",):
            return self._field_at(rest)
        if rest[:1] != (within,):
            return _called(rest)
        if rest[1:2] not in {(index,), (self.part.inside,)} and self.otherwise == GONE:
            return GONE
        return ITS + _called(rest[2:])  # of another one inside: it clashes with the same of ours


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of form: which part is meant, what stands in its fields, what is written with it.

    `write` may raise `FormRefused`; all may raise what says that the part is not there.
    """

    meant: Callable[[KnowledgeBase, Meant], OwnPart]
    now: Callable[[PartShown], Mapping[str, Values]]
    write: Callable[[PartShown, Mapping[str, Values]], Writing]


@dataclass(eq=False)
class WorkspaceNotYours(Refused):
    """What counts for the whole workspace is changed by leads and workspace admins."""

    unsure: bool = False

    def told(self, wording: Wording, /) -> str:
        del wording
        only = _(
            "Only whoever leads a project, or a workspace admin, may change what counts for the "
            "whole workspace."
        )
        return sentences(only, unsure() if self.unsure else "")


def one(values: Mapping[str, Values], field: str) -> str:
    """Return what stands in a field that takes one thing; empty where nothing does."""
    return "".join(values.get(field, ())[:1])


def shown_text(text: str) -> Values:
    """Return what stands in a field for a text."""
    return (text,) if text else ()


def fresh_key(name: str, otherwise: str, taken: Mapping[str, object] | frozenset[str]) -> str:
    """Make a key of a name; one that is taken already gets a number."""
    base = key_of(name) or otherwise
    ways = (str(numbered_key(base, number)) for number in range(1, len(taken) + 2))
    return next(way for way in ways if way not in taken)


def _called(rest: Place) -> str:
    field = str(rest[0]) if rest else NAME
    return NAME if field == "key" else field
