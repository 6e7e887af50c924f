"""From rows to projects, in three statements however many projects are asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, and_, bindparam, select

from bot.storage.registry_rows import (
    AssignmentRow,
    CompletionRow,
    HandoffRow,
    PhaseRow,
    ProjectChannelRow,
    ProjectRow,
    UserGroupMemberRow,
    UserGroupRow,
)
from bot.storage.states import HolderKind
from domain.ids import ChannelId, MemberId, ProjectKey, UserGroupId, WorkspaceId
from domain.projects import (
    Assignment,
    Completion,
    Group,
    Handoff,
    Holder,
    Operator,
    Person,
    Phase,
    Project,
)

Found = Row[*tuple[Any, ...]]

COMPLETION = (
    CompletionRow.id,
    CompletionRow.phase,
    CompletionRow.by,
    CompletionRow.at,
    CompletionRow.note,
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
)

_TO = [column.key for column in HANDOFF].index("to")
_PROJECT = (
    ProjectRow.key,
    ProjectRow.name,
    ProjectRow.workflow,
    ProjectRow.lead,
    ProjectRow.aliases,
    ProjectRow.channels,
    ProjectRow.private,
    ProjectRow.version,
)
_WORKSPACE: BindParameter[str] = bindparam("workspace")
_KEY: BindParameter[str] = bindparam("key")
_KEYS: BindParameter[list[str]] = bindparam("keys", expanding=True)

# Statements are made once: making one costs more than what SQLite takes to answer it.
_BY_KEY = select(*_PROJECT).where(ProjectRow.workspace == _WORKSPACE, ProjectRow.key.in_(_KEYS))
_IN_CHANNEL = (
    select(*_PROJECT)
    .join(
        ProjectChannelRow,
        and_(
            ProjectChannelRow.workspace == ProjectRow.workspace,
            ProjectChannelRow.project == ProjectRow.key,
        ),
    )
    .where(
        ProjectChannelRow.workspace == _WORKSPACE,
        ProjectChannelRow.channel == bindparam("channel"),
    )
)
_PHASES = (
    select(
        PhaseRow.project,
        PhaseRow.key,
        PhaseRow.status,
        PhaseRow.since,
        PhaseRow.holder,
        PhaseRow.offers,
        PhaseRow.completions,
        *COMPLETION,
        *HANDOFF,
    )
    .outerjoin(
        CompletionRow,
        and_(
            CompletionRow.workspace == PhaseRow.workspace, CompletionRow.id == PhaseRow.completion
        ),
    )
    .outerjoin(
        HandoffRow,
        and_(HandoffRow.workspace == PhaseRow.workspace, HandoffRow.id == PhaseRow.handoff),
    )
    .where(PhaseRow.workspace == _WORKSPACE)
    .order_by(PhaseRow.project, PhaseRow.position)
)
_PHASES_OF_MANY = _PHASES.where(PhaseRow.project.in_(_KEYS))
_PHASES_OF_ONE = _PHASES.where(PhaseRow.project == _KEY)
_ASSIGNMENTS = (
    select(
        AssignmentRow.project,
        AssignmentRow.seq,
        AssignmentRow.role,
        AssignmentRow.holder_kind,
        AssignmentRow.holder,
        AssignmentRow.standing,
        AssignmentRow.since,
        UserGroupRow.handle,
        UserGroupMemberRow.member,
    )
    .outerjoin(
        UserGroupRow,
        and_(
            UserGroupRow.workspace == AssignmentRow.workspace,
            UserGroupRow.id == AssignmentRow.holder,
            AssignmentRow.holder_kind == HolderKind.USER_GROUP,
        ),
    )
    .outerjoin(
        UserGroupMemberRow,
        and_(
            UserGroupMemberRow.workspace == UserGroupRow.workspace,
            UserGroupMemberRow.user_group == UserGroupRow.id,
        ),
    )
    .where(
        AssignmentRow.workspace == _WORKSPACE,
        AssignmentRow.ended_at.is_(None),
    )
    .order_by(AssignmentRow.project, AssignmentRow.seq, UserGroupMemberRow.position)
)
_ASSIGNMENTS_OF_MANY = _ASSIGNMENTS.where(AssignmentRow.project.in_(_KEYS))
_ASSIGNMENTS_OF_ONE = _ASSIGNMENTS.where(AssignmentRow.project == _KEY)


def load_projects(
    connection: Connection, workspace: WorkspaceId, keys: Collection[ProjectKey]
) -> tuple[Project, ...]:
    """Return those of the projects that there are, by key."""
    return _load(connection, _BY_KEY, {"workspace": workspace, "keys": sorted(keys)})


def load_in_channel(
    connection: Connection, workspace: WorkspaceId, channel: ChannelId
) -> tuple[Project, ...]:
    """Return the projects of a channel, by key."""
    return _load(connection, _IN_CHANNEL, {"workspace": workspace, "channel": channel})


def completion_of(found: Iterable[Any]) -> Completion:
    """Return what the columns of `COMPLETION` say; nobody means the operator."""
    key, phase, by, at, note = found
    return Completion(key, phase, Operator() if by is None else Person(by), at, note)


def handoff_of(found: Iterable[Any]) -> Handoff:
    """Return what the columns of `HANDOFF` say."""
    columns = list(found)
    columns[_TO] = tuple(columns[_TO])
    return Handoff(*columns)


def _load(
    connection: Connection, statement: Select[*tuple[Any, ...]], parameters: Mapping[str, Any]
) -> tuple[Project, ...]:
    # The project's own row comes first: whoever saves with its version then has seen the rest as
    # it was with that version, or is refused.
    rows = connection.execute(statement, parameters).all()
    if not rows:
        return ()
    workspace, keys = parameters["workspace"], [row.key for row in rows]
    if len(keys) == 1:  # a question is mostly about one project, and a statement for one is quicker
        named = {"workspace": workspace, "key": keys[0]}
        phases_of, assignments_of = _PHASES_OF_ONE, _ASSIGNMENTS_OF_ONE
    else:
        named = {"workspace": workspace, "keys": keys}
        phases_of, assignments_of = _PHASES_OF_MANY, _ASSIGNMENTS_OF_MANY
    phases = _by_project(connection.execute(phases_of, named))
    assignments = _by_project(connection.execute(assignments_of, named))
    found = (_project(row, phases[row.key], assignments[row.key]) for row in rows)
    return tuple(sorted(found, key=lambda project: project.key))


def _by_project(rows: Iterable[Found]) -> Mapping[ProjectKey, list[Found]]:
    found: defaultdict[ProjectKey, list[Found]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _project(row: Found, phases: Iterable[Found], assignments: Iterable[Found]) -> Project:
    key, name, workflow, lead, aliases, channels, private, version = row
    phases = tuple(phases)
    handoffs = (found[-len(HANDOFF) :] for found in phases)
    return Project(
        key=key,
        name=name,
        workflow=workflow,
        lead=lead,
        aliases=tuple(aliases),
        channels=tuple(channels),
        private=private,
        phases=tuple(_phase(found) for found in phases),
        assignments=_assignments(assignments),
        handoffs=tuple(handoff_of(found) for found in handoffs if found[0] is not None),
        version=version,
    )


def _phase(found: Found) -> Phase:
    _, key, status, since, holder, offers, completions = found[:7]
    last = found[7 : 7 + len(COMPLETION)]
    completion = None if last[0] is None else completion_of(last)
    return Phase(key, status, since, holder, completion, offers, completions)


def _assignments(rows: Iterable[Found]) -> tuple[Assignment, ...]:
    found: dict[int, list[Found]] = {}
    for row in rows:
        found.setdefault(row.seq, []).append(row)
    return tuple(_assignment(same) for same in found.values())


def _assignment(rows: list[Found]) -> Assignment:
    _, _, role, kind, holder, standing, since, handle, _ = rows[0]
    members = tuple(row.member for row in rows if row.member is not None)
    return Assignment(role, _holder(kind, holder, handle or "", members), standing, since)


def _holder(kind: HolderKind, holder: str, handle: str, members: tuple[MemberId, ...]) -> Holder:
    if kind is HolderKind.MEMBER:
        return Person(MemberId(holder))
    return Group(UserGroupId(holder), handle, members)
