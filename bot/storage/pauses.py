"""Pauses that Slack asked for, in SQL: each process looks before it calls."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

import structlog
from sqlalchemy import Engine, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.storage.inserting import insert_or_replace
from bot.storage.prepared import query
from bot.storage.tables.base import Row
from bot.storage.trouble import away_when_unreachable
from bot.use_cases.ports.work import Clock
from domain.errors import RegistryAway

KNOWN_FOR = 0.2  # seconds that what was read counts: few reads, however many calls

log = structlog.get_logger(__name__)


class PauseRow(Row):
    """A method that rests until a moment, for whoever calls with one bot token.

    `caller` is made from the token, and does not tell it.
    """

    __tablename__ = "pauses"

    caller: Mapped[str] = mapped_column(primary_key=True)
    method: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]


_PAUSES = select(PauseRow.method, PauseRow.until).where(
    PauseRow.caller == bindparam("of_caller"), PauseRow.until > bindparam("now")
)


@dataclass(slots=True)
class SqlPauses:
    """The pauses of one caller. Where the database is away, what was known last still counts."""

    engine: Engine
    caller: str
    now: Clock
    _known: dict[str, datetime] = field(default_factory=dict[str, datetime])
    _read_at: float = field(default=-KNOWN_FOR)

    def left(self, method: str) -> timedelta:
        """Return how long a method still rests; zero where it may be called."""
        if time.monotonic() - self._read_at >= KNOWN_FOR:
            self._read()
        until = self._known.get(method)
        return max(until - self.now(), timedelta(0)) if until else timedelta(0)

    def begin(self, method: str, length: timedelta) -> None:
        """Let nobody call a method for so long from now on."""
        until = self.now() + length
        self._known = {**self._known, method: until}
        row = {"caller": self.caller, "method": method, "until": until}
        try:
            with away_when_unreachable(), Session(self.engine) as session, session.begin():
                insert_or_replace(session, PauseRow, [row], ("caller", "method"))
        except RegistryAway:
            log.warning("pause_not_kept", method=method)

    def _read(self) -> None:
        self._read_at = time.monotonic()  # first, so that one thread of many reads
        now = self.now()
        asked = {"of_caller": self.caller, "now": now}
        try:
            with away_when_unreachable(), self.engine.connect() as connection:
                found = query(_PAUSES, connection.dialect).rows(connection, asked)
        except RegistryAway:
            return
        all_known = chain(self._known.items(), found)
        self._known = {method: until for method, until in all_known if until > now}
