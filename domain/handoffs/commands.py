"""The orders that change where a project stands; all imperative."""

from dataclasses import dataclass

from domain.ids import CompletionId, HandoffId, MemberId, PhaseKey, RoleKey
from domain.projects import Actor

NOTE_LIMIT = 1_500  # a preview carries the note in its button, whose value holds 2,000 characters


@dataclass(frozen=True, slots=True)
class CompletePhase:
    """Mark a phase done and offer what follows."""

    phase: PhaseKey
    actor: Actor
    note: str = ""


@dataclass(frozen=True, slots=True)
class AcceptHandoff:
    """Take a phase on: one person is accountable from now on."""

    handoff: HandoffId
    actor: Actor


@dataclass(frozen=True, slots=True)
class ReturnHandoff:
    """Send a phase back to where it came from, with the reason."""

    handoff: HandoffId
    actor: Actor
    reason: str


@dataclass(frozen=True, slots=True)
class AssignRole:
    """Give a role to a member as its primary holder."""

    role: RoleKey
    member: MemberId
    actor: Actor


@dataclass(frozen=True, slots=True)
class SkipPhase:
    """Leave a phase out, with the reason, and offer what follows."""

    phase: PhaseKey
    actor: Actor
    reason: str


@dataclass(frozen=True, slots=True)
class ReopenPhase:
    """Open a phase again that is done or skipped, with the reason."""

    phase: PhaseKey
    actor: Actor
    reason: str


@dataclass(frozen=True, slots=True)
class UndoCompletion:
    """Take one's own mark back; `completion` is the one that is meant, None for the latest."""

    phase: PhaseKey
    actor: Actor
    completion: CompletionId | None = None


Command = (
    CompletePhase
    | AcceptHandoff
    | ReturnHandoff
    | AssignRole
    | SkipPhase
    | ReopenPhase
    | UndoCompletion
)
