"""All workspaces where Baton is installed: each with its own token, read from where it is kept."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from slack_sdk import WebClient

from bot.slack.connecting.connection import client
from bot.slack.connecting.home_teams import HomeTeams
from bot.slack.connecting.identity import Identity
from bot.slack.messenger import told_apart
from bot.use_cases.delivering.pausing import Pauses
from bot.use_cases.ports.work import Clock
from bot.use_cases.workspaces.installing import (
    Grant,
    Installation,
    Installations,
    NotInstalled,
    TokenUnreadable,
)
from bot.use_cases.workspaces.renewing import RenewTokens
from domain.errors import RegistryAway
from domain.ids import MemberId, WorkspaceId

REMEMBERED_FOR = 30.0  # seconds; another process may have got a new token meanwhile
SOON = timedelta(minutes=5)  # a token that ends within is renewed before it is used

PausesOf = Callable[[WorkspaceId], Pauses]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of a workspace, until a moment of the process's clock."""

    identity: Identity
    client: WebClient
    until: float


class ManyWorkspaces:
    """Remembers the token of a workspace for half a minute, so that no request waits for it.

    While the database is away, what was remembered last counts on.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - one for each thing that it needs
        self,
        installations: Installations,
        renew: RenewTokens,
        pauses_of: PausesOf,
        base_url: str,
        now: Clock,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.base_url = base_url
        self.installations = installations
        self._renew = renew
        self._pauses_of = pauses_of
        self._now = now
        self._seconds = seconds
        self._known: dict[WorkspaceId, _Known] = {}
        self._looking: dict[WorkspaceId, threading.Lock] = {}
        self._homes = HomeTeams()

    def identity_of(self, workspace: WorkspaceId) -> Identity:
        """Return who we are in a workspace; raises `NotInstalled`, `ConnectionError`."""
        return self._of(workspace).identity

    def client_of(self, workspace: WorkspaceId) -> WebClient:
        """Return the client with a workspace's token; raises `NotInstalled`, `ConnectionError`."""
        return self._of(workspace).client

    def note_home(self, workspace: WorkspaceId, member: MemberId, team: WorkspaceId) -> None:
        """Remember where somebody comes from who pressed something in a workspace."""
        self._homes.note(workspace, member, team)

    def home_of(self, workspace: WorkspaceId, member: MemberId) -> WorkspaceId | None:
        """Return where somebody comes from; None where nobody said so."""
        return self._homes.of(workspace, member)

    def forget_token(self, workspace: WorkspaceId) -> None:
        """Drop what is remembered of a workspace: its token is another one now, or gone."""
        with self._lock_of(workspace):
            self._known.pop(workspace, None)

    def renew_tokens(self) -> None:
        """Renew all tokens that end soon."""
        self._renew()

    def ask_who(self, workspace: WorkspaceId) -> None:
        """Ask Slack who we are in a workspace; raises `SendingFailed` where it does not say."""
        with told_apart():
            self.client_of(workspace).auth_test()

    def _of(self, workspace: WorkspaceId) -> _Known:
        known = self._known.get(workspace)
        if known is not None and self._seconds() < known.until:
            return known
        with self._lock_of(workspace):
            return self._look(workspace)

    def _lock_of(self, workspace: WorkspaceId) -> threading.Lock:
        # A token that Slack is slow to renew keeps nobody else waiting.
        return self._looking.setdefault(workspace, threading.Lock())

    def _look(self, workspace: WorkspaceId) -> _Known:
        before = self._known.pop(workspace, None)
        if before is not None and self._seconds() < before.until:  # another thread was faster
            known = before
        else:
            known = self._read(workspace, before)
        self._known[workspace] = known
        return known

    def _read(self, workspace: WorkspaceId, before: _Known | None) -> _Known:
        until = self._seconds() + REMEMBERED_FOR
        try:
            installation, grant = self._stored(workspace)
        except RegistryAway as away:
            if before is None:
                raise ConnectionError("the database is away") from away
            return before
        except TokenUnreadable as unreadable:
            raise ConnectionError(str(unreadable)) from unreadable
        if before is not None and before.client.token == grant.token:
            known = before.client  # with its open connections
        else:
            known = client(grant.token, self.base_url, self._pauses_of(workspace))
        return _Known(_identity(installation), known, until)

    def _stored(self, workspace: WorkspaceId) -> tuple[Installation, Grant]:
        found = self.installations.find(workspace)
        if found is not None and self._ends_soon(found[1]):
            self._renew.renew(workspace)
            found = self.installations.find(workspace)
        if found is None:
            raise NotInstalled
        if found[1].ends_at is not None and found[1].ends_at <= self._now():
            raise ConnectionError("the bot token is over, and is not renewed yet")
        return found

    def _ends_soon(self, grant: Grant) -> bool:
        return grant.ends_at is not None and grant.ends_at <= self._now() + SOON


def _identity(installation: Installation) -> Identity:
    return Identity(
        installation.workspace,
        installation.name,
        installation.bot_user,
        installation.bot,
        installation.scopes,
        installation.enterprise,
    )
