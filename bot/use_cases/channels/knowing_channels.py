"""Knowing which channels are private and who is in them: Slack is asked, never in a transaction."""

from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.use_cases.ports.channels import AskKind, AskShared, SharedChannels
from bot.use_cases.ports.sending import SendingFailed
from bot.use_cases.ports.work import Clock, OpenWork, Workspaces
from domain.ids import ChannelId, MemberId, WorkspaceId

MOST_IN_A_ROUND = 30  # channels a minute; Slack takes fifty
KIND_HOLDS_FOR = timedelta(hours=6)  # a channel that was made private is noticed by then
SHARED_HOLDS_FOR = timedelta(hours=1)  # Slack tells who joins and leaves, if it tells
TRY_AGAIN_AFTER = timedelta(minutes=5)
KEPT_FOR = timedelta(days=7)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class KeepKnowingChannels:
    """A worker's round: asks which of the channels of projects are private."""

    workspaces: Workspaces
    open_work: OpenWork
    now: Clock
    ask: AskKind

    def __call__(self) -> None:
        for workspace in self.workspaces():
            with self.open_work(workspace) as work:
                work.channels.forget(self.now() - KEPT_FOR)
                unasked = work.channels.unasked(self.now(), MOST_IN_A_ROUND)
            for channel in unasked:
                self._ask_about(workspace, channel)

    def _ask_about(self, workspace: WorkspaceId, channel: ChannelId) -> None:
        try:
            private = self.ask(workspace, channel)
        except SendingFailed as failure:
            log.warning("channel_not_told", channel=channel, why=repr(failure))
            private = None
        after = TRY_AGAIN_AFTER if private is None else KIND_HOLDS_FOR
        with self.open_work(workspace) as work:
            work.channels.learn(channel, private, self.now() + after)


@dataclass(frozen=True, slots=True)
class AskSharedChannels:
    """Says in which private channels a member is: one call to Slack an hour, of who needs it.

    A channel of 20,000 members is never listed. Where Slack does not answer, nobody is in any.
    """

    open_work: OpenWork
    now: Clock
    ask: AskShared

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> frozenset[ChannelId]:
        """Return the channels that the member and Baton are both in."""
        with self.open_work(workspace) as work:
            known = work.channels.shared_with(member)
        if known is not None and self.now() < known.ask_again_at:
            return known.channels
        try:
            told = self.ask(workspace, member)
        except SendingFailed as failure:
            log.warning("shared_channels_not_told", member=member, why=repr(failure))
            told = None
        after = TRY_AGAIN_AFTER if told is None else SHARED_HOLDS_FOR
        found = SharedChannels(frozenset(told or ()), self.now() + after)
        with self.open_work(workspace) as work:
            work.channels.share(member, found)
        return found.channels


@dataclass(frozen=True, slots=True)
class NoteMembers:
    """Follows what Slack says of private channels: who joins one and who leaves it."""

    open_work: OpenWork
    now: Clock

    def joined(self, workspace: WorkspaceId, channel: ChannelId, member: MemberId) -> None:
        """Note that somebody is in a private channel now."""
        with self.open_work(workspace) as work:
            work.channels.joined(member, channel)

    def left(self, workspace: WorkspaceId, channel: ChannelId, member: MemberId) -> None:
        """Note that somebody is in a channel no longer; it may be a public one."""
        with self.open_work(workspace) as work:
            work.channels.left(member, channel)

    def we_joined(self, workspace: WorkspaceId, channel: ChannelId, *, private: bool) -> None:
        """Note what a channel is that Baton joined."""
        with self.open_work(workspace) as work:
            work.channels.learn(channel, private, self.now() + KIND_HOLDS_FOR)
