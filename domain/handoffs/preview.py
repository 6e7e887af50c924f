"""What completing a phase would do, said before it is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.absences import StandIn
from domain.handoffs.calling import groups_called, told_apart
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.hours.calendar import Later
from domain.handoffs.machine import unfinished_before
from domain.handoffs.packet_refusals import NOTHING_MISSING, Missing
from domain.handoffs.packing import lacking, may_override, tried
from domain.handoffs.permission import others
from domain.handoffs.status_hints import AwayHint
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Role
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import (
    Group,
    Handoff,
    HandoffStatus,
    Holder,
    PhaseStatus,
    Project,
    Standing,
)


@dataclass(frozen=True, slots=True)
class NextHandoff:
    """A phase that would be offered: to which role, to whom, who stands by.

    `holders` and `backups` are empty while the role is vacant; of those `outside`, who hold
    it, nobody may take it on. `goes_on` is the member who would
    simply go on with another hat; nobody is asked then. `to` are the members who would be asked,
    `stand_ins` says who of them for whom, `called` are the user groups that would be called in the
    channel.
    """

    phase: WorkflowPhase
    role: Role
    holders: tuple[Holder, ...]
    backups: tuple[Holder, ...]
    goes_on: MemberId | None = None
    to: tuple[MemberId, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    called: tuple[Group, ...] = ()
    outside: tuple[Holder, ...] = ()

    @property
    def is_vacant(self) -> bool:
        """Tell whether there is nobody to ask, so that the lead is told."""
        return not (self.to or self.called)


@dataclass(frozen=True, slots=True)
class StillWaiting:
    """A phase that follows but waits for others too."""

    phase: WorkflowPhase
    waits_for: tuple[WorkflowPhase, ...]


@dataclass(frozen=True, slots=True)
class NearlyNamed:
    """What was `said` reads like a phase, misspelt, and was taken for the beginning of the note.

    `note` is what is left of it where that phase is meant.
    """

    phase: WorkflowPhase
    said: str
    note: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that a person should see before they mark a phase done.

    `missing` is what the phase's definition of done asks for beyond what was given; `lead_looks`
    whether who looks may override that. `later` are those who would not be told at once, since
    they do not work at this hour, `hints` those whose status in Slack sounds away. `nearly` is
    another reading of what was typed.
    """

    project: Project
    phase: WorkflowPhase
    note: str
    following: tuple[NextHandoff, ...]
    still_waiting: tuple[StillWaiting, ...]
    missing: Missing = NOTHING_MISSING
    lead_looks: bool = False
    later: tuple[Later, ...] = ()
    hints: tuple[AwayHint, ...] = ()
    nearly: NearlyNamed | None = None

    def receivers(self) -> tuple[MemberId, ...]:
        """Return the members who would get a message, nobody twice."""
        return others(asked_by(self.project, self.following))


def preview(
    project: Project, knowledge: KnowledgeBase, order: CompletePhase, now: datetime
) -> Preview:
    """Try the order without saving it; raises what `complete` raises.

    What the definition of done asks for may still be given, so that its lack is told, not raised.
    """
    workflow = knowledge.workflow(project.workflow)
    after = complete(project, knowledge, order, now, tried).project
    offered = (h for h in after.handoffs if h not in project.handoffs and h.phase != order.phase)
    waiting = (
        StillWaiting(following, tuple(workflow.phase(key) for key in missing))
        for following in workflow.following(order.phase)
        if after.phase(following.key).status is PhaseStatus.WAITING
        and (missing := unfinished_before(after, workflow, following.key))
    )
    return Preview(
        project=project,
        phase=workflow.phase(order.phase),
        note=order.note.strip(),
        following=tuple(next_handoff(project, knowledge, handoff) for handoff in offered),
        still_waiting=tuple(waiting),
        missing=lacking(workflow.phase(order.phase), order),
        lead_looks=may_override(project, order.actor),
    )


def asked_by(project: Project, following: Iterable[NextHandoff]) -> Iterator[MemberId]:
    """Yield who would be asked to accept, or, where nobody holds the role, to pick somebody."""
    lead = (project.lead,) if project.lead else ()
    for one in following:
        if not one.goes_on:
            yield from lead if one.is_vacant else one.to


def next_handoff(project: Project, knowledge: KnowledgeBase, handoff: Handoff) -> NextHandoff:
    holders, outside = told_apart(project.holders(handoff.role, Standing.PRIMARY))
    backups, beside = told_apart(project.holders(handoff.role, Standing.BACKUP))
    return NextHandoff(
        phase=knowledge.workflow(project.workflow).phase(handoff.phase),
        role=knowledge.role(handoff.role),
        holders=holders,
        backups=backups,
        goes_on=handoff.settled_by if handoff.status is HandoffStatus.ACCEPTED else None,
        to=handoff.to,
        stand_ins=handoff.stand_ins,
        called=groups_called(project, handoff),
        outside=(*outside, *beside),
    )
