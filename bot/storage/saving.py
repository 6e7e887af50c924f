"""From projects to rows: only what changed is written, many projects as quickly as one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, update
from sqlalchemy.orm import Session

from bot.storage import values
from bot.storage.homes import note_concerned
from bot.storage.inserting import insert_or_replace
from bot.storage.private_channels import seclude
from bot.storage.revisions import note_change
from bot.storage.tables.base import Row
from bot.storage.tables.registry import (
    AssignmentRow,
    HandoffRow,
    HandoffWaitRow,
    PhaseRow,
    ProjectChannelRow,
    ProjectNameRow,
    ProjectRow,
)
from bot.storage.tables.trail import CompletionRow, EventRow
from bot.use_cases.ports.bulk import ProjectChange
from domain.errors import SomebodyWasFaster
from domain.handoffs.concerned import concerned_by
from domain.ids import WorkspaceId
from domain.projects import Actor, Project

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Saver:
    """Writes changes of one workspace's projects in an open transaction."""

    session: Session
    workspace: WorkspaceId

    def save(self, changes: Sequence[ProjectChange], actor: Actor, at: datetime) -> None:
        """Write what changed; raises `SomebodyWasFaster` where a project is not as it was read."""
        new = [change.after for change in changes if change.before is None]
        self._insert(ProjectRow, (self._own(values.of_project(p), created_at=at) for p in new))
        self._advance([change.after for change in changes if change.before is not None])
        self._save_rest(changes, actor, at)

    def _advance(self, projects: Sequence[Project]) -> None:
        """Compare-and-set: give the projects their next version if they still have the one read."""
        if not projects:
            return
        of_read = (
            ProjectRow.workspace == bindparam("of_workspace"),
            ProjectRow.key == bindparam("of_key"),
            ProjectRow.version == bindparam("of_version"),
        )
        rows = [
            {
                **{k: v for k, v in values.of_project(project).items() if k != "key"},
                "version": project.version + 1,
                "of_workspace": self.workspace,
                "of_key": project.key,
                "of_version": project.version,
            }
            for project in projects
        ]
        statement = update(ProjectRow).where(*of_read)
        if self._connection.execute(statement, rows).rowcount != len(rows):
            raise SomebodyWasFaster(projects[0].name)

    def _save_rest(self, changes: Sequence[ProjectChange], actor: Actor, at: datetime) -> None:
        """Write what belongs to projects whose own rows are written, and what happened to them."""
        if changes:
            note_change(self.session, self.workspace)
            projects = (p for c in changes for p in (c.before, c.after) if p is not None)
            note_concerned(self.session, concerned_by(projects))
        self._save_doors(changes)
        self._save_handoffs(changes)
        self._save_phases(changes)
        self._save_assignments(changes, at)
        events = (row for c in changes for row in values.of_events(c.after.key, c.events))
        self._insert(EventRow, (self._own(row, actor=values.actor(actor), at=at) for row in events))

    def _save_doors(self, changes: Iterable[ProjectChange]) -> None:
        for row, door in ((ProjectNameRow, values.names), (ProjectChannelRow, values.channels)):
            changed = [c for c in changes if c.before is None or door(c.before) != door(c.after)]
            known = (c.before.key for c in changed if c.before is not None)
            self._delete(row, ({"project": key} for key in known))
            self._insert(row, (self._own(one) for c in changed for one in door(c.after)))
            if row is ProjectChannelRow:
                seclude(self.session, self.workspace, [c.after.key for c in changed])

    def _save_handoffs(self, changes: Iterable[ProjectChange]) -> None:
        completions = (
            one for c in changes for one in values.changed_completions(c.before, c.after)
        )
        acts = [self._own(row) for row in completions]
        insert_or_replace(self.session, CompletionRow, acts, ("workspace", "id"))
        handoffs = [
            (change.after.key, handoff)
            for change in changes
            for handoff in values.changed_handoffs(change.before, change.after)
        ]
        rows = [self._own(values.of_handoff(key, handoff)) for key, handoff in handoffs]
        insert_or_replace(self.session, HandoffRow, rows, ("workspace", "id"))
        self._delete(HandoffWaitRow, ({"handoff": h.id} for _, h in handoffs))
        waits = (wait for _, handoff in handoffs for wait in values.waits(handoff))
        self._insert(HandoffWaitRow, (self._own(wait) for wait in waits))

    def _save_phases(self, changes: Iterable[ProjectChange]) -> None:
        gone = (row for c in changes for row in values.gone_phases(c.before, c.after))
        self._delete(PhaseRow, gone)
        new = (row for c in changes if c.before is None for row in values.phases(c.after))
        self._insert(PhaseRow, (self._own(row) for row in new))
        changed = (row for c in changes for row in values.changed_phases(c.before, c.after))
        rows = [self._own(row) for row in changed]
        insert_or_replace(self.session, PhaseRow, rows, ("workspace", "project", "key"))

    def _save_assignments(self, changes: Iterable[ProjectChange], at: datetime) -> None:
        ended = [row for c in changes for row in values.ended_assignments(c.before, c.after)]
        if ended:
            current = (*_where(AssignmentRow, ended[0]), AssignmentRow.ended_at.is_(None))
            statement = update(AssignmentRow).where(*current).values(ended_at=at)
            self._connection.execute(statement, [self._of(row) for row in ended])
        given = (row for c in changes for row in values.new_assignments(c.before, c.after, at))
        self._insert(AssignmentRow, (self._own(row) for row in given))

    def _insert(self, row: type[Row], rows: Iterable[Values]) -> None:
        # Nothing is read back from an insert, so whole batches go to the database as they are.
        if inserted := list(rows):
            self._connection.execute(insert(row), inserted)

    def _delete(self, row: type[Row], rows: Iterable[Values]) -> None:
        if gone := list(rows):
            statement = delete(row).where(*_where(row, gone[0]))
            self._connection.execute(statement, [self._of(one) for one in gone])

    def _of(self, row: Values) -> Values:
        named = {f"of_{name}": value for name, value in row.items()}
        return {"of_workspace": self.workspace, **named}

    def _own(self, row: Values, **more: object) -> Values:
        return {"workspace": self.workspace, **row, **more}

    @property
    def _connection(self) -> Connection:
        return self.session.connection()


def _where(row: type[Row], key: Values) -> Iterator[ColumnElement[bool]]:
    for name in ("workspace", *key):
        yield getattr(row, name) == bindparam(f"of_{name}")
