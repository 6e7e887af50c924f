"""What a lesson changes: the same questions read before and after it."""

from dataclasses import dataclass

from domain.ids import RoleKey
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Reading

_NOTHING = 0.02  # every new word shifts the confidence of all questions a little


@dataclass(frozen=True, slots=True)
class Conflicts:
    """How many answered questions a lesson changes; `example` is one, with its role before."""

    count: int = 0
    example: str = ""
    role: RoleKey | None = None


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question that must be answered with a role, as the team says."""

    text: str
    role: RoleKey


def changes_an_answer(before: Reading, after: Reading) -> bool:
    """Tell whether a question that is answered now would be answered otherwise, or not at all."""
    return outcome_of(before) is Outcome.ANSWER and _said(before) != _said(after)


def brings_an_answer(before: Reading, after: Reading) -> bool:
    """Tell whether there is an answer now where there was none, or another role's."""
    return outcome_of(after) is Outcome.ANSWER and _said(before) != _said(after)


def is_touched(before: Reading, after: Reading) -> bool:
    """Tell whether a lesson touches a question, so that it is worth a closer look."""
    moved = abs(before.confidence - after.confidence) > _NOTHING
    return moved or _said(before) != _said(after) or before.roles[:1] != after.roles[:1]


def answers_with(reading: Reading, role: RoleKey) -> bool:
    """Tell whether a question is answered with the role."""
    return outcome_of(reading) is Outcome.ANSWER and reading.roles[:1] == (role,)


def _said(reading: Reading) -> object:
    if outcome_of(reading) is not Outcome.ANSWER:
        return outcome_of(reading)
    return reading.intent, reading.roles[:1]
