"""States of installations that somebody began, in SQL: only a digest of each is kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_once
from bot.storage.tables.installations import OAuthStateRow
from bot.storage.trouble import away_when_unreachable


@dataclass(frozen=True, slots=True)
class SqlOAuthStates:
    """All states; deleting one is using it, so that nobody can use it twice."""

    engine: Engine

    def keep(self, state: str, now: datetime, until: datetime) -> None:
        """Remember a state; those that are over are forgotten."""
        with away_when_unreachable(), Session(self.engine) as session, session.begin():
            session.execute(delete(OAuthStateRow).where(OAuthStateRow.until <= now))
            row = {"digest": _digest(state), "until": until}
            insert_once(session.connection(), OAuthStateRow, row)

    def consume(self, state: str, now: datetime) -> bool:
        """Tell whether a state was good; it no longer is."""
        order = delete(OAuthStateRow).where(
            OAuthStateRow.digest == _digest(state), OAuthStateRow.until > now
        )
        with away_when_unreachable(), Session(self.engine) as session, session.begin():
            return session.connection().execute(order).rowcount == 1


def _digest(state: str) -> str:
    return sha256(state.encode()).hexdigest()
