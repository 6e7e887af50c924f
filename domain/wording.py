"""How sentences are put together, and how each surface writes what they name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from domain.ids import MemberId
from domain.words import _, speaks_english

Joining = Literal["and", "or"]


class Wording(Protocol):
    """How a surface writes the things that sentences name."""

    def member(self, member: MemberId) -> str:
        """Write a member, as a mention in Slack and as a name on a terminal."""
        ...

    def moment(self, at: datetime) -> str:
        """Write a moment in the reader's own time where the surface can."""
        ...

    def text(self, written: str) -> str:
        """Write what a person typed, made harmless for the surface."""
        ...


class PlainWording:
    """Writes ids and ISO times: for logs and for tests."""

    def member(self, member: MemberId) -> str:
        return member

    def moment(self, at: datetime) -> str:
        return at.isoformat(timespec="minutes")

    def text(self, written: str) -> str:
        return written


def listed(parts: Sequence[str], word: Joining = "and") -> str:
    """Join parts as the reader's language does: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no joining word
        return "".join(parts)
    before, last = ", ".join(parts[:-1]), parts[-1]
    if word == "or":
        return _("{before} or {last}", before=before, last=last)
    return _("{before} and {last}", before=before, last=last)


def named(names: Iterable[str], wording: Wording, word: Joining = "and") -> str:
    """Join names that somebody gave, as they stand inside a sentence."""
    return listed([wording.text(within(name)) for name in names], word)


def sentences(*said: str) -> str:
    """Write whole sentences after one another; empty ones are left out."""
    return " ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class Inside:
    """A name inside a sentence that is said later, in the language of whoever reads it then."""

    name: str

    def __str__(self) -> str:
        return within(self.name)


def within(name: str) -> str:
    """Return a name as it stands inside a sentence: `data engineer`, but `ML engineer`.

    Other languages leave names alone: German writes nouns with a capital anyway.
    """
    if not speaks_english():
        return name
    first = name.partition(" ")[0]
    return name[:1].lower() + name[1:] if first[1:].islower() else name
