"""The channels of one workspace that take no messages, in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_or_replace
from bot.storage.renaming import rename_conversations, rename_messages
from bot.storage.tables.life import ChannelRow
from bot.storage.tables.registry import ProjectChannelRow
from bot.use_cases.ports.mailbox import Schedule
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
        self._put(channel, closed=why, changed_at=at, times=times)
        return times

    def open(self, channel: ChannelId, whatever: Collection[Closed], at: datetime) -> bool:
        """Keep that a channel takes messages if it was closed so; tell whether it was."""
        before = self._row(channel)
        if before is None or before.closed not in whatever or before.changed_at > at:
            return False
        self._put(channel, closed=None, changed_at=at, times=before.times)
        return True

    def unlooked(self, now: datetime, limit: int) -> tuple[ChannelId, ...]:
        """Return channels of projects that nobody looked at lately, those never looked at first."""
        same = and_(
            ChannelRow.workspace == ProjectChannelRow.workspace,
            ChannelRow.channel == ProjectChannelRow.channel,
        )
        due = or_(ChannelRow.look_again_at.is_(None), ChannelRow.look_again_at <= now)
        longest_ago = ChannelRow.look_again_at.asc().nulls_first()
        rows = self.session.connection().execute(
            select(ProjectChannelRow.channel, ChannelRow.look_again_at)
            .outerjoin(ChannelRow, same)
            .where(ProjectChannelRow.workspace == self.workspace, due)
            .distinct()
            .order_by(longest_ago, ProjectChannelRow.channel)
            .limit(limit)
        )
        return tuple(channel for channel, _ in rows)

    def look(self, channel: ChannelId, *, private: bool | None, again: datetime) -> bool:
        """Keep whether a channel is private, None where Slack does not tell, and when to ask again.

        Tell whether it was made private since somebody looked last.
        """
        before = self._row(channel)
        was = before.private if before else None
        state = {
            "changed_at": before.changed_at if before else EVER,
            "times": before.times if before else 0,
        }
        known = was if private is None else private
        self._put(channel, private=known, look_again_at=again, **state)
        return was is False and private is True

    def rename(self, old: ChannelId, new: ChannelId, now: datetime) -> None:
        """Let everything that was said in a channel, or waits for it, be another channel's.

        What is planned for it is planned anew, so that nothing is said twice.
        """
        rename_conversations(self.session, self.workspace, old, new)
        rename_messages(self.session, self.workspace, (old, new), self.schedule, now)

    def _row(self, channel: ChannelId) -> ChannelRow | None:
        return self.session.get(ChannelRow, (channel, self.workspace), populate_existing=True)

    def _put(self, channel: ChannelId, **columns: Any) -> None:  # noqa: ANN401 - columns
        row = {"channel": channel, "workspace": self.workspace, **columns}
        insert_or_replace(self.session, ChannelRow, [row], _KEY)


EVER = datetime(1970, 1, 1, tzinfo=UTC)  # whatever is told of a channel is newer


def _becomes(before: ChannelRow, why: Closed, at: datetime) -> bool:
    """Tell whether something new is said; of a channel that is closed, not that we are not in."""
    if before.changed_at > at or before.closed is why:
        return False
    return before.closed is None or why is not Closed.LEFT
