"""What befalls channels and members, and what is chosen for a channel, in one workspace each."""

from collections.abc import Mapping

from bot.use_cases.absences.noting_members import MemberSeen, NoteMember
from bot.use_cases.channels.looking_at_channels import ChannelSeen, LookAtChannels
from bot.use_cases.channels.noting_channels import NoteChannel
from bot.use_cases.ports.calendars import SlackProfile
from bot.use_cases.ports.work import InboxKey
from bot.use_cases.registry.answer_places import ChooseAnswerPlace
from domain.ids import ChannelId, WorkspaceId
from domain.projects import Person
from domain.statuses import AnswerPlace, Closed, Membership
from tests.bot.use_cases.doing import OWL_HERE, Deed, deliver
from tests.bot.use_cases.telling_slack import HERE
from tests.bot.use_cases.two_workspaces import DANA, MARKS, PRIYA, Both

MOVED = ChannelId("C0OWL2")


def note(both: Both) -> NoteChannel:
    return NoteChannel(both.work, both.clock)


def archive_and_back(both: Both, at: WorkspaceId) -> None:
    note(both).closed(at, InboxKey("archived"), HERE, Closed.ARCHIVED, both.clock())
    note(both).unarchived(at, InboxKey("unarchived"), HERE, both.clock())


def invite(both: Both, at: WorkspaceId) -> None:
    note(both).invited(at, InboxKey("invited"), HERE, both.clock())
    deliver(both, at)  # the card


def move(both: Both, at: WorkspaceId) -> None:
    note(both).moved(at, InboxKey("moved"), OWL_HERE, MOVED)
    note(both).moved(at, InboxKey("moved back"), MOVED, OWL_HERE)


def leave_and_come_back(both: Both, at: WorkspaceId) -> None:
    for has_left in (True, False):
        seen = MemberSeen(
            DANA,
            f"Dana of {MARKS[at]}",
            SlackProfile("Europe/Madrid"),
            Membership.MEMBER,
            has_left,
            both.clock(),
        )
        key = InboxKey(f"has left: {has_left}")
        NoteMember(both.work, both.shelf, both.clock)(at, key, seen)
        deliver(both, at)  # what the leads are told


def look(both: Both, at: WorkspaceId) -> None:
    def without_us(workspace: WorkspaceId, channel: ChannelId) -> ChannelSeen:
        both.shown.append((workspace, channel))
        return ChannelSeen(is_private=False, is_archived=False, has_us=False)

    LookAtChannels(lambda: (at,), both.work, both.clock, without_us)()


def choosing(both: Both) -> ChooseAnswerPlace:
    return ChooseAnswerPlace(both.work, both.admit)


def choose(both: Both, at: WorkspaceId) -> None:
    own = ChannelId(f"C00{MARKS[at]}")
    choosing(both).choose(at, own, Person(PRIYA), AnswerPlace.PUBLIC)
    choosing(both).choose(at, HERE, Person(PRIYA), AnswerPlace.ONLY_ME)


DEEDS_OF_CHANNELS: Mapping[str, Deed] = {
    "ChooseAnswerPlace.choose": choose,
    "ChooseAnswerPlace.listed": lambda b, at: choosing(b).listed(at),
    "ChooseAnswerPlace.look": lambda b, at: choosing(b).look(at, HERE),
    "LookAtChannels.__call__": look,
    "NoteChannel.closed": lambda b, at: note(b).closed(
        at, InboxKey("closed"), OWL_HERE, Closed.DELETED, b.clock()
    ),
    "NoteChannel.unarchived": archive_and_back,
    "NoteChannel.invited": invite,
    "NoteChannel.moved": move,
    "NoteChannel.made_private": lambda b, at: note(b).made_private(
        at, InboxKey("made private"), OWL_HERE
    ),
    "NoteMember.__call__": leave_and_come_back,
}
