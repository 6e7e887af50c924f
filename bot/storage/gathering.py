"""Statements that give a project with all that belongs to it in one row.

The phases and the assignments come as JSON inside of the row. One statement is not only quicker
than several: it sees the project at one moment.
"""

from collections.abc import Iterable
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
    case,
    func,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from bot.storage.tables.base import Row
from bot.storage.tables.life import DepartureRow
from bot.storage.tables.memberships import MembershipRow
from bot.storage.tables.registry import (
    AssignmentRow,
    HandoffRow,
    PhaseRow,
    ProjectChannelRow,
    ProjectRow,
    UserGroupMemberRow,
    UserGroupRow,
)
from bot.storage.tables.states import HolderKind
from bot.storage.tables.trail import CompletionRow

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
    AssignmentRow.role,
    AssignmentRow.holder,
    AssignmentRow.standing,
    AssignmentRow.since,
    DepartureRow.left_at,
    MembershipRow.membership,
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
    )
    .outerjoin(
        DepartureRow.__table__,
        and_(
            DepartureRow.workspace == AssignmentRow.workspace,
            DepartureRow.member == AssignmentRow.holder,
        ),
    )
    .outerjoin(
        MembershipRow.__table__,
        and_(
            MembershipRow.workspace == AssignmentRow.workspace,
            MembershipRow.member == AssignmentRow.holder,
        ),
    ),
    AssignmentRow.workspace == ProjectRow.workspace,
    AssignmentRow.project == ProjectRow.key,
    AssignmentRow.ended_at.is_(None),
)
_MEMBERS = (
    UserGroupMemberRow.__table__,
    UserGroupMemberRow.workspace == UserGroupRow.workspace,
    UserGroupMemberRow.user_group == UserGroupRow.id,
    UserGroupMemberRow.outside.is_(False),
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

    The last two columns are lists of lists, in no order, or nothing: the phases, each with its
    completion and its handoff, and the current assignments, each with its user group. What there
    is not is null: a row of nulls would cost as much as one.
    """
    tell = _Telling(on_sqlite=dialect == "sqlite")
    every = select(*_PROJECT, _phases(tell), _assignments(tell))
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


@dataclass(frozen=True, slots=True)
class _Telling:
    """How a database tells rows as one JSON value."""

    on_sqlite: bool

    def row(self, columns: Iterable[Column | Told]) -> Told:
        """Tell a row as a list."""
        build = func.json_array if self.on_sqlite else func.json_build_array
        row: Function[Any] = build(*map(self._inside, columns), type_=JSON)
        return row

    def rows(
        self, columns: Iterable[Column | Told], source: FromClause, *where: Told, of: type[Row]
    ) -> Told:
        """Tell the rows of a source that belong to one of another table, as a list of lists."""
        gather = func.json_group_array if self.on_sqlite else func.json_agg
        every: Function[Any] = gather(self.row(columns), type_=JSON)
        return select(every).select_from(source).where(*where).correlate(of).scalar_subquery()

    def _inside(self, column: Column | Told) -> Column | Told:
        # SQLite keeps JSON as text, which would be put in as a text.
        is_json = self.on_sqlite and isinstance(column.type, JSON)
        return func.json(column) if is_json else column


def _phases(tell: _Telling) -> Told:
    completion = case((CompletionRow.id.is_not(None), tell.row(COMPLETION)))
    handoff = case((HandoffRow.id.is_not(None), tell.row(HANDOFF)))
    return tell.rows((*PHASE, completion, handoff), *_PHASES, of=ProjectRow)


def _assignments(tell: _Telling) -> Told:
    member = (UserGroupMemberRow.position, UserGroupMemberRow.member)
    members = tell.rows(member, *_MEMBERS, of=UserGroupRow)
    group = tell.row((UserGroupRow.handle, UserGroupRow.left_out, members))
    if_group = case((AssignmentRow.holder_kind == HolderKind.USER_GROUP, group))
    return tell.rows((*_ASSIGNMENT, if_group), *_ASSIGNMENTS, of=ProjectRow)
