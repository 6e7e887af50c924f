"""User groups that change in Slack: who is in them is asked anew with the next use."""

from dataclasses import dataclass
from typing import cast

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.door import RECEIVED
from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.payloads.groups import GROUP_EVENTS, GroupChanged
from bot.use_cases.handoffs.knowing_groups import NoteGroupChanged


@dataclass(frozen=True, slots=True)
class GroupListeners:
    """Listens to changes of user groups; a group that holds no role is none of ours."""

    changed: NoteGroupChanged

    def register(self, app: App) -> None:
        for event in GROUP_EVENTS:
            app.event(event)(explained(self.on_changed))

    def on_changed(self, body: Body, context: BoltContext) -> None:
        del body
        changed = cast("GroupChanged", context[RECEIVED])
        self.changed(whose(context), changed.group, changed.handle)
