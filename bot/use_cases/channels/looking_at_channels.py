"""Looking at channels of projects once a day: few apps are told that one was made private."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

import structlog

from bot.use_cases.channels.noting_channels import hide_projects
from bot.use_cases.channels.redirecting import close
from bot.use_cases.ports.sending import Rejected, SendingFailed
from bot.use_cases.ports.work import Clock, OpenWork, Work, Workspaces
from domain.errors import SomebodyWasFaster
from domain.ids import ChannelId, WorkspaceId
from domain.statuses import Closed

MOST_IN_A_ROUND = 5  # a minute; Slack takes fifty
LOOK_AGAIN_AFTER = timedelta(days=1)
TRY_AGAIN_AFTER = timedelta(minutes=10)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ChannelSeen:
    """What Slack says of a channel."""

    is_private: bool
    is_archived: bool
    has_us: bool


class AskChannel(Protocol):
    """Asks Slack what a channel is; raises `SendingFailed`."""

    def __call__(self, workspace: WorkspaceId, channel: ChannelId) -> ChannelSeen: ...


@dataclass(frozen=True, slots=True)
class LookAtChannels:
    """A worker's round: looks at a few of the channels that nobody looked at for a day.

    It also finds what an event should have told while nobody here could hear it.
    """

    workspaces: Workspaces
    open_work: OpenWork
    now: Clock
    ask: AskChannel

    def __call__(self) -> None:
        for workspace in self.workspaces():
            with self.open_work(workspace) as work:
                unlooked = work.life.channels.unlooked(self.now(), MOST_IN_A_ROUND)
            for channel in unlooked:
                self._look(workspace, channel)

    def _look(self, workspace: WorkspaceId, channel: ChannelId) -> None:
        seen, after = None, LOOK_AGAIN_AFTER
        try:
            seen = self.ask(workspace, channel)
        except Rejected as refusal:  # a scope is missing, or we are not in a private channel
            log.info("channel_not_told", channel=channel, why=refusal.code)
        except SendingFailed:
            after = TRY_AGAIN_AFTER
        try:
            with self.open_work(workspace) as work:
                self._keep(work, channel, seen, after)
        except SomebodyWasFaster:
            log.info("channel_not_stored", channel=channel)  # the next round looks again

    def _keep(
        self, work: Work, channel: ChannelId, seen: ChannelSeen | None, after: timedelta
    ) -> None:
        now = self.now()
        private = seen.is_private if seen else None
        if work.life.channels.look(channel, private=private, again=now + after):
            hide_projects(work, channel, now)
        if seen is None:
            return
        if seen.is_archived:
            close(work, channel, Closed.ARCHIVED, now)
        elif seen.has_us:
            work.life.channels.open(channel, tuple(Closed), now)
        else:
            work.life.channels.open(channel, (Closed.ARCHIVED, Closed.DELETED), now)
            close(work, channel, Closed.LEFT, now)
