"""Projects as plain values of columns: what there is, and what changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.storage.facts import actor_key, facts_of, plain_stand_in
from bot.storage.packets import packet_text
from bot.storage.tables.states import HolderKind
from domain.handoffs.events import Event
from domain.ids import ProjectKey
from domain.projects import (
    Assignment,
    Completion,
    Group,
    Handoff,
    HandoffStatus,
    Person,
    Project,
)
from domain.questions.folding import fold

Values = Mapping[str, Any]


actor = actor_key


def of_project(project: Project) -> Values:
    """Return a project's own columns."""
    return {
        "key": project.key,
        "name": project.name,
        "workflow": project.workflow,
        "lead": project.lead,
        "private": project.private,
        "aliases": list(project.aliases),
        "channels": list(project.channels),
        "version": project.version,
    }


def names(project: Project) -> list[Values]:
    """Return the folded phrases that mean the project."""
    phrases = (fold(phrase) for phrase in (project.key, project.name, *project.aliases))
    different = dict.fromkeys(phrase for phrase in phrases if phrase)
    return [{"project": project.key, "folded": phrase} for phrase in different]


def of_member_name(name: str) -> Values:
    """Return a member's name with the folded ones that are compared with what people write."""
    folded = fold(name)
    first = folded.partition(" ")[0]
    return {"name": name, "folded_name": folded, "folded_first_name": first}


def channels(project: Project) -> list[Values]:
    """Return the channels of the project."""
    return [{"project": project.key, "channel": c} for c in dict.fromkeys(project.channels)]


def phases(project: Project) -> list[Values]:
    """Return the phases, each with its place, its last completion and its latest handoff."""
    handoffs = {handoff.phase: handoff.id for handoff in project.handoffs}
    return [
        {
            "project": project.key,
            "key": phase.key,
            "position": position,
            "status": phase.status,
            "since": phase.since,
            "holder": phase.holder,
            "offers": phase.offers,
            "completions": phase.completions,
            "completion": phase.completion.id if phase.completion else None,
            "handoff": handoffs.get(phase.key),
        }
        for position, phase in enumerate(project.phases)
    ]


def changed_phases(before: Project | None, after: Project) -> list[Values]:
    """Return the phases that are not as they were, and those that an old project gained."""
    if before is None or (before.phases, before.handoffs) == (after.phases, after.handoffs):
        return []
    known = phases(before)
    return [phase for phase in phases(after) if phase not in known]


def gone_phases(before: Project | None, after: Project) -> list[Values]:
    """Return the phases that the project no longer has."""
    left = {phase.key for phase in after.phases}
    former = before.phases if before else ()
    return [{"project": after.key, "key": p.key} for p in former if p.key not in left]


def changed_completions(before: Project | None, after: Project) -> list[Values]:
    """Return the completions that are new or not as they were."""
    known = {phase.completion for phase in before.phases} if before else set[Completion | None]()
    found = (phase.completion for phase in after.phases)
    changed = (c for c in found if c is not None and c not in known)
    return [_of_completion(after.key, completion) for completion in changed]


def changed_handoffs(before: Project | None, after: Project) -> Iterator[Handoff]:
    """Yield the handoffs that are new or not as they were."""
    known = before.handoffs if before else ()
    return (handoff for handoff in after.handoffs if handoff not in known)


def of_handoff(project: ProjectKey, handoff: Handoff) -> Values:
    """Return a handoff's columns."""
    columns = {name: value for name, value in asdict(handoff).items() if name != "to"}
    stand_ins = [plain_stand_in(one) for one in handoff.stand_ins] or None
    asked = {"to": list(handoff.to), "groups": list(handoff.groups) or None}
    return {**columns, **asked, "project": project, "stand_ins": stand_ins}


def waits(handoff: Handoff) -> list[Values]:
    """Return for whom the handoff waits, members and user groups: nobody, once it is settled."""
    if handoff.status is not HandoffStatus.OFFERED:
        return []
    asked = dict.fromkeys((*handoff.to, *handoff.groups))
    return [{"handoff": handoff.id, "member": one} for one in asked]


def ended_assignments(before: Project | None, after: Project) -> list[Values]:
    """Return the assignments that the project no longer has."""
    left = {_what(assignment) for assignment in after.assignments}
    former = before.assignments if before else ()
    return [
        {"project": after.key, "role": assignment.role, "holder": _holder(assignment)[1]}
        for assignment in former
        if _what(assignment) not in left
    ]


def new_assignments(before: Project | None, after: Project, at: datetime) -> list[Values]:
    """Return the assignments that the project did not have."""
    known = {_what(assignment) for assignment in before.assignments} if before else set[object]()
    return [
        {
            "project": after.key,
            "role": assignment.role,
            "holder_kind": _holder(assignment)[0],
            "holder": _holder(assignment)[1],
            "standing": assignment.standing,
            "since": assignment.since or at,
            "ended_at": None,
        }
        for assignment in after.assignments
        if _what(assignment) not in known
    ]


def of_events(project: ProjectKey, events: Iterable[Event]) -> list[Values]:
    """Return the audit trail's columns."""
    return [
        {"project": project, "kind": type(event).__name__, "facts": facts_of(event)}
        for event in events
    ]


def _of_completion(project: ProjectKey, completion: Completion) -> Values:
    was, back = completion.before, completion.taken_back
    return {
        "id": completion.id,
        "project": project,
        "phase": completion.phase,
        "by": actor(completion.by),
        "at": completion.at,
        "note": completion.note,
        "outcome": completion.outcome,
        "was_status": was and was.status,
        "was_holder": was and was.holder,
        "was_since": was and was.since,
        "taken_back": back and back.by,
        "taken_back_by": back and actor(back.actor),
        "taken_back_at": back and back.at,
        "taken_back_why": back and back.reason,
        "packet": completion.packet and packet_text(completion.packet),
    }


def _what(assignment: Assignment) -> tuple[object, ...]:
    return (assignment.role, *_holder(assignment), assignment.standing)


def _holder(assignment: Assignment) -> tuple[HolderKind, str]:
    match assignment.holder:
        case Person(member):
            return HolderKind.MEMBER, member
        case Group(user_group):
            return HolderKind.USER_GROUP, user_group
