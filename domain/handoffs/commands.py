"""The orders that change where a project stands; all imperative."""

from dataclasses import dataclass

from domain.ids import CompletionId, HandoffId, MemberId, PhaseKey, RoleKey
from domain.packets import Link
from domain.projects import Actor

NOTE_LIMIT = 3_000
REASON_LIMIT = 1_500  # a look ahead carries the reason in its button, whose value holds 2,000


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gives with a phase: links, keys of ticked items, open risks.

    `override` is the reason for which the lead lets it count as done although something is missing.
    """

    links: tuple[Link, ...] = ()
    ticked: tuple[str, ...] = ()
    risks: str = ""
    override: str = ""


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class CompletePhase:
    """Mark a phase done and offer what follows."""

    phase: PhaseKey
    actor: Actor
    note: str = ""
    given: Given = NOTHING_GIVEN


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
