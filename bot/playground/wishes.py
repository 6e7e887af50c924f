"""Reads the misbehaviour that somebody asks for over HTTP."""

from bot.playground.errors import NotPossible
from bot.playground.faults import (
    DropAfter,
    DropBefore,
    ErrorCode,
    Fault,
    Hang,
    HangAfter,
    RateLimited,
    ServerError,
    ServerErrorAfter,
)
from bot.playground.json_types import Json

USUAL_STATUS = 503
USUAL_SECONDS = 60


def wished_fault(wish: Json) -> Fault:
    """Return the fault that a wish such as `{"kind": "server_error", "status": 500}` names."""
    status = _number(wish, "status", USUAL_STATUS)
    seconds = float(_number(wish, "seconds", USUAL_SECONDS))
    faults: dict[str, Fault] = {
        "ratelimited": RateLimited(_number(wish, "retry_after", 1)),
        "server_error": ServerError(status),
        "server_error_after": ServerErrorAfter(status),
        "hang": Hang(seconds),
        "hang_after": HangAfter(seconds),
        "drop_before": DropBefore(),
        "drop_after": DropAfter(),
        "error": ErrorCode(str(wish.get("error") or "internal_error")),
    }
    kind = str(wish.get("kind"))
    if kind not in faults:
        raise NotPossible(f"there is no fault {kind}; there is: {', '.join(faults)}")
    return faults[kind]


def _number(wish: Json, name: str, usual: int) -> int:
    value = wish.get(name, usual)
    if not isinstance(value, int):
        raise NotPossible(f"{name} must be a whole number")
    return value
