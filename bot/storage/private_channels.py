"""Which channels are private, and who is in them, in SQL; projects follow what is learnt."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_or_replace
from bot.storage.revisions import note_change
from bot.storage.tables.channels import ChannelKindRow, SharedChannelsRow
from bot.storage.tables.registry import ProjectChannelRow, ProjectRow
from bot.use_cases.ports.channels import SharedChannels
from domain.ids import ChannelId, MemberId, ProjectKey, WorkspaceId

_AT_ONCE = 500  # projects in one statement; SQLite takes no more than 32,766 parameters


@dataclass(frozen=True, slots=True)
class SqlPrivateChannels:
    """What Slack says of the channels of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def unasked(self, now: datetime, limit: int) -> tuple[ChannelId, ...]:
        """Return channels of projects about which Slack is to be asked, unknown ones first."""
        again = ChannelKindRow.ask_again_at
        found = (
            select(ProjectChannelRow.channel, again)
            .outerjoin(ChannelKindRow, _SAME)
            .where(ProjectChannelRow.workspace == self.workspace)
            .where(or_(again.is_(None), again <= now))
            .distinct()
            .order_by(again.asc().nulls_first(), ProjectChannelRow.channel)
            .limit(limit)
        )
        return tuple(self.session.scalars(found))

    def learn(self, channel: ChannelId, private: bool | None, again: datetime) -> None:  # noqa: FBT001 - what Slack says
        """Store whether a channel is private, None where Slack did not tell: it stays as it was."""
        known = self.session.get(ChannelKindRow, (channel, self.workspace))
        before = known.private if known else None
        now = before if private is None else private
        row = {
            "channel": channel,
            "workspace": self.workspace,
            "private": now,
            "ask_again_at": again,
        }
        insert_or_replace(self.session, ChannelKindRow, [row], ("channel", "workspace"))
        self.session.expire_all()
        if now is not before:
            tied = (
                ProjectChannelRow.workspace == self.workspace,
                ProjectChannelRow.channel == channel,
            )
            keys = self.session.scalars(select(ProjectChannelRow.project).where(*tied)).all()
            seclude(self.session, self.workspace, keys)

    def shared_with(self, member: MemberId) -> SharedChannels | None:
        """Return what is known of a member; None where Slack was never asked."""
        row = self.session.get(SharedChannelsRow, (member, self.workspace))
        if row is None:
            return None
        return SharedChannels(frozenset(map(ChannelId, row.channels)), row.ask_again_at)

    def share(self, member: MemberId, shared: SharedChannels) -> None:
        """Store what Slack says of a member."""
        row = {
            "member": member,
            "workspace": self.workspace,
            "channels": sorted(shared.channels),
            "ask_again_at": shared.ask_again_at,
        }
        insert_or_replace(self.session, SharedChannelsRow, [row], ("member", "workspace"))
        self.session.expire_all()

    def joined(self, member: MemberId, channel: ChannelId) -> None:
        """Add a channel to what is known of a member; of others nothing is kept."""
        known = self.shared_with(member)
        if known is not None and channel not in known.channels:
            added = known.channels | {channel}
            self.share(member, SharedChannels(added, known.ask_again_at))

    def left(self, member: MemberId, channel: ChannelId) -> None:
        """Take a channel out of what is known of a member."""
        known = self.shared_with(member)
        if known is not None and channel in known.channels:
            self.share(member, SharedChannels(known.channels - {channel}, known.ask_again_at))

    def forget(self, before: datetime) -> None:
        """Delete what was to be asked again before a moment: nobody asked meanwhile."""
        old = SharedChannelsRow.ask_again_at < before
        mine = SharedChannelsRow.workspace == self.workspace
        self.session.execute(delete(SharedChannelsRow).where(mine, old))


def seclude(session: Session, workspace: WorkspaceId, keys: Collection[ProjectKey]) -> None:
    """Let projects be for their own people where a channel of theirs is private, else not."""
    known = (ChannelKindRow.workspace == workspace, ChannelKindRow.private.is_not(None))
    if not keys or not session.scalar(select(exists().where(*known))):
        return
    note_change(session, workspace)
    private = exists().where(
        ProjectChannelRow.workspace == ProjectRow.workspace,
        ProjectChannelRow.project == ProjectRow.key,
        ChannelKindRow.workspace == ProjectChannelRow.workspace,
        ChannelKindRow.channel == ProjectChannelRow.channel,
        ChannelKindRow.private.is_(True),
    )
    every = sorted(keys)
    for start in range(0, len(every), _AT_ONCE):
        these = ProjectRow.key.in_(every[start : start + _AT_ONCE])
        some = update(ProjectRow).where(ProjectRow.workspace == workspace, these)
        session.connection().execute(some.values(secluded=private))


_SAME = and_(
    ChannelKindRow.workspace == ProjectChannelRow.workspace,
    ChannelKindRow.channel == ProjectChannelRow.channel,
)
