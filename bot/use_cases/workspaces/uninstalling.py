"""What happens when Baton is uninstalled: the token goes at once, the data a month later."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import structlog

from bot.use_cases.ports.sending import Rejected, SendingFailed
from bot.use_cases.ports.work import Clock
from bot.use_cases.workspaces.installing import KEPT_FOR, Installations, Readable
from domain.ids import WorkspaceId

# What Slack says of a token that was taken back. Not `invalid_auth`: that may be a wrong address.
ENDED = frozenset({"account_inactive", "token_revoked"})

log = structlog.get_logger(__name__)


class Forgetting(Protocol):
    """Deletes everything that belongs to a workspace."""

    def everything(self, workspace: WorkspaceId) -> int:
        """Delete all of it; return how many rows that were."""
        ...

    def removed_before(self, moment: datetime) -> tuple[WorkspaceId, ...]:
        """Return the workspaces that were uninstalled before a moment."""
        ...

    def where_removed(self, workspace: WorkspaceId, before: datetime) -> bool:
        """Delete all of it, unless Baton was installed again meanwhile; tell which it was."""
        ...


@dataclass(frozen=True, slots=True)
class Uninstall:
    """Deletes the tokens of a workspace; `forget_token` drops what this process remembers.

    An event that is older than the installation tells of an earlier one: Slack brings events late
    and in any order.
    """

    installations: Installations
    forget_token: Callable[[WorkspaceId], None]
    now: Clock

    def __call__(self, workspace: WorkspaceId, before: datetime) -> None:
        """Delete the tokens of an installation that was made before that moment."""
        if self.installations.remove(workspace, self.now(), installed_before=before):
            log.info("uninstalled", workspace=workspace, data_kept_days=KEPT_FOR.days)
            self.forget_token(workspace)


@dataclass(frozen=True, slots=True)
class NoticeUninstalled:
    """Finds out where Baton was uninstalled while nobody here could hear of it.

    `ask` tells Slack who we are in a workspace; it raises `SendingFailed` or `OSError`.
    """

    installations: Installations
    ask: Callable[[WorkspaceId], None]
    uninstall: Uninstall
    now: Clock

    def __call__(self) -> None:
        for kept in self.installations.every():
            if kept.readable is Readable.YES:
                self._look(kept.installation.workspace, self.now())

    def _look(self, workspace: WorkspaceId, before: datetime) -> None:
        try:
            self.ask(workspace)
        except Rejected as refusal:
            if refusal.code in ENDED:
                self.uninstall(workspace, before)
        except (SendingFailed, OSError) as failure:
            log.info("workspace_not_asked", workspace=workspace, why=type(failure).__name__)


@dataclass(frozen=True, slots=True)
class ForgetUninstalled:
    """Deletes the data of workspaces that were left a month ago."""

    forgetting: Forgetting
    now: Clock

    def __call__(self) -> None:
        before = self.now() - KEPT_FOR
        for workspace in self.forgetting.removed_before(before):
            if self.forgetting.where_removed(workspace, before):
                log.info("workspace_forgotten", workspace=workspace)
