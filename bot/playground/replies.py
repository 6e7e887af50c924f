"""What a person gets back at once from a command, a click or a form."""

from dataclasses import dataclass, field

from bot.playground.json_types import Json, as_objects
from bot.playground.transport import Answer


@dataclass(frozen=True, slots=True)
class CommandReply:
    """What a slash command showed at once; `error` is Slack's word when the app failed."""

    text: str
    blocks: tuple[Json, ...] = ()
    response_type: str = "ephemeral"
    error: str = ""
    status: int | None = None
    ms: float = 0.0

    @classmethod
    def from_answer(cls, answer: Answer) -> "CommandReply":
        """Read the app's answer: nothing, a text, or an object with blocks."""
        body = answer.json
        if not answer.accepted:
            return cls("", error=_command_error(answer), status=answer.status, ms=answer.ms)
        return cls(
            text=str(body.get("text") or "") if body else answer.body,
            blocks=tuple(as_objects(body.get("blocks"))),
            response_type=str(body.get("response_type") or "ephemeral"),
            status=answer.status,
            ms=answer.ms,
        )


@dataclass(frozen=True, slots=True)
class ClickReply:
    """Whether the app took a click; `error` is empty when it did."""

    error: str = ""
    status: int | None = None
    ms: float = 0.0

    @classmethod
    def from_answer(cls, answer: Answer) -> "ClickReply":
        """Read the app's answer."""
        return cls(answer.problem, answer.status, answer.ms)


@dataclass(frozen=True, slots=True)
class SubmitReply:
    """What became of a form: errors by block, or what closes, clears, updates or pushes."""

    action: str = ""
    errors: dict[str, str] = field(default_factory=dict[str, str])
    error: str = ""
    status: int | None = None
    ms: float = 0.0


def _command_error(answer: Answer) -> str:
    if answer.error == "http_timeout":
        return "operation_timeout"
    return "dispatch_failed"
