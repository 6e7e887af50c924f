"""What Slack sends when somebody opens Baton's Home."""

from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.bodies import Body, inside, mapping, text_in
from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """Somebody opened Baton's Home; `view_hash` names what they saw, empty where it is nothing."""

    member: MemberId
    view_hash: str = ""

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None where another tab was opened."""
        event = inside(body, "event")
        if event.get("tab") != "home":
            return None
        view = mapping(event.get("view") or {})
        return cls(MemberId(text_in(event, "user")), text_in(view, "hash", empty=""))
