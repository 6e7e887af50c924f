"""From rows to projects, in three statements however many projects are asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, select

from bot.storage.prepared import Found, prepared
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
_KEYS: BindParameter[list[str]] = bindparam("keys", expanding=True)

# Statements are made once: making one costs more than what SQLite takes to answer it.
_KEY: BindParameter[str] = bindparam("key")

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
    rows = connection.execute(_BY_KEY, {"workspace": workspace, "keys": sorted(keys)}).all()
    return _with_the_rest(connection, workspace, [tuple(row) for row in rows])


def load_in_channel(
    connection: Connection, workspace: WorkspaceId, channel: ChannelId
) -> tuple[Project, ...]:
    """Return the projects of a channel, by key."""
    asked = {"workspace": workspace, "channel": channel}
    rows = prepared(_IN_CHANNEL, connection.dialect).rows(connection, asked)
    return _with_the_rest(connection, workspace, rows)


def completion_of(found: Iterable[Any]) -> Completion:
    """Return what the columns of `COMPLETION` say; nobody means the operator."""
    key, phase, by, at, note = found
    return Completion(key, phase, Operator() if by is None else Person(by), at, note)


def handoff_of(found: Iterable[Any]) -> Handoff:
    """Return what the columns of `HANDOFF` say."""
    key, phase, role, completion, status, offered_at, to, settled_by, settled_at, reason = found
    return Handoff(
        key,
        phase,
        role,
        completion,
        status,
        offered_at,
        tuple(to),
        settled_by,
        settled_at,
        reason,
    )


def _with_the_rest(
    connection: Connection, workspace: WorkspaceId, rows: Sequence[Found]
) -> tuple[Project, ...]:
    # The project's own row came first: whoever saves with its version then has seen the rest as
    # it was with that version, or is refused.
    keys = sorted(row[0] for row in rows)
    if not keys:
        return ()
    if len(keys) == 1:
        asked = {"workspace": workspace, "key": keys[0]}
        phases = prepared(_PHASES_OF_ONE, connection.dialect).rows(connection, asked)
        assignments = prepared(_ASSIGNMENTS_OF_ONE, connection.dialect).rows(connection, asked)
        return (_project(rows[0], phases, assignments),)
    named = {"workspace": workspace, "keys": keys}
    phases = _by_project(connection.execute(_PHASES_OF_MANY, named))
    assignments = _by_project(connection.execute(_ASSIGNMENTS_OF_MANY, named))
    found = (_project(row, phases[row[0]], assignments[row[0]]) for row in rows)
    return tuple(sorted(found, key=lambda project: project.key))


def _by_project(rows: Iterable[Sequence[Any]]) -> Mapping[ProjectKey, list[Found]]:
    found: defaultdict[ProjectKey, list[Found]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(tuple(row))
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
        found.setdefault(row[1], []).append(row)
    return tuple(_assignment(same) for same in found.values())


def _assignment(rows: list[Found]) -> Assignment:
    _, _, role, kind, holder, standing, since, handle, _ = rows[0]
    members = tuple(row[-1] for row in rows if row[-1] is not None)
    return Assignment(role, _holder(kind, holder, handle or "", members), standing, since)


def _holder(kind: HolderKind, holder: str, handle: str, members: tuple[MemberId, ...]) -> Holder:
    if kind is HolderKind.MEMBER:
        return Person(MemberId(holder))
    return Group(UserGroupId(holder), handle, members)
