"""What befalls the members and the channels of one workspace, in SQL."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.storage.channels import SqlChannels
from bot.storage.departures import SqlDepartures
from bot.use_cases.ports.mailbox import Schedule
from domain.ids import WorkspaceId


@dataclass(frozen=True, slots=True)
class SqlLife:
    """What Slack said befell members and channels, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId
    schedule: Schedule

    @property
    def departures(self) -> SqlDepartures:
        """Who left the workspace."""
        return SqlDepartures(self.session, self.workspace)

    @property
    def channels(self) -> SqlChannels:
        """Which channels take no messages."""
        return SqlChannels(self.session, self.workspace, self.schedule)
