"""What people voted on, as they voted."""

from dataclasses import dataclass

from bot.use_cases.ports.memory import KeptReading, Vote
from bot.use_cases.ports.work import OpenWork
from domain.ids import WorkspaceId


@dataclass(frozen=True, slots=True)
class ListVotes:
    """Lists the votes that are kept; questions and votes are forgotten after 90 days."""

    open_work: OpenWork

    def __call__(self, workspace: WorkspaceId) -> tuple[tuple[KeptReading, Vote], ...]:
        """Return every vote with the question that it is about, oldest first."""
        with self.open_work(workspace) as work:
            return tuple(work.readings.votes())
