"""Renewing bot tokens before they end, where Slack rotates them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.use_cases.ports.sending import Rejected, SendingFailed
from bot.use_cases.ports.work import Clock
from bot.use_cases.workspaces.installing import Grant, Renewals, TokenUnreadable
from domain.ids import WorkspaceId

AHEAD = timedelta(hours=2)  # of the end; a token lives for twelve hours
CLAIM = timedelta(minutes=1)  # longer than a call to Slack takes

Exchange = Callable[[str], Grant]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class RenewTokens:
    """Exchanges refresh tokens; `exchange` raises `SendingFailed`.

    A refresh token is good once, so whoever renews has claimed that before. What Slack refused is
    tried again when the claim is over: nothing else would mend it but installing anew.
    """

    renewals: Renewals
    exchange: Exchange
    now: Clock

    def __call__(self) -> None:
        """Renew all tokens that end soon."""
        for workspace in self.renewals.ending(self.now() + AHEAD):
            try:
                self.renew(workspace)
            except TokenUnreadable:
                log.warning("token_unreadable", workspace=workspace)

    def renew(self, workspace: WorkspaceId) -> None:
        """Renew one token, unless another process does; raises `TokenUnreadable`."""
        now = self.now()
        until = now + CLAIM
        refresh_token = self.renewals.claim(workspace, now, until)
        if not refresh_token:
            return
        try:
            grant = self.exchange(refresh_token)
        except Rejected as refusal:
            log.warning("token_refused", workspace=workspace, why=refusal.code)
            self.renewals.refused(workspace, until, refusal.code)
        except SendingFailed as failure:
            log.warning("token_not_renewed", workspace=workspace, why=type(failure).__name__)
        else:
            self.renewals.renewed(workspace, until, grant)
            log.info("token_renewed", workspace=workspace)
