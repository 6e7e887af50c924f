"""Whole questions whose answer a workspace was taught; nothing else is asked where one is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.ids import RoleKey


@dataclass(frozen=True, slots=True)
class TaughtPhrase:
    """The role that answers for a phrase; `topic` is what to call it, where somebody said so."""

    role: RoleKey
    topic: str = ""


# By the phrase's key, see `domain.questions.whole`.
Phrases = Mapping[str, TaughtPhrase]


def no_phrases() -> Phrases:
    """Return the phrases of a workspace that was taught none."""
    return MappingProxyType({})
