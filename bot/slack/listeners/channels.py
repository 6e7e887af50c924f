"""Members who join and leave private channels, and Baton that joins one."""

from dataclasses import dataclass
from typing import cast

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.channel_payloads import JOINED, LEFT, ChannelMembersChanged
from bot.slack.door import RECEIVED
from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.use_cases.knowing_channels import NoteMembers


@dataclass(frozen=True, slots=True)
class ChannelListeners:
    """Listens to who joins and leaves; of public channels nothing needs to be known."""

    note: NoteMembers

    def register(self, app: App) -> None:
        for event in (JOINED, LEFT):
            app.event(event)(explained(self.on_changed))

    def on_changed(self, body: Body, context: BoltContext) -> None:
        del body
        changed = cast("ChannelMembersChanged", context[RECEIVED])
        workspace, channel, member = whose(context), changed.channel, changed.member
        if member == context.bot_user_id:
            if changed.joined:
                self.note.we_joined(workspace, channel, private=changed.private)
        elif not changed.joined:
            self.note.left(workspace, channel, member)
        elif changed.private:
            self.note.joined(workspace, channel, member)
