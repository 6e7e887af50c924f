"""Everything that went between the app and the pretend Slack, in order."""

import threading
from collections import deque
from dataclasses import dataclass, field

from bot.playground.json_types import Json

KEPT = 200_000
SHOWN = 160


@dataclass(frozen=True, slots=True)
class ApiCall:
    """A call of the app to the Web API, or to a response_url (its method is `response_url`)."""

    at: float
    team: str
    method: str
    arguments: Json
    status: int
    response: Json = field(default_factory=dict[str, object])
    fault: str = ""

    def __str__(self) -> str:
        """Show the call on a line."""
        answer = self.fault or self.response.get("error") or self.status
        return f"app called {self.method} {str(self.arguments)[:SHOWN]} -> {answer}"


@dataclass(frozen=True, slots=True)
class Sent:
    """A request of Slack to the app, with what the app answered."""

    at: float
    kind: str
    body: Json
    status: int | None
    answer: str
    error: str = ""
    retry_num: int | None = None
    ms: float = 0.0

    def __str__(self) -> str:
        """Show the request on a line."""
        retry = f" (retry {self.retry_num})" if self.retry_num else ""
        shown = str(self.body.get("event") or self.body)[:SHOWN]
        return f"Slack sent {self.kind}{retry} {shown} -> {self.error or self.status}"


class Journal:
    """A list that many threads write and read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: deque[ApiCall | Sent] = deque(maxlen=KEPT)

    def write(self, row: ApiCall | Sent) -> None:
        """Add a row at the end."""
        with self._lock:
            self._rows.append(row)

    def calls(self, method: str | None = None) -> list[ApiCall]:
        """Return the calls of the app, oldest first."""
        rows = (row for row in self._all() if isinstance(row, ApiCall))
        return [row for row in rows if method in (None, row.method)]

    def sent(self, kind: str | None = None) -> list[Sent]:
        """Return the requests to the app, oldest first."""
        rows = (row for row in self._all() if isinstance(row, Sent))
        return [row for row in rows if kind in (None, row.kind)]

    def recent(self, count: int) -> tuple[str, ...]:
        """Return the last rows as lines, each with the seconds since the first of them."""
        rows = self._all()[-count:]
        return tuple(f"{row.at - rows[0].at:6.2f} s: {row}" for row in rows)

    def _all(self) -> list[ApiCall | Sent]:
        with self._lock:
            return list(self._rows)
