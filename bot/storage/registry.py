"""The projects of one workspace, in SQL; nothing of another workspace can be reached through it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.directory import SqlDirectory
from bot.storage.gathering import COMPLETION, HANDOFF
from bot.storage.loading import completion_of, handoff_of, load_projects
from bot.storage.saving import Saver
from bot.storage.tables.registry import HandoffRow
from bot.storage.tables.trail import CompletionRow
from bot.use_cases.ports.bulk import ProjectChange
from domain.errors import HandoffNotFound, ProjectNotFound, SomebodyWasFaster
from domain.handoffs.events import Event
from domain.ids import CompletionId, HandoffId
from domain.projects import Actor, Completion, Handoff, Project


@dataclass(frozen=True)
class SqlRegistry(SqlDirectory):
    """The registry of one workspace, in the open transaction of a session."""

    session: Session

    def completion(self, completion: CompletionId) -> Completion:
        """Return one act of completing a phase; raises `ProjectNotFound` where there is none."""
        row = self.connect().execute(
            select(*COMPLETION).where(
                CompletionRow.workspace == self.workspace, CompletionRow.id == completion
            )
        )
        found = row.one_or_none()
        if found is None:
            raise ProjectNotFound(completion.partition("/")[0])
        return completion_of(found)

    def handoffs_of(self, completion: CompletionId) -> tuple[Handoff, ...]:
        """Return what a completion offered, however it ended."""
        rows = self.connect().execute(
            select(*HANDOFF)
            .where(HandoffRow.workspace == self.workspace, HandoffRow.completion == completion)
            .order_by(HandoffRow.offered_at, HandoffRow.id)
        )
        return tuple(handoff_of(row) for row in rows)

    def handoff(self, handoff: HandoffId) -> Handoff:
        """Return a handoff, also one that is history; raises `HandoffNotFound`."""
        row = self.connect().execute(
            select(*HANDOFF).where(HandoffRow.workspace == self.workspace, HandoffRow.id == handoff)
        )
        found = row.one_or_none()
        if found is None:
            raise HandoffNotFound(handoff)
        return handoff_of(found)

    def save(self, project: Project, events: Sequence[Event], actor: Actor, at: datetime) -> None:
        """Save a changed project and its events; raises `SomebodyWasFaster`."""
        # Read before it is written, to see what changes. Were it changed in between, its version
        # would no longer be the one that may be saved.
        before = load_projects(self.connect(), self.workspace, [project.key])
        if not before:
            raise SomebodyWasFaster(project.name)
        change = ProjectChange(before[0], project, tuple(events))
        Saver(self.session, self.workspace).save([change], actor, at)
