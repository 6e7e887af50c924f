"""From rows to projects, in one statement however many projects are asked for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from bot.storage.facts import pipeline_of, stand_in_of
from bot.storage.gathering import HANDOFF, Gathered, statements_for
from bot.storage.packets import packet_of
from bot.storage.prepared import query
from bot.storage.tables.columns import by_text, moment
from bot.storage.tables.states import HolderKind
from domain.handoffs.admission import KEPT_OUT
from domain.ids import (
    ChannelId,
    MemberId,
    ProjectKey,
    UserGroupId,
    WorkspaceId,
)
from domain.projects import (
    Actor,
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
    TakenBack,
)
from domain.statuses import Before, TakenBackBy

Told = Sequence[Any]  # a row as JSON tells it

_HANDOFF_KEYS = [column.key for column in HANDOFF]
_TO, _STAND_INS, _GROUPS = map(_HANDOFF_KEYS.index, ("to", "stand_ins", "groups"))
_KEPT_OUT = frozenset(one.value for one in KEPT_OUT)  # JSON tells choices as texts
_PHASE_STATUS = by_text(PhaseStatus)
_HANDOFF_STATUS = by_text(HandoffStatus)
_STANDING = by_text(Standing)
_TAKEN_BACK = by_text(TakenBackBy)


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
    key, phase, by, at, note, outcome, *more = found
    was, holder, since, back, actor, back_at, why, packed = more
    before = Before(was, holder, since) if was else None
    taken = TakenBack(back, _actor(actor), back_at, why or "") if back else None
    packet = packet_of(packed) if packed else None
    return Completion(key, phase, _actor(by), at, note, outcome, before, taken, packet)


def holder_of(kind: HolderKind, key: str, handle: str | None) -> Holder:
    """Return the member or the user group that held a role; not who is in the group."""
    return _person(key) if kind == HolderKind.MEMBER else Group(UserGroupId(key), handle or "")


@lru_cache(maxsize=10_000)  # people are on many projects
def _person(key: str, left_at: str | None = None, membership: str | None = None) -> Person:
    return Person(MemberId(key), left_at is not None, membership in _KEPT_OUT)


def handoff_of(found: Iterable[Any]) -> Handoff:
    """Return what the columns of `HANDOFF` say."""
    columns = list(found)
    columns[_TO] = tuple(columns[_TO])
    columns[_STAND_INS] = tuple(map(stand_in_of, columns[_STAND_INS] or ()))
    columns[_GROUPS] = tuple(columns[_GROUPS] or ())
    return Handoff(*columns)


def _load_quickly(
    connection: Connection, statement: Gathered, parameters: Mapping[str, Any]
) -> tuple[Project, ...]:
    return _by_key(query(statement, connection.dialect).rows(connection, parameters))


def _by_key(rows: Iterable[Iterable[Any]]) -> tuple[Project, ...]:
    return tuple(sorted(map(_project, rows), key=lambda project: project.key))


def _project(row: Iterable[Any]) -> Project:
    key, name, workflow, lead, aliases, channels, private, secluded, version, *more = row
    phases: list[list[Any]] = sorted(more[0] or ())
    return Project(
        key=key,
        name=name,
        workflow=workflow,
        lead=lead,
        aliases=tuple(aliases),
        channels=tuple(channels),
        private=private,
        secluded=secluded,
        phases=tuple([_phase(told) for told in phases]),
        assignments=tuple([_assignment(told) for told in sorted(more[1] or ())]),
        handoffs=tuple([_handoff(told[-1]) for told in phases if told[-1]]),
        version=version,
    )


def _phase(told: Told) -> Phase:
    _, *columns, completion, _ = told
    phase = _undone(tuple(columns))
    return replace(phase, completion=_completion(completion)) if completion else phase


@lru_cache(maxsize=1_000)  # in most projects most phases wait, as they did from the beginning
def _undone(told: tuple[Any, ...]) -> Phase:
    key, status, since, holder, offers, completions = told
    return Phase(key, _PHASE_STATUS[status], moment(since), holder, None, offers, completions)


def _completion(told: Told) -> Completion:
    """Return what JSON tells: choices and moments as texts."""
    key, phase, by, at, note, outcome, was, holder, since, back, actor, back_at, *rest = told
    before = _PHASE_STATUS[was] if was else None, holder, moment(since)
    taken = _TAKEN_BACK[back] if back else None, actor, moment(back_at), *rest
    return completion_of(
        (key, phase, by, moment(at), note, _PHASE_STATUS[outcome], *before, *taken)
    )


def _actor(member: MemberId | None) -> Actor:
    return Operator() if member is None else pipeline_of(member) or _person(member)


def _handoff(told: Told) -> Handoff:
    key, phase, role, completion, status, at, to, by, settled_at, *rest = told
    settled = by, moment(settled_at), *rest
    return handoff_of(
        (key, phase, role, completion, _HANDOFF_STATUS[status], moment(at), to, *settled)
    )


def _assignment(told: Told) -> Assignment:
    _, role, holder, standing, since, left_at, membership, group = told
    who = _group(holder, *group) if group else _person(holder, left_at, membership)
    return Assignment(role, who, _STANDING[standing], moment(since))


def _group(
    key: str, handle: str | None, left_out: int | None, members: list[tuple[int, MemberId]] | None
) -> Group:
    there = tuple([member for _, member in sorted(members or ())])
    return Group(UserGroupId(key), handle or "", there, left_out or 0)
