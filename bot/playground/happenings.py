"""What happens in a workspace without anybody asking the bot."""

from dataclasses import dataclass, replace

from bot.playground.courier import Courier
from bot.playground.describing import described
from bot.playground.envelopes import Envelopes
from bot.playground.errors import NotPossible
from bot.playground.json_types import Json
from bot.playground.seed import Channel, ChannelKind, Member
from bot.playground.workspace import Workspace
from bot.playground.world import World

CHANNEL_LETTERS = {ChannelKind.PUBLIC: "C", ChannelKind.PRIVATE: "G"}


@dataclass(frozen=True, slots=True)
class Happenings:
    """Changes who is where, and tells the app what Slack would tell it."""

    world: World
    courier: Courier

    def join(self, member_id: str, channel_id: str) -> None:
        """Put a member into a public channel."""
        with self.world.lock:
            workspace = self.world.of_channel(channel_id)
            member, channel = workspace.member(member_id), workspace.channel(channel_id)
            if channel.kind is not ChannelKind.PUBLIC:
                raise NotPossible(f"{member.shown_name} cannot join {channel.name or channel_id}")
            self._join(workspace, member_id, channel_id)

    def invite_bot(self, channel_id: str) -> None:
        """Put the bot into a channel."""
        with self.world.lock:
            workspace = self.world.of_channel(channel_id)
            self._join(workspace, workspace.bot.user_id, channel_id)

    def remove_bot(self, channel_id: str) -> None:
        """Take the bot out of a channel."""
        with self.world.lock:
            workspace = self.world.of_channel(channel_id)
            channel = workspace.leave(workspace.bot.user_id, channel_id)
            self.world.roster_changed(workspace)
            self._tell_of_channel(workspace, channel, "left")

    def archive(self, channel_id: str) -> None:
        """Archive a channel."""
        with self.world.lock:
            workspace = self.world.of_channel(channel_id)
            archived = replace(workspace.channel(channel_id), archived=True)
            self._change_channel(workspace, archived, "archive")

    def unarchive(self, channel_id: str) -> None:
        """Let a channel take messages again."""
        with self.world.lock:
            workspace = self.world.of_channel(channel_id)
            opened = replace(workspace.channel(channel_id), archived=False)
            self._change_channel(workspace, opened, "unarchive")

    def make_private(self, channel_id: str) -> None:
        """Make a channel private, of which few apps are told: it is a message there."""
        with self.world.lock:
            workspace = self.world.of_channel(channel_id)
            workspace.keep(replace(workspace.channel(channel_id), kind=ChannelKind.PRIVATE))
            self.world.roster_changed(workspace)

    def change_channel_id(self, channel_id: str, new_id: str) -> None:
        """Give a channel another id, as when another organisation joins it."""
        with self.world.lock:
            workspace = self.world.of_channel(channel_id)
            workspace.move(channel_id, new_id)
            self.world.roster_changed(workspace)
            event: Json = {
                "type": "channel_id_changed",
                "old_channel_id": channel_id,
                "new_channel_id": new_id,
                "event_ts": self.world.stamps.message_time(),
            }
            self.courier.tell(Envelopes(self.world, workspace).event(event))

    def deactivate(self, member_id: str) -> None:
        """Deactivate a member's account."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            workspace.deactivate(member_id)
            self.world.roster_changed(workspace)
            self._tell_of_member(workspace, member_id)

    def change_member(self, member: Member) -> None:
        """Let a member have another name, time zone or locale, or be there again."""
        with self.world.lock:
            workspace = self.world.of_member(member.id)
            workspace.members[member.id] = member
            self.world.roster_changed(workspace)
            self._tell_of_member(workspace, member.id)

    def change_group(self, group_id: str, members: tuple[str, ...]) -> None:
        """Let a user group have other members; without any it is disabled."""
        with self.world.lock:
            workspace = self.world.of_group(group_id)
            group = workspace.user_groups[group_id]
            before = group.members
            workspace.user_groups[group_id] = replace(group, members=members)
            event: Json = {
                "type": "subteam_members_changed",
                "subteam_id": group_id,
                "team_id": workspace.team.id,
                "date_previous_update": int(self.world.stamps.now()),
                "date_update": int(self.world.stamps.now()),
                "added_users": [each for each in members if each not in before],
                "added_users_count": len(set(members) - set(before)),
                "removed_users": [each for each in before if each not in members],
                "removed_users_count": len(set(before) - set(members)),
            }
            self.courier.tell(Envelopes(self.world, workspace).event(event))

    def _change_channel(self, workspace: Workspace, channel: Channel, what: str) -> None:
        workspace.keep(channel)
        self.world.roster_changed(workspace)
        self._tell_of_channel(workspace, channel, what)

    def _tell_of_channel(self, workspace: Workspace, channel: Channel, what: str) -> None:
        kind = "group" if channel.kind is ChannelKind.PRIVATE else "channel"
        event: Json = {
            "type": f"{kind}_{what}",
            "channel": channel.id,
            "event_ts": self.world.stamps.message_time(),
        }
        self.courier.tell(Envelopes(self.world, workspace).event(event))

    def _tell_of_member(self, workspace: Workspace, member_id: str) -> None:
        member = workspace.member(member_id)
        user = described(self.world, workspace, member)
        if not member.deleted:
            user["locale"] = member.locale
        event: Json = {
            "type": "user_change",
            "user": user,
            "cache_ts": int(self.world.stamps.now()),
            "event_ts": self.world.stamps.message_time(),
        }
        self.courier.tell(Envelopes(self.world, workspace).event(event))

    def _join(self, workspace: Workspace, user_id: str, channel_id: str) -> None:
        channel = workspace.join(user_id, channel_id)
        self.world.roster_changed(workspace)
        if not workspace.is_in(workspace.bot.user_id, channel):
            return
        event: Json = {
            "type": "member_joined_channel",
            "user": user_id,
            "channel": channel_id,
            "channel_type": CHANNEL_LETTERS.get(channel.kind, "C"),
            "team": workspace.team.id,
            "event_ts": self.world.stamps.message_time(),
        }
        self.courier.tell(Envelopes(self.world, workspace).event(event))
