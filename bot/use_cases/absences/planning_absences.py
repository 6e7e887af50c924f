"""Absences that no timer waits for: those that were set before there were timers of them."""

from dataclasses import dataclass

from bot.use_cases.ports.work import Clock, OpenWork, Work, Workspaces
from domain.calendar_notices import owed_on_leaving


@dataclass(frozen=True, slots=True)
class PlanAbsences:
    """A worker's round: lets each away period that is not over wait for its beginning.

    One that began already is due at once. What was planned once, and perhaps done, stays so.
    """

    workspaces: Workspaces
    open_work: OpenWork
    now: Clock

    def __call__(self) -> None:
        for workspace in self.workspaces():
            with self.open_work(workspace) as work:
                self._plan(work)

    def _plan(self, work: Work) -> None:
        now = self.now()
        away = work.calendars.going_away(now)
        for member, calendar in work.calendars.of(away).items():
            if calendar.away is None or calendar.away.last < calendar.day_of(now):
                continue
            leaving = owed_on_leaving(member, calendar.away)
            if not work.timers.is_planned(leaving):
                begins = max(calendar.begin_of(calendar.away.first), now)
                work.timers.plan_leaving(member, {leaving: begins}, now)
