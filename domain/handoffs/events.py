"""What happened to a project, in the past tense; together they are the audit trail."""

from dataclasses import dataclass

from domain.absences import StandIn
from domain.ids import (
    ChannelId,
    CompletionId,
    HandoffId,
    MemberId,
    PhaseKey,
    RoleKey,
    TakenOutId,
    UserGroupId,
)
from domain.projects import Actor


@dataclass(frozen=True, slots=True)
class PhaseCompleted:
    """A phase was marked done."""

    phase: PhaseKey
    completion: CompletionId
    by: Actor
    note: str
    override: str = ""  # why, where its definition of done was not met


@dataclass(frozen=True, slots=True)
class HandoffOffered:
    """A phase became ready and these members were asked to take it on.

    `groups` were called in the channel.
    """

    handoff: HandoffId
    phase: PhaseKey
    role: RoleKey
    completion: CompletionId
    to: tuple[MemberId, ...]
    groups: tuple[UserGroupId, ...] = ()


@dataclass(frozen=True, slots=True)
class StandInsAsked:
    """Some of those who were asked were asked in the place of a holder who is away."""

    handoff: HandoffId
    phase: PhaseKey
    completion: CompletionId
    stand_ins: tuple[StandIn, ...]


@dataclass(frozen=True, slots=True)
class AskedNoLonger:
    """Some of those who were asked hold the role no longer; the offer stands for others."""

    handoff: HandoffId
    phase: PhaseKey
    completion: CompletionId
    members: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class RoleVacant:
    """A phase became ready and nobody holds its role."""

    handoff: HandoffId
    phase: PhaseKey
    role: RoleKey
    completion: CompletionId


@dataclass(frozen=True, slots=True)
class HatSwitched:
    """The member who completed a phase holds the next one's role alone and goes on."""

    handoff: HandoffId
    phase: PhaseKey
    role: RoleKey
    completion: CompletionId
    member: MemberId


@dataclass(frozen=True, slots=True)
class HandoffAccepted:
    """Somebody took the phase on."""

    handoff: HandoffId
    phase: PhaseKey
    completion: CompletionId
    by: Actor


@dataclass(frozen=True, slots=True)
class HandoffReturned:
    """Somebody sent the phase back; `to` are the members to tell."""

    handoff: HandoffId
    phase: PhaseKey
    completion: CompletionId
    by: Actor
    reason: str
    to: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class HandoffWithdrawn:
    """An open offer was taken back: its phase was skipped, or the one before it is open again.

    `to` are the members who were asked. They are told why where `because` names the completion
    that was taken back, or the one by which the phase was skipped.
    """

    handoff: HandoffId
    phase: PhaseKey
    completion: CompletionId
    to: tuple[MemberId, ...] = ()
    because: CompletionId | None = None


@dataclass(frozen=True, slots=True)
class PhaseReopened:
    """A done phase is active again, because of a return; `disturbs` work on what follows it."""

    phase: PhaseKey
    because: HandoffId
    disturbs: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class PhaseSkipped:
    """A phase was left out; `told` are the members who worked on it."""

    phase: PhaseKey
    completion: CompletionId
    by: Actor
    reason: str
    told: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class PhaseReopenedByOrder:
    """Somebody opened a phase again; `told` are those who answer for it or build on it."""

    phase: PhaseKey
    completion: CompletionId
    by: Actor
    reason: str
    told: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class CompletionUndone:
    """Whoever marked a phase done, or skipped it, took that back within minutes.

    `told` are the members who have to hear that a phase is skipped no longer.
    """

    phase: PhaseKey
    completion: CompletionId
    by: Actor
    told: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptanceUndone:
    """A handoff that was accepted by completing, or by going on, is open again."""

    handoff: HandoffId
    phase: PhaseKey
    completion: CompletionId


@dataclass(frozen=True, slots=True)
class PhasesTakenOut:
    """Phases that a member worked on are gone: the project's workflow has them no longer."""

    id: TakenOutId
    phases: tuple[PhaseKey, ...]
    by: Actor
    member: MemberId


@dataclass(frozen=True, slots=True)
class RoleAssigned:
    """A member holds a role from now on; `instead_of` are those who left the workspace."""

    role: RoleKey
    member: MemberId
    by: Actor
    instead_of: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectImported:
    """A registry file made the project, or changed it; `changes` say what, for people to read."""

    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChannelMoved:
    """Slack gave a channel of the project another id, as when another organisation joins it."""

    old: ChannelId
    new: ChannelId


@dataclass(frozen=True, slots=True)
class MadePrivate:
    """A channel of the project was made private, and the project with it."""

    channel: ChannelId


@dataclass(frozen=True, slots=True)
class ProjectDescribed:
    """A member made the project in Slack, or changed it; `changes` say what, for people to read."""

    changes: tuple[str, ...]


Event = (
    PhaseCompleted
    | HandoffOffered
    | StandInsAsked
    | AskedNoLonger
    | RoleVacant
    | HatSwitched
    | HandoffAccepted
    | HandoffReturned
    | HandoffWithdrawn
    | PhaseReopened
    | PhaseSkipped
    | PhaseReopenedByOrder
    | CompletionUndone
    | AcceptanceUndone
    | PhasesTakenOut
    | RoleAssigned
    | ProjectImported
    | ChannelMoved
    | MadePrivate
    | ProjectDescribed
)
# Nobody has a message about these: they are told where they were done, or not at all.
Untold = (
    HatSwitched | StandInsAsked | ProjectImported | ProjectDescribed | ChannelMoved | MadePrivate
)
