"""From rows to projects, in one statement however many projects are asked for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from bot.storage.columns import by_text, moment
from bot.storage.facts import stand_in_of
from bot.storage.gathering import COMPLETION, HANDOFF, PHASE, Gathered, statements_for
from bot.storage.prepared import query
from bot.storage.states import HolderKind
from domain.ids import ChannelId, MemberId, ProjectKey, UserGroupId, WorkspaceId
from domain.projects import (
    Assignment,
    Completion,
    Group,
    Handoff,
    HandoffStatus,
    Holder,
    Operator,
    Person,
    Phase,
    PhaseStatus,
    Project,
    Standing,
)

Told = Sequence[Any]  # a row as JSON tells it

_LAST = len(PHASE)  # where the completion begins, and
_PASSED_ON = _LAST + len(COMPLETION)  # where the handoff begins
_TO = [column.key for column in HANDOFF].index("to")
_PHASE_STATUS = by_text(PhaseStatus)
_HANDOFF_STATUS = by_text(HandoffStatus)
_STANDING = by_text(Standing)
_STAND_INS = [column.key for column in HANDOFF].index("stand_ins")


def load_projects(
    connection: Connection, workspace: WorkspaceId, keys: Collection[ProjectKey]
) -> tuple[Project, ...]:
    """Return those of the projects that there are, by key."""
    statements = statements_for(connection.dialect.name)
    if len(keys) == 1:
        (key,) = keys
        return _load_quickly(connection, statements.one, {"workspace": workspace, "key": key})
    of_many = {"workspace": workspace, "keys": sorted(keys)}
    return _by_key(connection.execute(statements.many, of_many))


def load_in_channel(
    connection: Connection, workspace: WorkspaceId, channel: ChannelId
) -> tuple[Project, ...]:
    """Return the projects of a channel, by key."""
    statement = statements_for(connection.dialect.name).in_channel
    return _load_quickly(connection, statement, {"workspace": workspace, "channel": channel})


def completion_of(found: Iterable[Any]) -> Completion:
    """Return what the columns of `COMPLETION` say; nobody means the operator."""
    key, phase, by, at, note = found
    return Completion(key, phase, Operator() if by is None else Person(by), at, note)


def holder_of(
    kind: HolderKind, key: str, handle: str | None, members: tuple[MemberId, ...] = ()
) -> Holder:
    """Return the member or the user group that holds a role."""
    if kind == HolderKind.MEMBER:
        return Person(MemberId(key))
    return Group(UserGroupId(key), handle or "", members)


def handoff_of(found: Iterable[Any]) -> Handoff:
    """Return what the columns of `HANDOFF` say."""
    columns = list(found)
    columns[_TO] = tuple(columns[_TO])
    columns[_STAND_INS] = tuple(map(stand_in_of, columns[_STAND_INS] or ()))
    return Handoff(*columns)


def _load_quickly(
    connection: Connection, statement: Gathered, parameters: Mapping[str, Any]
) -> tuple[Project, ...]:
    return _by_key(query(statement, connection.dialect).rows(connection, parameters))


def _by_key(rows: Iterable[Iterable[Any]]) -> tuple[Project, ...]:
    return tuple(sorted(map(_project, rows), key=lambda project: project.key))


def _project(row: Iterable[Any]) -> Project:
    key, name, workflow, lead, aliases, channels, private, version, phases, assignments = row
    phases = sorted(phases or ())
    return Project(
        key=key,
        name=name,
        workflow=workflow,
        lead=lead,
        aliases=tuple(aliases),
        channels=tuple(channels),
        private=private,
        phases=tuple([_phase(told) for told in phases]),
        assignments=_assignments(sorted(assignments or ())),
        handoffs=tuple([_handoff(told) for told in phases if told[_PASSED_ON] is not None]),
        version=version,
    )


def _phase(told: Told) -> Phase:
    _, key, status, since, holder, offers, completions = told[:_LAST]
    completion = None if told[_LAST] is None else _completion(told)
    return Phase(key, _PHASE_STATUS[status], moment(since), holder, completion, offers, completions)


def _completion(told: Told) -> Completion:
    key, phase, by, at, note = told[_LAST:_PASSED_ON]
    return completion_of((key, phase, by, moment(at), note))


def _handoff(told: Told) -> Handoff:
    key, phase, role, completion, status, at, to, by, settled_at, *rest = told[_PASSED_ON:]
    settled = by, moment(settled_at), *rest
    return handoff_of(
        (key, phase, role, completion, _HANDOFF_STATUS[status], moment(at), to, *settled)
    )


def _assignments(every: Sequence[Told]) -> tuple[Assignment, ...]:
    found: dict[int, list[Told]] = {}
    for told in every:
        found.setdefault(told[0], []).append(told)
    return tuple([_assignment(same) for same in found.values()])


def _assignment(same: Sequence[Told]) -> Assignment:
    """Return an assignment, which is told once for each member of a user group."""
    _, _, role, kind, holder, standing, since, handle, member = same[0]
    members = () if member is None else tuple([told[-1] for told in same])
    who = holder_of(kind, holder, handle, members)
    return Assignment(role, who, _STANDING[standing], moment(since))
