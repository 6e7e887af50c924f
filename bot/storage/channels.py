"""The channels of one workspace that take no messages, in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_or_replace
from bot.storage.life_rows import ChannelRow
from bot.storage.renaming import rename_conversations, rename_messages
from bot.use_cases.mailbox import Schedule
from domain.ids import ChannelId, WorkspaceId
from domain.statuses import Closed

_KEY = ("channel", "workspace")


@dataclass(frozen=True, slots=True)
class SqlChannels:
    """The channels of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId
    schedule: Schedule

    def closed(self, channels: Collection[ChannelId]) -> Mapping[ChannelId, Closed]:
        """Return those of the channels that take no messages, and why."""
        if not channels:
            return {}
        rows = self.session.connection().execute(
            select(ChannelRow.channel, ChannelRow.closed).where(
                ChannelRow.workspace == self.workspace,
                ChannelRow.channel.in_(sorted(channels)),
                ChannelRow.closed.is_not(None),
            )
        )
        return {channel: why for channel, why in rows if why is not None}

    def close(self, channel: ChannelId, why: Closed, at: datetime) -> int | None:
        """Keep that a channel is closed; return how often by now.

        None where that is known, or where something newer is.
        """
        before = self._row(channel)
        if before is not None and not _becomes(before, why, at):
            return None
        times = (before.times if before else 0) + (before is None or before.closed is None)
        self._put(channel, why, at, times)
        return times

    def open(self, channel: ChannelId, whatever: Collection[Closed], at: datetime) -> bool:
        """Keep that a channel takes messages if it was closed so; tell whether it was."""
        before = self._row(channel)
        if before is None or before.closed not in whatever or before.changed_at > at:
            return False
        self._put(channel, None, at, before.times)
        return True

    def rename(self, old: ChannelId, new: ChannelId, now: datetime) -> None:
        """Let everything that was said in a channel, or waits for it, be another channel's.

        What is planned for it is planned anew, so that nothing is said twice.
        """
        rename_conversations(self.session, self.workspace, old, new)
        rename_messages(self.session, self.workspace, (old, new), self.schedule, now)

    def _row(self, channel: ChannelId) -> ChannelRow | None:
        return self.session.get(ChannelRow, (channel, self.workspace), populate_existing=True)

    def _put(self, channel: ChannelId, why: Closed | None, at: datetime, times: int) -> None:
        row = {
            "channel": channel,
            "workspace": self.workspace,
            "closed": why,
            "changed_at": at,
            "times": times,
        }
        insert_or_replace(self.session, ChannelRow, [row], _KEY)


def _becomes(before: ChannelRow, why: Closed, at: datetime) -> bool:
    """Tell whether something new is said; of a channel that is closed, not that we are not in."""
    if before.changed_at > at or before.closed is why:
        return False
    return before.closed is None or why is not Closed.LEFT
