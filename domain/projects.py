"""A project as a frozen value: its phases, who holds its roles, its handoffs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.absences import Absence
from domain.actors import Operator, Person, Pipeline
from domain.errors import HandoffNotFound, PhaseNotFound
from domain.ids import (
    ChannelId,
    CompletionId,
    HandoffId,
    MemberId,
    PhaseKey,
    ProjectKey,
    RoleKey,
    UserGroupId,
    WorkflowKey,
)
from domain.offers import Handoff
from domain.packets import Packet
from domain.statuses import Before, HandoffStatus, PhaseStatus, Standing, TakenBackBy


@dataclass(frozen=True, slots=True)
class Group:
    """A Slack user group as holder of a role, with the members it has now.

    `left_out` counts who else is in it and may not act here: guests, people of other organisations.
    """

    user_group: UserGroupId
    handle: str = ""
    members: tuple[MemberId, ...] = ()
    left_out: int = 0

    @property
    def has_only_outsiders(self) -> bool:
        """Tell whether everybody in it may not act here, so that nobody can be asked."""
        return self.left_out > 0 and not self.members


Holder = Person | Group
Actor = Person | Operator | Pipeline


def member_of(actor: Actor) -> MemberId | None:
    """Return the member who acts; nobody where the command line or a pipeline does."""
    return actor.member if isinstance(actor, Person) else None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A holder holds a role on the project."""

    role: RoleKey
    holder: Holder
    standing: Standing = Standing.PRIMARY
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A holder held a role until a moment: an assignment that has ended."""

    holder: Holder
    until: datetime


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Why a completion no longer holds; it stays in the trail."""

    by: TakenBackBy
    actor: Actor
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """One act of ending a phase; one that was opened again is ended again.

    `outcome` is done or skipped; `note` is then the reason.
    """

    id: CompletionId
    phase: PhaseKey
    by: Actor
    at: datetime
    note: str = ""
    outcome: PhaseStatus = PhaseStatus.DONE
    before: Before | None = None
    taken_back: TakenBack | None = None
    packet: Packet | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of this project: its status and its counters.

    `holder` is the member who is accountable since they accepted; `completion` is the last one;
    `offers` and `completions` count how often the phase was offered and completed.
    """

    key: PhaseKey
    status: PhaseStatus
    since: datetime | None = None
    holder: MemberId | None = None
    completion: Completion | None = None
    offers: int = 0
    completions: int = 0

    @property
    def is_open(self) -> bool:
        """Tell whether somebody could work on it now."""
        return self.status in {PhaseStatus.READY, PhaseStatus.ACTIVE}

    @property
    def ending(self) -> Completion | None:
        """The completion by which the phase is over now; None where it is not, or nobody told."""
        last = self.completion
        holds = last is not None and last.outcome is self.status and last.taken_back is None
        return last if holds else None


@dataclass(frozen=True, slots=True)
class Project:
    """A project with everything that deciding about it needs.

    `phases` are in the workflow's order; `handoffs` holds the latest one of each phase; `version`
    grows with every saved change. `private` says its description, `secluded` that a channel of its
    is a private one. `absences` are of its people, and `admins` the workspace admins among those
    who act, where somebody looked them up.
    """

    key: ProjectKey
    name: str
    workflow: WorkflowKey
    lead: MemberId | None = None
    aliases: tuple[str, ...] = ()
    channels: tuple[ChannelId, ...] = ()
    private: bool = False
    secluded: bool = False
    phases: tuple[Phase, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    absences: tuple[Absence, ...] = ()
    admins: tuple[MemberId, ...] = ()
    version: int = 0

    def phase(self, key: PhaseKey) -> Phase:
        """Return the phase of that key; raises `PhaseNotFound`."""
        for phase in self.phases:
            if phase.key == key:
                return phase
        raise PhaseNotFound(self.name, key, tuple(phase.key for phase in self.phases))

    def open_phases(self) -> tuple[Phase, ...]:
        """Return the phases that somebody could work on now."""
        return tuple(phase for phase in self.phases if phase.is_open)

    def handoff(self, handoff_id: HandoffId) -> Handoff:
        """Return the handoff of that id; raises `HandoffNotFound`."""
        for handoff in self.handoffs:
            if handoff.id == handoff_id:
                return handoff
        raise HandoffNotFound(handoff_id)

    def open_offers(self) -> tuple[Handoff, ...]:
        """Return the handoffs that wait for somebody to accept them."""
        return tuple(h for h in self.handoffs if h.status is HandoffStatus.OFFERED)

    def handoff_of(self, phase: PhaseKey) -> Handoff | None:
        """Return the latest handoff of a phase, if it was ever offered."""
        return next((handoff for handoff in self.handoffs if handoff.phase == phase), None)

    def holders(self, role: RoleKey, standing: Standing) -> tuple[Holder, ...]:
        """Return who holds the role, in the order of assignment."""
        return tuple(
            assignment.holder
            for assignment in self.assignments
            if assignment.role == role and assignment.standing is standing
        )

    def members_holding(self, role: RoleKey, standing: Standing) -> tuple[MemberId, ...]:
        """Return the members who hold the role, groups opened up, nobody twice."""
        found = (m for holder in self.holders(role, standing) for m in members_of(holder))
        return tuple(dict.fromkeys(found))

    def is_vacant(self, role: RoleKey) -> bool:
        """Tell whether nobody holds the role, not even as backup."""
        return not any(assignment.role == role for assignment in self.assignments)

    @property
    def is_private(self) -> bool:
        """Whether it is for its own people and channels, and does not exist for others."""
        return self.private or self.secluded

    def is_open_to(self, actor: Actor) -> bool:
        """Tell whether the actor may read of it outside its channels: its people and the operator.

        Its people are the lead, who holds a role or works on a phase, and who is offered one.
        """
        member = member_of(actor)
        if not self.is_private or member is None or member == self.lead:
            return True
        holds = any(member in members_of(a.holder) for a in self.assignments)
        works = any(phase.is_open and phase.holder == member for phase in self.phases)
        return holds or works or any(member in h.to for h in self.open_offers())


def members_of(holder: Holder) -> Iterator[MemberId]:
    """Yield the members behind a holder."""
    match holder:
        case Person(member):
            yield member
        case Group(members=members):
            yield from members


@dataclass(frozen=True, slots=True)
class NamedProject:
    """A project as it can be recognised in a sentence: key, name and aliases."""

    key: ProjectKey
    name: str
    aliases: tuple[str, ...]
    private: bool = False


@dataclass(frozen=True, slots=True)
class NamedMember:
    """A member as they can be recognised in a sentence."""

    id: MemberId
    name: str
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Hat:
    """A role that a member holds on a project, as primary or as backup."""

    project: ProjectKey
    project_name: str
    role: RoleKey
    standing: Standing
    private: bool = False
