"""An away period begins: what still waits for the member is passed on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.use_cases.absences.passing_on import pass_on_all
from bot.use_cases.delivering.deliver import WaitFor
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.ports.work import Clock, OpenWork
from domain.calendar_notices import away_id, who_leaves
from domain.errors import SomebodyWasFaster
from domain.ids import MemberId, WorkspaceId
from domain.notifications import Notification

TRY_AGAIN_AFTER = timedelta(seconds=5)  # where another order changes the same project


@dataclass(frozen=True, slots=True)
class PassOnWhenLeaving:
    """Passes on what waits for whoever is away from today; all else waits as `otherwise` says.

    It happens when the row is due that stands for this beginning, before it would be sent. It may
    happen twice: then nothing is left to pass on.
    """

    open_work: OpenWork
    know_zones: KnowTimeZones
    now: Clock
    shelf: KnowledgeShelf
    otherwise: WaitFor

    def __call__(
        self, workspace: WorkspaceId, notification: Notification, queued_for: datetime | None
    ) -> datetime | None:
        """Return the moment to wait for; None where everything is done, or may be sent now."""
        member = who_leaves(notification)
        if member is None:
            return self.otherwise(workspace, notification, queued_for)
        self.know_zones(workspace, (member,))
        try:
            return self._leave(workspace, member, notification)
        except SomebodyWasFaster:
            return self.now() + TRY_AGAIN_AFTER

    def _leave(
        self, workspace: WorkspaceId, member: MemberId, notification: Notification
    ) -> datetime | None:
        now = self.now()
        with self.open_work(workspace) as work:
            calendar = work.calendars.of([member]).get(member)
            if calendar is None or calendar.away is None:
                return None
            if away_id(member, calendar.away) != notification.subject:
                return None  # it is another period by now
            begins = calendar.begin_of(calendar.away.first)
            if begins > now:  # they travelled west
                return begins
            if calendar.absent(now) is not None:
                pass_on_all(work, member, self.shelf, now)
        return None
