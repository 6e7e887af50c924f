"""What a person says: in a channel, to the bot, or as a slash command."""

import uuid
from dataclasses import dataclass

from bot.playground.composer import Composer
from bot.playground.courier import Courier
from bot.playground.envelopes import CHANNEL_TYPES, Envelopes
from bot.playground.errors import NotPossible
from bot.playground.json_types import Json
from bot.playground.replies import CommandReply
from bot.playground.response_urls import tell
from bot.playground.seed import Channel, ChannelKind, Member
from bot.playground.tickets import Response
from bot.playground.workspace import Workspace
from bot.playground.world import World


@dataclass(frozen=True, slots=True)
class Speaking:
    """Writes messages and commands as a member, and tells the app."""

    world: World
    courier: Courier

    def say(self, member_id: str, channel_id: str, text: str, thread_ts: str | None) -> str:
        """Write a message; the app hears of it where it is mentioned or spoken to."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            member, channel = _who_writes(workspace, member_id, channel_id)
            message = _typed(workspace, member, Composer(workspace).message(text))
            if thread_ts:
                message["thread_ts"] = thread_ts
            stored = self.world.post(workspace, channel.id, message)
            event = _heard(workspace, channel, stored)
        if event is not None:
            self.courier.tell(Envelopes(self.world, workspace).event(event))
        return stored["ts"]

    def command(self, member_id: str, channel_id: str, command: str, text: str) -> CommandReply:
        """Give a slash command and show what comes back."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            member, channel = _who_writes(workspace, member_id, channel_id)
            written = Composer(workspace).command(text)
            outgoing = Envelopes(self.world, workspace).command(member, channel, command, written)
        reply = CommandReply.from_answer(self.courier.ask(outgoing))
        allowed = Response(workspace.team.id, channel.id, member.id, None, 0.0)
        with self.world.lock:
            self._show(workspace, allowed, command, reply)
        return reply

    def _show(
        self, workspace: Workspace, allowed: Response, command: str, reply: CommandReply
    ) -> None:
        if reply.error:
            text = f"{command} failed with the error “{reply.error}”"
            warning: Json = {"type": "message", "user": "USLACKBOT", "text": text}
            self.world.whisper(workspace, allowed.channel, allowed.member, warning)
        elif reply.text or reply.blocks:
            answer: Json = {"text": reply.text, "response_type": reply.response_type}
            if reply.blocks:
                answer["blocks"] = list(reply.blocks)
            tell(self.world, workspace, allowed, answer)


def _who_writes(workspace: Workspace, member_id: str, channel_id: str) -> tuple[Member, Channel]:
    member, channel = workspace.member(member_id), workspace.channel(channel_id)
    if member.deleted:
        raise NotPossible(f"{member.shown_name}'s account is deactivated")
    if channel.archived:
        raise NotPossible(f"#{channel.name} is archived")
    if not workspace.is_in(member_id, channel):
        raise NotPossible(f"{member.shown_name} is not in #{channel.name}")
    return member, channel


def _typed(workspace: Workspace, member: Member, text: str) -> Json:
    return {
        "type": "message",
        "client_msg_id": str(uuid.uuid4()),
        "user": member.id,
        "team": workspace.team.id,
        "text": text,
    }


def _heard(workspace: Workspace, channel: Channel, message: Json) -> Json | None:
    bot = workspace.bot.user_id
    if not workspace.is_in(bot, channel):
        return None
    event = {**message, "channel": channel.id, "event_ts": message["ts"]}
    if channel.kind is ChannelKind.DIRECT:
        context = workspace.context_of(str(message["user"]))
        seen = {} if context is None else {"app_context": context}
        return {**event, "channel_type": CHANNEL_TYPES[channel.kind], **seen}
    if f"<@{bot}>" in message["text"]:
        return {**event, "type": "app_mention"}
    return None
