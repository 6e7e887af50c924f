"""What Slack sends when a user group changes."""

from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.bodies import Body, inside, text_in
from domain.ids import UserGroupId

GROUP_EVENTS = ("subteam_members_changed", "subteam_updated")


@dataclass(frozen=True, slots=True)
class GroupChanged:
    """A user group has other members, another handle, or was disabled or enabled."""

    group: UserGroupId
    handle: str = ""  # where the event tells it

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read either event, which name the group in different places; None for another event."""
        event = inside(body, "event")
        match event.get("type"):
            case "subteam_members_changed":
                return cls(UserGroupId(text_in(event, "subteam_id")))
            case "subteam_updated":
                group = inside(event, "subteam")
                return cls(UserGroupId(text_in(group, "id")), text_in(group, "handle", empty=""))
            case _:
                return None
