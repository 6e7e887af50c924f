"""What we owe people when members and channels change in Slack."""

from collections.abc import Iterable

from domain.ids import ChannelId, MemberId, PlaceId, left_id
from domain.notifications import Notification, NotificationKind, Owed, ToChannel, ToMember


def owed_on_departure(member: MemberId, leads: Iterable[MemberId], times: int) -> list[Owed]:
    """Return what tells leads, each once, that a member left the workspace for the nth time."""
    return [
        Notification(NotificationKind.LEFT, None, left_id(member), ToMember(lead), again=times - 1)
        for lead in dict.fromkeys(leads)
        if lead != member
    ]


def owed_where_lead_left(member: MemberId, to: Iterable[MemberId], times: int) -> list[Owed]:
    """Return what tells people, each once, that projects lost their lead, for the nth time."""
    kind, subject = NotificationKind.LEADERLESS, left_id(member)
    return [Notification(kind, None, subject, ToMember(one), again=times - 1) for one in to]


def without_vacancies(owed: Iterable[Owed]) -> list[Owed]:
    """Leave out what asks leads to fill a role: one message asks for all roles of who left."""
    return [
        one
        for one in owed
        if not (isinstance(one, Notification) and one.kind is NotificationKind.VACANCY)
    ]


def place_id(channel: ChannelId) -> PlaceId:
    """Return the id under which it is told what befell a channel."""
    return PlaceId(f"channel/{channel}")


def owed_on_closing(channel: ChannelId, leads: Iterable[MemberId], times: int) -> list[Owed]:
    """Return what tells leads, each once, that a channel takes no messages, for the nth time."""
    kind, subject = NotificationKind.CLOSED, place_id(channel)
    return [
        Notification(kind, None, subject, ToMember(lead), again=times - 1)
        for lead in dict.fromkeys(leads)
    ]


def owed_on_invitation(channel: ChannelId, times: int) -> Notification:
    """Return the card in a channel that we were invited to for the nth time."""
    kind, subject = NotificationKind.WELCOME, place_id(channel)
    return Notification(kind, None, subject, ToChannel(channel), again=times)
