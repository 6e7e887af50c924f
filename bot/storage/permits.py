"""Who may act in one workspace, in SQL."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.storage.memberships import SqlMemberships
from bot.storage.reports import SqlReports
from bot.storage.requests import SqlRequests
from bot.storage.tokens import SqlTokens
from domain.ids import WorkspaceId


@dataclass(frozen=True, slots=True)
class SqlPermits:
    """What is stored of who may act, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    @property
    def memberships(self) -> SqlMemberships:
        """What Slack says the members are."""
        return SqlMemberships(self.session, self.workspace)

    @property
    def requests(self) -> SqlRequests:
        """What members asked others to do."""
        return SqlRequests(self.session, self.workspace)

    @property
    def tokens(self) -> SqlTokens:
        """The tokens of pipelines."""
        return SqlTokens(self.session, self.workspace)

    @property
    def reports(self) -> SqlReports:
        """What pipelines reported."""
        return SqlReports(self.session, self.workspace)
