"""What can go wrong in the pretend Slack.

Refusal       Slack answers a call of the app with an error code
NotPossible   a person tried what Slack's own page would not let them do
Waited        what a test waited for did not happen
"""

from dataclasses import dataclass, field

from bot.playground.json_types import Json


@dataclass(eq=False)
class Refusal(Exception):
    """Slack's answer to a call that it does not carry out."""

    error: str
    messages: tuple[str, ...] = ()
    extra: Json = field(default_factory=dict[str, object])

    def __str__(self) -> str:
        """Say the code and what Slack found."""
        return "; ".join((self.error, *self.messages))

    @property
    def body(self) -> Json:
        """What the app receives."""
        body: Json = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            body["response_metadata"] = {"messages": [f"[ERROR] {text}" for text in self.messages]}
        return body


@dataclass(eq=False)
class NotPossible(Exception):
    """Slack's own page would not let a person do this."""

    sentence: str

    def __str__(self) -> str:
        """Say what is not possible."""
        return self.sentence


@dataclass(eq=False)
class Waited(AssertionError):
    """Something did not happen in time; it tells what happened instead."""

    seconds: float
    recent: tuple[str, ...]

    def __str__(self) -> str:
        """List the journal's last lines, oldest first."""
        lines = "\n  ".join(self.recent) or "(nothing)"
        return f"still not so after {self.seconds} s; the last that happened:\n  {lines}"
