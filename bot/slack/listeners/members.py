"""Members who change in Slack: another name or time zone, an account that is deactivated."""

from dataclasses import dataclass
from typing import cast

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.connecting.identity import Connection
from bot.slack.door import RECEIVED
from bot.slack.errors import Body, logged
from bot.slack.listeners.replying import whose
from bot.slack.memberships import membership_of
from bot.slack.payloads.life import MEMBER_EVENTS, MemberChanged
from bot.slack.people import name_in, profile_in
from bot.use_cases.absences.noting_members import MemberSeen, NoteMember
from bot.use_cases.people.words import ForgetWords, nothing_to_forget
from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class MemberListeners:
    """Listens to changes of members; of most of them nothing is kept."""

    note: NoteMember
    connection: Connection
    forget_words: ForgetWords = nothing_to_forget

    def register(self, app: App) -> None:
        for event in MEMBER_EVENTS:
            app.event(event)(logged(self.on_changed))

    def on_changed(self, body: Body, context: BoltContext) -> None:
        del body
        changed, workspace = cast("MemberChanged", context[RECEIVED]), whose(context)
        user = changed.user
        seen = MemberSeen(
            MemberId(user["id"]),
            name_in(user),
            profile_in(user),
            membership_of(user, self.connection.identity_of(workspace)),
            has_left=user.get("deleted") is True,
            at=changed.at,
        )
        self.note(workspace, changed.key, seen)
        self.forget_words(workspace, seen.member)
