"""Slack says that a channel is not what it was: archived, private, of another id; or we came."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.use_cases.channels.redirecting import close
from bot.use_cases.ports.work import Clock, InboxKey, OpenWork, Work
from domain.errors import SomebodyWasFaster
from domain.handoffs.events import ChannelMoved, MadePrivate
from domain.ids import ChannelId, WorkspaceId
from domain.life_notices import owed_on_invitation
from domain.projects import Operator, Project
from domain.statuses import Closed

OFTEN = 3  # tries where an order changes one of the projects


@dataclass(frozen=True, slots=True)
class NoteChannel:
    """Stores what befell a channel; of one where no project is at home, nothing."""

    open_work: OpenWork
    now: Clock

    def closed(
        self, workspace: WorkspaceId, key: InboxKey, channel: ChannelId, why: Closed, at: datetime
    ) -> None:
        """Let messages go elsewhere from now on."""
        with self.open_work(workspace) as work:
            if work.registry.in_channel(channel) and work.inbox.take(key, self.now()):
                close(work, channel, why, at)

    def unarchived(
        self, workspace: WorkspaceId, key: InboxKey, channel: ChannelId, at: datetime
    ) -> None:
        """Let messages go there again, if it was archived."""
        with self.open_work(workspace) as work:
            if work.registry.in_channel(channel) and work.inbox.take(key, self.now()):
                work.life.channels.open(channel, (Closed.ARCHIVED,), at)

    def invited(
        self, workspace: WorkspaceId, key: InboxKey, channel: ChannelId, at: datetime
    ) -> None:
        """Owe the channel a card that says what we know of it."""
        with self.open_work(workspace) as work:
            if work.inbox.take(key, self.now()):
                work.life.channels.open(channel, tuple(Closed), at)
                card = owed_on_invitation(channel, int(at.timestamp()))
                work.outbox.owe((card,), None, self.now())

    def moved(self, workspace: WorkspaceId, key: InboxKey, old: ChannelId, new: ChannelId) -> None:
        """Let everything about a channel be about the one that it is now."""

        def move(work: Work) -> None:
            if not work.inbox.take(key, self.now()):
                return
            for project in work.registry.in_channel(old):
                channels = dict.fromkeys(new if c == old else c for c in project.channels)
                after = replace(project, channels=tuple(channels))
                work.registry.save(after, (ChannelMoved(old, new),), Operator(), self.now())
            work.life.channels.rename(old, new, self.now())

        self._often(workspace, move)

    def made_private(self, workspace: WorkspaceId, key: InboxKey, channel: ChannelId) -> None:
        """Let the projects of a channel be private, as it is now."""

        def hide(work: Work) -> None:
            if work.inbox.take(key, self.now()):
                hide_projects(work, channel, self.now())

        self._often(workspace, hide)

    def _often(self, workspace: WorkspaceId, change: Callable[[Work], None]) -> None:
        """Change projects; raises `SomebodyWasFaster` where orders do so all along."""
        for left in reversed(range(OFTEN)):
            try:
                with self.open_work(workspace) as work:
                    change(work)
            except SomebodyWasFaster:
                if not left:
                    raise
            else:
                return


def hide_projects(work: Work, channel: ChannelId, now: datetime) -> None:
    """Let the projects of a channel be private; raises `SomebodyWasFaster`."""
    for project in work.registry.in_channel(channel):
        if not project.private:
            _hide(work, project, channel, now)


def _hide(work: Work, project: Project, channel: ChannelId, now: datetime) -> None:
    hidden = replace(project, private=True)
    work.registry.save(hidden, (MadePrivate(channel),), Operator(), now)
