"""Where Baton is installed, in SQL; tokens are encrypted before they get here."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Update, select, update
from sqlalchemy.orm import Session

from bot.storage.inserting import insert_once, insert_or_replace
from bot.storage.planning import changed
from bot.storage.sealing import Seal, Sealed
from bot.storage.tables.installations import InstallationRow
from bot.storage.tables.registry import WorkspaceRow
from bot.storage.trouble import away_when_unreachable
from bot.use_cases.workspaces.installing import Grant, Installation, Kept, Readable, TokenUnreadable
from domain.ids import WorkspaceId

_WITHOUT_TOKENS: dict[str, object] = {
    "token": None,
    "refresh_token": None,
    "ends_at": None,
    "claimed_until": None,
}
_NOTHING_OF_ITS_OWN: dict[str, object] = {
    "knowledge_revision": 0,
    "roles": [],
    "workflows": [],
    "reminders": None,
}


@dataclass(frozen=True, slots=True)
class SqlInstallations:
    """All installations; each method is a transaction of its own."""

    engine: Engine
    seal: Seal

    def put(self, installation: Installation, grant: Grant) -> None:
        """Store an installation in the place of an earlier one; the workspace is known then."""
        row = _row(installation) | self._sealed(grant) | {"removed_at": None, "trouble": ""}
        known = {"id": installation.workspace} | _NOTHING_OF_ITS_OWN
        with self._session() as session:
            insert_once(session.connection(), WorkspaceRow, known)
            insert_or_replace(session, InstallationRow, [row], ("workspace",))

    def find(self, workspace: WorkspaceId) -> tuple[Installation, Grant] | None:
        """Return an installation that has a token; raises `TokenUnreadable`."""
        with self._session() as session:
            row = session.get(InstallationRow, workspace)
            if row is None or row.token is None:
                return None
            return _installation(row), self._grant(row)

    def every(self) -> tuple[Kept, ...]:
        """Return all installations by workspace, those without a token too."""
        with self._session() as session:
            rows = session.scalars(select(InstallationRow).order_by(InstallationRow.workspace))
            return tuple(map(self._kept, rows))

    def remove(self, workspace: WorkspaceId, at: datetime, installed_before: datetime) -> bool:
        """Delete the tokens of a workspace, unless it was installed later than that."""
        order = (
            update(InstallationRow)
            .where(
                InstallationRow.workspace == workspace,
                InstallationRow.token.is_not(None),
                InstallationRow.installed_at < installed_before,
            )
            .values(removed_at=at, trouble="", **_WITHOUT_TOKENS)
        )
        with self._session() as session:
            return changed(session, order)

    def reencrypt(self) -> int:
        """Encrypt all tokens with the newest key; return how many, all or none.

        Raises `TokenUnreadable` for the first that no key opens.
        """
        with self._session() as session:
            stored = select(InstallationRow).where(InstallationRow.token.is_not(None))
            rows = session.scalars(stored.with_for_update()).all()
            for row in rows:
                grant = self._grant(row)
                row.token = self.seal.close(grant.token)
                row.refresh_token = self._closed(grant.refresh_token)
            return len(rows)

    def ending(self, before: datetime) -> tuple[WorkspaceId, ...]:
        """Return the workspaces whose token ends before a moment."""
        ending = select(InstallationRow.workspace).where(InstallationRow.ends_at < before)
        with self._session() as session:
            return tuple(session.scalars(ending.order_by(InstallationRow.ends_at)))

    def claim(self, workspace: WorkspaceId, now: datetime, until: datetime) -> str | None:
        """Return the refresh token; None where another process has it in its hands."""
        free = InstallationRow.claimed_until.is_(None) | (InstallationRow.claimed_until <= now)
        order = (
            update(InstallationRow)
            .where(InstallationRow.workspace == workspace, free)
            .where(InstallationRow.refresh_token.is_not(None))
            .values(claimed_until=until)
        )
        with self._session() as session:
            if not changed(session, order):
                return None
            row = session.get_one(InstallationRow, workspace, populate_existing=True)
            return self._grant(row).refresh_token

    def renewed(self, workspace: WorkspaceId, claimed_until: datetime, grant: Grant) -> bool:
        """Store the new token; False where the claim was lost, such as to a new installation."""
        order = _claimed(workspace, claimed_until).values(trouble="", **self._sealed(grant))
        with self._session() as session:
            return changed(session, order)

    def refused(self, workspace: WorkspaceId, claimed_until: datetime, code: str) -> None:
        """Keep why Slack does not renew a token."""
        with self._session() as session:
            changed(session, _claimed(workspace, claimed_until).values(trouble=code))

    @contextmanager
    def _session(self) -> Generator[Session]:
        with away_when_unreachable(), Session(self.engine) as session, session.begin():
            yield session

    def _sealed(self, grant: Grant) -> dict[str, object]:
        return {
            "token": self.seal.close(grant.token),
            "refresh_token": self._closed(grant.refresh_token),
            "ends_at": grant.ends_at,
            "claimed_until": None,
        }

    def _closed(self, text: str) -> str | None:
        return self.seal.close(text) if text else None

    def _grant(self, row: InstallationRow) -> Grant:
        try:
            refresh_token = self.seal.open(row.refresh_token) if row.refresh_token else ""
            return Grant(self.seal.open(row.token or ""), refresh_token, row.ends_at)
        except Sealed:
            raise TokenUnreadable(row.workspace) from None

    def _kept(self, row: InstallationRow) -> Kept:
        if row.token is None:
            readable = Readable.GONE
        else:
            readable = Readable.YES if self.seal.opens(row.token) else Readable.NO
        return Kept(_installation(row), readable, row.ends_at, row.removed_at, row.trouble)


def _claimed(workspace: WorkspaceId, until: datetime) -> Update:
    return update(InstallationRow).where(
        InstallationRow.workspace == workspace, InstallationRow.claimed_until == until
    )


def _row(told: Installation) -> dict[str, object]:
    return {
        "workspace": told.workspace,
        "name": told.name,
        "enterprise": told.enterprise,
        "enterprise_name": told.enterprise_name,
        "app": told.app,
        "bot_user": told.bot_user,
        "bot": told.bot,
        "scopes": list(told.scopes),
        "installed_by": told.installed_by,
        "installed_at": told.installed_at,
    }


def _installation(row: InstallationRow) -> Installation:
    return Installation(
        row.workspace,
        row.name,
        row.app,
        row.bot_user,
        row.bot,
        tuple(row.scopes),
        row.installed_by,
        row.installed_at,
        row.enterprise,
        row.enterprise_name,
    )
