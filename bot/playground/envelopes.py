"""What Slack's requests to an app look like."""

from dataclasses import dataclass

from bot.playground.json_types import Json
from bot.playground.seed import Channel, ChannelKind, Member
from bot.playground.transport import Kind, Outgoing
from bot.playground.workspace import Workspace
from bot.playground.world import World

VERIFICATION = "playground-verification"
CHANNEL_TYPES = {
    ChannelKind.PUBLIC: "channel",
    ChannelKind.PRIVATE: "group",
    ChannelKind.DIRECT: "im",
    ChannelKind.GROUP: "mpim",
}


@dataclass(frozen=True, slots=True)
class Envelopes:
    """Makes the requests of one workspace."""

    world: World
    workspace: Workspace

    def event(self, event: Json, event_id: str | None = None) -> Outgoing:
        """Return an event as the Events API sends it."""
        team = self.workspace.team.id
        body: Json = {
            "token": VERIFICATION,
            "team_id": team,
            "context_team_id": team,
            "context_enterprise_id": None,
            "api_app_id": self.workspace.bot.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": event_id or self.world.stamps.fresh_id("Ev"),
            "event_time": int(self.world.stamps.now()),
            "authorizations": [self._authorization()],
            "is_ext_shared_channel": False,
            "event_context": f"4-{self.world.stamps.fresh_secret()}",
        }
        return Outgoing(Kind.EVENT, body)

    def command(self, member: Member, channel: Channel, command: str, text: str) -> Outgoing:
        """Return a slash command."""
        team = self.workspace.team
        body: Json = {
            "token": VERIFICATION,
            "team_id": team.id,
            "team_domain": team.domain,
            "channel_id": channel.id,
            "channel_name": _command_name(channel),
            "user_id": member.id,
            "user_name": member.name,
            "command": command,
            "text": text,
            "api_app_id": self.workspace.bot.app_id,
            "is_enterprise_install": "false",
            "response_url": self.response_url("commands", channel, member, None),
            "trigger_id": self.trigger(member),
        }
        return Outgoing(Kind.COMMAND, body)

    def interaction(self, kind: str, member: Member, fields: Json) -> Outgoing:
        """Return an interaction such as `block_actions` or `view_submission`."""
        team = self.workspace.team
        body: Json = {
            "type": kind,
            "user": {
                "id": member.id,
                "username": member.name,
                "name": member.name,
                "team_id": member.team or team.id,
            },
            "api_app_id": self.workspace.bot.app_id,
            "token": VERIFICATION,
            "team": {"id": team.id, "domain": team.domain},
            "enterprise": None,
            "is_enterprise_install": False,
            **fields,
        }
        if kind != "view_closed":
            body["trigger_id"] = self.trigger(member)
        return Outgoing(Kind.INTERACTION, body)

    def trigger(self, member: Member) -> str:
        """Return a trigger_id for a member."""
        return self.world.tickets.trigger(self.workspace.team.id, member.id)

    def response_url(self, kind: str, channel: Channel, member: Member, ts: str | None) -> str:
        """Return an address for later answers."""
        team = self.workspace.team.id
        key = self.world.tickets.response(team, channel.id, member.id, ts)
        return f"{self.world.url}/hooks/{kind}/{team}/{key}"

    def _authorization(self) -> Json:
        return {
            "enterprise_id": None,
            "team_id": self.workspace.team.id,
            "user_id": self.workspace.bot.user_id,
            "is_bot": True,
            "is_enterprise_install": False,
        }


def channel_of_interaction(channel: Channel) -> Json:
    """Return a channel as interactions name it."""
    return {"id": channel.id, "name": _command_name(channel)}


def _command_name(channel: Channel) -> str:
    match channel.kind:
        case ChannelKind.PUBLIC:
            return channel.name
        case ChannelKind.PRIVATE:
            return "privategroup"
        case ChannelKind.DIRECT:
            return "directmessage"
        case ChannelKind.GROUP:
            return channel.name or "mpdm"
