"""One pretend workspace as it is now: its people, its conversations and what was said."""

from dataclasses import replace

from bot.playground.errors import NotPossible
from bot.playground.json_types import Json
from bot.playground.messages import MessageLog
from bot.playground.open_views import OpenViews
from bot.playground.seed import Channel, ChannelKind, Member, Seed, UserGroup
from bot.playground.stamps import Stamps


class Workspace:
    """The state of one workspace; its owner holds the lock."""

    def __init__(self, seed: Seed, stamps: Stamps) -> None:
        self.team = seed.team
        self.bot = seed.bot
        self.stamps = stamps
        self.members: dict[str, Member] = {each.id: each for each in seed.members}
        self.user_groups: dict[str, UserGroup] = {each.id: each for each in seed.user_groups}
        self.channels: dict[str, Channel] = {each.id: self._settled(each) for each in seed.channels}
        self.log = MessageLog(stamps)
        self.views = OpenViews(seed.team, seed.bot, stamps)
        self.looking: dict[str, str] = {}  # member to channel, beside the agent view

    @property
    def bot_token(self) -> str:
        """The token of the app's bot in this workspace."""
        return f"xoxb-{self.team.id}-playground"

    def member(self, member_id: str) -> Member:
        """Return a member, or say that there is none."""
        if member_id not in self.members:
            raise NotPossible(f"there is no member {member_id} in {self.team.name}")
        return self.members[member_id]

    def channel(self, channel_id: str) -> Channel:
        """Return a conversation, or say that there is none."""
        if channel_id not in self.channels:
            raise NotPossible(f"there is no channel {channel_id} in {self.team.name}")
        return self.channels[channel_id]

    def people_in(self, channel: Channel) -> tuple[str, ...]:
        """Return the members of a conversation, the bot among them where it is in."""
        return channel.members or ()

    def is_in(self, user_id: str, channel: Channel) -> bool:
        """Tell whether somebody is in a conversation."""
        return user_id in self.people_in(channel)

    def direct_channel(self, member_id: str) -> Channel:
        """Return the direct messages of a member with the bot, opened where need be."""
        people = (member_id, self.bot.user_id)
        return self._conversation(people, ChannelKind.DIRECT, "D")

    def group_channel(self, member_ids: tuple[str, ...]) -> Channel:
        """Return the direct messages of several members with the bot."""
        return self._conversation((*member_ids, self.bot.user_id), ChannelKind.GROUP, "G")

    def existing_direct_channel(self, member_id: str) -> Channel | None:
        """Return the direct messages of a member with the bot, if they were opened."""
        return self._existing((member_id, self.bot.user_id))

    def context_of(self, member_id: str) -> Json | None:
        """Return what a member looks at as events tell it; None where they use no agent view."""
        channel = self.looking.get(member_id)
        if channel is None:
            return None
        entity: Json = {
            "type": "slack#/types/channel_id",
            "value": channel,
            "team_id": self.team.id,
        }
        return {"entities": [entity]}

    def join(self, user_id: str, channel_id: str) -> Channel:
        """Put somebody into a channel."""
        channel = self.channel(channel_id)
        people = dict.fromkeys((*self.people_in(channel), user_id))
        return self.keep(replace(channel, members=tuple(people)))

    def leave(self, user_id: str, channel_id: str) -> Channel:
        """Take somebody out of a channel."""
        channel = self.channel(channel_id)
        people = tuple(each for each in self.people_in(channel) if each != user_id)
        return self.keep(replace(channel, members=people))

    def move(self, channel_id: str, new_id: str) -> Channel:
        """Give a conversation another id; what was said there goes with it."""
        self.log.move(channel_id, new_id)
        return self.keep(replace(self.channels.pop(channel_id), id=new_id))

    def deactivate(self, member_id: str) -> Member:
        """Deactivate a member's account."""
        gone = replace(self.member(member_id), deleted=True)
        self.members[member_id] = gone
        return gone

    def bot_profile(self) -> Json:
        """Return what Slack adds to the bot's messages."""
        return {
            "id": self.bot.bot_id,
            "app_id": self.bot.app_id,
            "name": self.bot.display_name,
            "deleted": False,
            "team_id": self.team.id,
        }

    def _settled(self, channel: Channel) -> Channel:
        people = channel.members
        if people is None:
            people = tuple(each.id for each in self.members.values() if not each.deleted)
        if channel.bot_is_in:
            people = (*people, self.bot.user_id)
        return replace(channel, members=tuple(dict.fromkeys(people)))

    def _existing(self, people: tuple[str, ...]) -> Channel | None:
        kinds = (ChannelKind.DIRECT, ChannelKind.GROUP)
        for channel in self.channels.values():
            if channel.kind in kinds and set(self.people_in(channel)) == set(people):
                return channel
        return None

    def _conversation(self, people: tuple[str, ...], kind: ChannelKind, letter: str) -> Channel:
        found = self._existing(people)
        if found is not None:
            return found
        channel_id = self.stamps.fresh_id(letter)
        return self.keep(Channel(channel_id, "", members=people, kind=kind))

    def keep(self, channel: Channel) -> Channel:
        """Let a conversation be as it is told."""
        self.channels[channel.id] = channel
        return channel
