"""The weekly list of unanswered questions: who wants it, and what it tells them."""

from dataclasses import dataclass
from datetime import datetime

from bot.use_cases.ports.memory import Unanswered
from bot.use_cases.ports.work import Clock, OpenWork, Work, Workspaces
from bot.use_cases.teaching.unanswered import LISTED, LOOKED_AT, readable
from domain.ids import MemberId, WorkspaceId
from domain.memory_notices import owed_for_week
from domain.projects import Person
from domain.teaching.weekly import Span, WeeklyList


@dataclass(frozen=True, slots=True)
class WantWeekly:
    """Notes who wants the list and who does not; saying the same twice changes nothing."""

    open_work: OpenWork
    now: Clock

    def begin(self, workspace: WorkspaceId, member: MemberId) -> datetime:
        """Note that somebody wants it; return when the next one is sent."""
        with self.open_work(workspace) as work:
            work.teachings.lock()  # the workspace may have no registry yet
            return work.weekly.begin(member, self.now()).next_at

    def end(self, workspace: WorkspaceId, member: MemberId) -> None:
        """Note that somebody wants it no longer; one that is on its way is not sent either."""
        with self.open_work(workspace) as work:
            work.weekly.end(member)


@dataclass(frozen=True, slots=True)
class OweWeekly:
    """Owes the list to everybody who wants it and whose week is over.

    Every worker may run this at any time: of two that find the same list due, one owes it. Who has
    nothing to read is owed nothing, and that week is over for them too.
    """

    workspaces: Workspaces
    open_work: OpenWork
    now: Clock

    def __call__(self) -> None:
        now = self.now()
        for workspace in self.workspaces():
            for weekly in self._wanted(workspace):
                span = weekly.due(now)
                if span is not None:
                    self._owe(workspace, weekly.member, span)

    def _wanted(self, workspace: WorkspaceId) -> tuple[WeeklyList, ...]:
        with self.open_work(workspace) as work:
            return work.weekly.wanted()

    def _owe(self, workspace: WorkspaceId, member: MemberId, span: Span) -> None:
        with self.open_work(workspace) as work:
            if work.weekly.told(member, span.end) and told_of(work, member, span):
                work.outbox.owe((owed_for_week(span, member),), None, self.now())


def told_of(work: Work, member: MemberId, span: Span) -> tuple[Unanswered, ...]:
    """Return what was asked last in a span and may be read by a member, the most frequent first."""
    latest = work.readings.unanswered(LOOKED_AT)
    found = tuple(each for each in latest if span.includes(each.last_at))
    mine = readable(work, found, Person(member))
    return tuple(sorted(mine, key=lambda each: each.count, reverse=True))[:LISTED]
