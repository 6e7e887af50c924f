"""Knowing where members are: Slack is asked, seldom and never for many at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from bot.use_cases.ports.calendars import AskProfile, SlackProfile
from bot.use_cases.ports.sending import SendingFailed
from bot.use_cases.ports.work import Clock, OpenWork
from domain.ids import MemberId, WorkspaceId

MOST_ASKED = 5  # at a time; about the others Slack is asked when something is sent to them
ASK_AGAIN_AFTER = timedelta(days=1)  # people travel
TRY_AGAIN_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class KnowTimeZones:
    """Asks Slack where members are, unless it said so lately or they said it themselves.

    `ask` is None where there is no Slack. Slack is asked while no transaction is open; where it
    does not answer, whatever is known already has to do.
    """

    open_work: OpenWork
    now: Clock
    ask: AskProfile | None = None

    def __call__(self, workspace: WorkspaceId, members: Collection[MemberId]) -> None:
        if self.ask is None or not members:
            return
        with self.open_work(workspace) as work:
            unasked = work.calendars.unasked(members, self.now())
        for member in unasked[:MOST_ASKED]:
            self._learn(self.ask, workspace, member)

    def note(self, workspace: WorkspaceId, member: MemberId, profile: SlackProfile) -> None:
        """Keep what Slack said as it was asked something else about a member."""
        with self.open_work(workspace) as work:
            work.calendars.learn(member, profile, self.now() + ASK_AGAIN_AFTER)

    def _learn(self, ask: AskProfile, workspace: WorkspaceId, member: MemberId) -> None:
        profile, after = None, ASK_AGAIN_AFTER
        try:
            profile = ask(workspace, member)
        except SendingFailed:
            after = TRY_AGAIN_AFTER
        with self.open_work(workspace) as work:
            work.calendars.learn(member, profile, self.now() + after)
