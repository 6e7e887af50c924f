"""Channels that change in Slack: archived, private, of another id; we are invited, or taken out."""

from dataclasses import dataclass
from typing import cast

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.door import RECEIVED
from bot.slack.errors import Body, logged
from bot.slack.listeners.replying import whose
from bot.slack.payloads.life import (
    CHANNEL_EVENTS,
    CLOSING,
    JOINED,
    MADE_PRIVATE,
    OPENING,
    ChannelChanged,
)
from bot.use_cases.channels.knowing_channels import NoteMembers
from bot.use_cases.channels.noting_channels import NoteChannel
from domain.ids import MemberId, WorkspaceId


@dataclass(frozen=True, slots=True)
class ChannelListeners:
    """Listens to what befalls channels, and to who comes and goes in private ones."""

    note: NoteChannel
    members: NoteMembers

    def register(self, app: App) -> None:
        for event in sorted(CHANNEL_EVENTS - {MADE_PRIVATE}):
            app.event(event)(logged(self.on_changed))
        app.event({"type": "message", "subtype": MADE_PRIVATE})(logged(self.on_changed))

    def on_changed(self, body: Body, context: BoltContext) -> None:
        del body
        changed, workspace = cast("ChannelChanged", context[RECEIVED]), whose(context)
        if changed.member is not None and changed.member != context.bot_user_id:
            self._came_or_went(workspace, changed, changed.member)
            return
        key, channel, at = changed.key, changed.channel, changed.at
        if changed.event in CLOSING:
            self.note.closed(workspace, key, channel, CLOSING[changed.event], at)
        elif changed.event in OPENING:
            self.note.unarchived(workspace, key, channel, at)
        elif changed.event == JOINED:
            self.members.we_joined(workspace, channel, private=changed.private)
            self.note.invited(workspace, key, channel, at)
        elif changed.new is not None:
            self.note.moved(workspace, key, channel, changed.new)
        else:
            self.note.made_private(workspace, key, channel)

    def _came_or_went(
        self, workspace: WorkspaceId, changed: ChannelChanged, member: MemberId
    ) -> None:
        if changed.event != JOINED:
            self.members.left(workspace, changed.channel, member)
        elif changed.private:
            self.members.joined(workspace, changed.channel, member)
