"""Statements that give a project with all that belongs to it in one row.

The phases and the assignments come as JSON inside of the row. One statement is not only quicker
than several: it sees the project at one moment.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    ColumnElement,
    FromClause,
    Function,
    Select,
    and_,
    bindparam,
    func,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from bot.storage.registry_rows import (
    AssignmentRow,
    HandoffRow,
    PhaseRow,
    ProjectChannelRow,
    ProjectRow,
    UserGroupMemberRow,
    UserGroupRow,
)
from bot.storage.states import HolderKind
from bot.storage.trail_rows import CompletionRow

Gathered = Select[*tuple[Any, ...]]
Column = InstrumentedAttribute[Any]
Told = ColumnElement[Any]

COMPLETION = (
    CompletionRow.id,
    CompletionRow.phase,
    CompletionRow.by,
    CompletionRow.at,
    CompletionRow.note,
    CompletionRow.outcome,
    CompletionRow.was_status,
    CompletionRow.was_holder,
    CompletionRow.was_since,
    CompletionRow.taken_back,
    CompletionRow.taken_back_by,
    CompletionRow.taken_back_at,
    CompletionRow.taken_back_why,
    CompletionRow.packet,
)
HANDOFF = (
    HandoffRow.id,
    HandoffRow.phase,
    HandoffRow.role,
    HandoffRow.completion,
    HandoffRow.status,
    HandoffRow.offered_at,
    HandoffRow.to,
    HandoffRow.settled_by,
    HandoffRow.settled_at,
    HandoffRow.reason,
    HandoffRow.stand_ins,
    HandoffRow.groups,
)
PHASE = (
    PhaseRow.position,
    PhaseRow.key,
    PhaseRow.status,
    PhaseRow.since,
    PhaseRow.holder,
    PhaseRow.offers,
    PhaseRow.completions,
)
_ASSIGNMENT = (
    AssignmentRow.seq,
    UserGroupMemberRow.position,
    AssignmentRow.role,
    AssignmentRow.holder_kind,
    AssignmentRow.holder,
    AssignmentRow.standing,
    AssignmentRow.since,
    UserGroupRow.handle,
    UserGroupRow.left_out,
    UserGroupMemberRow.member,
)
_PROJECT = (
    ProjectRow.key,
    ProjectRow.name,
    ProjectRow.workflow,
    ProjectRow.lead,
    ProjectRow.aliases,
    ProjectRow.channels,
    ProjectRow.private,
    ProjectRow.secluded,
    ProjectRow.version,
)
_PHASES = (
    PhaseRow.__table__.outerjoin(
        CompletionRow.__table__,
        and_(
            CompletionRow.workspace == PhaseRow.workspace, CompletionRow.id == PhaseRow.completion
        ),
    ).outerjoin(
        HandoffRow.__table__,
        and_(HandoffRow.workspace == PhaseRow.workspace, HandoffRow.id == PhaseRow.handoff),
    ),
    PhaseRow.workspace == ProjectRow.workspace,
    PhaseRow.project == ProjectRow.key,
)
_ASSIGNMENTS = (
    AssignmentRow.__table__.outerjoin(
        UserGroupRow.__table__,
        and_(
            UserGroupRow.workspace == AssignmentRow.workspace,
            UserGroupRow.id == AssignmentRow.holder,
            AssignmentRow.holder_kind == HolderKind.USER_GROUP,
        ),
    ).outerjoin(
        UserGroupMemberRow.__table__,
        and_(
            UserGroupMemberRow.workspace == UserGroupRow.workspace,
            UserGroupMemberRow.user_group == UserGroupRow.id,
        ),
    ),
    AssignmentRow.workspace == ProjectRow.workspace,
    AssignmentRow.project == ProjectRow.key,
    AssignmentRow.ended_at.is_(None),
)
_WORKSPACE: BindParameter[str] = bindparam("workspace")


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements for projects, made once: making one costs more than answering it."""

    one: Gathered  # takes workspace, key
    many: Gathered  # takes workspace, keys
    in_channel: Gathered  # takes workspace, channel


@cache
def statements_for(dialect: str) -> Statements:
    """Return the statements in the words of a database.

    The last two columns are lists of lists, in no order, or nothing: the phases, each with the
    columns of `PHASE`, `COMPLETION` and `HANDOFF`, then the assignments that are current.
    """
    phases = _rows(dialect, (*PHASE, *COMPLETION, *HANDOFF), *_PHASES)
    assignments = _rows(dialect, _ASSIGNMENT, *_ASSIGNMENTS)
    every = select(*_PROJECT, phases, assignments)
    own = every.where(ProjectRow.workspace == _WORKSPACE)
    key: BindParameter[str] = bindparam("key")
    keys: BindParameter[list[str]] = bindparam("keys", expanding=True)
    same_project = and_(
        ProjectChannelRow.workspace == ProjectRow.workspace,
        ProjectChannelRow.project == ProjectRow.key,
    )
    return Statements(
        one=own.where(ProjectRow.key == key),
        many=own.where(ProjectRow.key.in_(keys)),
        in_channel=every.join(ProjectChannelRow, same_project).where(
            ProjectChannelRow.workspace == _WORKSPACE,
            ProjectChannelRow.channel == bindparam("channel"),
        ),
    )


def _rows(
    dialect: str, columns: tuple[Column, ...], source: FromClause, *where: ColumnElement[bool]
) -> Told:
    """Return what a project has of the source's rows, as one JSON value."""
    # SQLite keeps JSON as text, which would be put in as a text.
    on_sqlite = dialect == "sqlite"
    told = (func.json(c) if on_sqlite and isinstance(c.type, JSON) else c for c in columns)
    row, rows = (
        (func.json_array, func.json_group_array)
        if on_sqlite
        else (func.json_build_array, func.json_agg)
    )
    every: Function[Any] = rows(row(*told), type_=JSON)
    return select(every).select_from(source).where(*where).correlate(ProjectRow).scalar_subquery()
