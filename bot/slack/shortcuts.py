"""What the menus of Slack offer of Baton's: on each message, and beside the composer."""

from dataclasses import dataclass
from typing import Literal

from bot.slack.names import ASK_SHORTCUT, DONE_SHORTCUT, MY_WORK_SHORTCUT, TEACH_SHORTCUT


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry of a menu; a name has at most 24 characters."""

    callback: str
    name: str
    why: str
    kind: Literal["message", "global"] = "message"

    def drawn(self) -> dict[str, str]:
        """Return it as a manifest has it."""
        return {
            "name": self.name,
            "type": self.kind,
            "callback_id": self.callback,
            "description": self.why,
        }


SHORTCUTS = (
    Shortcut(ASK_SHORTCUT, "Ask Baton about this", "Read what Baton knows of what a message asks"),
    Shortcut(
        DONE_SHORTCUT, "Mark a phase done", "Mark a phase done, with the message among its links"
    ),
    Shortcut(TEACH_SHORTCUT, "Teach Baton", "Tell Baton whose this is, so that it can answer"),
    Shortcut(
        MY_WORK_SHORTCUT, "My work", "See what waits for you, and for whom you wait", "global"
    ),
)
