"""Answers about people: which roles they hold."""

from dataclasses import dataclass

from domain.ids import MemberId
from domain.projects import Hat
from domain.questions.readings import Reading


@dataclass(frozen=True, slots=True)
class RolesOf:
    """Which roles a member holds, each with its name."""

    reading: Reading
    member: MemberId | None
    hats: tuple[tuple[Hat, str], ...]
