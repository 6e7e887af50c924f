"""Misbehaviour on request: what Slack and the network do on a bad day."""

import threading
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class RateLimited:
    """429, surely not carried out."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class ServerError:
    """A 5xx, not carried out."""

    status: int = 503


@dataclass(frozen=True, slots=True)
class ServerErrorAfter:
    """A 5xx, although it was carried out."""

    status: int = 503


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An error code of Slack, such as `channel_not_found`."""

    error: str


@dataclass(frozen=True, slots=True)
class Hang:
    """No answer for a while, and not carried out."""

    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class HangAfter:
    """Carried out, but the answer is late."""

    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class DropBefore:
    """The connection ends without an answer, not carried out."""


@dataclass(frozen=True, slots=True)
class DropAfter:
    """The connection ends without an answer, although it was carried out."""


Fault = (
    RateLimited
    | ServerError
    | ServerErrorAfter
    | ErrorCode
    | Hang
    | HangAfter
    | DropBefore
    | DropAfter
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A fault that waits for the next calls of a method."""

    method: str
    fault: Fault
    times: int
    channel: str | None


class Faults:
    """The faults that were asked for; each is used up, the oldest first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: list[Planned] = []

    def plan(self, planned: Planned) -> None:
        """Let the next calls fail; the method `*` stands for every method."""
        with self._lock:
            self._planned.append(planned)

    def take(self, method: str, channel: str) -> Fault | None:
        """Return what shall happen to this call, if anything shall."""
        with self._lock:
            for place, planned in enumerate(self._planned):
                fits = planned.method in ("*", method) and planned.channel in (None, channel)
                if fits:
                    self._use(place, planned)
                    return planned.fault
        return None

    def clear(self) -> None:
        """Let everything work again."""
        with self._lock:
            self._planned.clear()

    def left(self) -> int:
        """Return how many calls will still fail."""
        with self._lock:
            return sum(each.times for each in self._planned)

    def _use(self, place: int, planned: Planned) -> None:
        if planned.times <= 1:
            del self._planned[place]
        else:
            self._planned[place] = replace(planned, times=planned.times - 1)
