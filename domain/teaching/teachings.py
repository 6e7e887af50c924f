"""A teaching: a lesson with its author, where it stands, and who settled it; its only steps."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.ids import MemberId, QuestionId, TeachingId
from domain.projects import Actor, Operator, member_of
from domain.teaching.lessons import Lesson
from domain.teaching.refusals import NotForYou, TeachingSettled


class TeachingStatus(StrEnum):
    """Where a teaching stands."""

    PROPOSED = "proposed"  # waits for a maintainer
    TAUGHT = "taught"  # in force
    REJECTED = "rejected"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Teaching:
    """What was taught by whom; `changes` is how many answered questions a proposal would change.

    `question` is the one that led to it, where one did.
    """

    id: TeachingId
    lesson: Lesson
    status: TeachingStatus
    by: Actor
    at: datetime
    changes: int = 0
    question: QuestionId | None = None
    settled_by: Actor | None = None
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Maintainers:
    """Who looks after what a workspace knows; without any, everybody does."""

    members: frozenset[MemberId]

    def include(self, actor: Actor) -> bool:
        """Tell whether the actor may teach at once and settle what others propose."""
        return isinstance(actor, Operator) or not self.members or member_of(actor) in self.members


def begin(teaching: Teaching, maintainers: Maintainers) -> Teaching:
    """Return the teaching as it starts: in force at once, or proposed to the maintainers."""
    if maintainers.include(teaching.by):
        return replace(teaching, status=TeachingStatus.TAUGHT)
    return replace(teaching, status=TeachingStatus.PROPOSED)


def approve(teaching: Teaching, by: Actor, maintainers: Maintainers, now: datetime) -> Teaching:
    """Put a proposal in force; raises `NotForYou` and `TeachingSettled`."""
    _require_maintainer(by, maintainers)
    return _settled(teaching, TeachingStatus.PROPOSED, TeachingStatus.TAUGHT, by, now)


def reject(teaching: Teaching, by: Actor, maintainers: Maintainers, now: datetime) -> Teaching:
    """Turn a proposal down; raises `NotForYou` and `TeachingSettled`."""
    _require_maintainer(by, maintainers)
    return _settled(teaching, TeachingStatus.PROPOSED, TeachingStatus.REJECTED, by, now)


def undo(teaching: Teaching, by: Actor, maintainers: Maintainers, now: datetime) -> Teaching:
    """Take back what is in force; authors take back their own.

    Raises `NotForYou` and `TeachingSettled`.
    """
    if by != teaching.by:
        _require_maintainer(by, maintainers)
    return _settled(teaching, TeachingStatus.TAUGHT, TeachingStatus.UNDONE, by, now)


def _require_maintainer(by: Actor, maintainers: Maintainers) -> None:
    if not maintainers.include(by):
        raise NotForYou(tuple(sorted(maintainers.members)))


def _settled(
    teaching: Teaching, from_: TeachingStatus, to: TeachingStatus, by: Actor, now: datetime
) -> Teaching:
    if teaching.status is not from_:
        settled_by = member_of(teaching.settled_by) if teaching.settled_by else None
        raise TeachingSettled(teaching.status, settled_by)
    return replace(teaching, status=to, settled_by=by, settled_at=now)
