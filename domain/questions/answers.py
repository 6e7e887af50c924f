"""What we reply: every kind of answer as a value, each with the reading that led to it."""

from dataclasses import dataclass
from typing import Protocol

from domain.errors import BatonError
from domain.ids import MemberId
from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Handoff, NamedProject, Project
from domain.questions.asides import Explained, OtherLanguage
from domain.questions.general import OfEach, UsuallyNext, Vacancies
from domain.questions.people import HeldBefore, RolesOf, RolesOfEach
from domain.questions.readings import Reading, Topic


@dataclass(frozen=True, slots=True)
class Handled:
    """Somebody holds the role that was asked about, or that answers for the topic."""

    reading: Reading
    role: Role
    project: Project
    workflow: Workflow


@dataclass(frozen=True, slots=True)
class Vacant:
    """It would be this role's, but nobody holds it on the project."""

    reading: Reading
    role: Role
    project: Project
    workflow: Workflow


@dataclass(frozen=True, slots=True)
class RoleWithoutProject:
    """The role is known; who holds it cannot be said, since there is no project here."""

    reading: Reading
    role: Role


@dataclass(frozen=True, slots=True)
class WhichProject:
    """It depends on the project, and none is meant for sure; `role` where it is known."""

    reading: Reading
    projects: tuple[NamedProject, ...]
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class RoleDescribed:
    """What a role does."""

    reading: Reading
    role: Role


@dataclass(frozen=True, slots=True)
class Compared:
    """Two roles side by side."""

    reading: Reading
    roles: tuple[Role, Role]


@dataclass(frozen=True, slots=True)
class Team:
    """Who is on a project; `roles` are those that its workflow or its assignments know."""

    reading: Reading
    project: Project
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Which roles of a project nobody holds."""

    reading: Reading
    project: Project
    vacant: tuple[Role, ...]
    asked: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """Where a project stands, phase by phase."""

    reading: Reading
    project: Project
    workflow: Workflow


@dataclass(frozen=True, slots=True)
class CurrentPhase:
    """Which phases of a project are open."""

    reading: Reading
    project: Project
    workflow: Workflow


@dataclass(frozen=True, slots=True)
class Next:
    """What follows, and whose turn it is then; `after` are the phases it follows."""

    reading: Reading
    project: Project
    after: tuple[WorkflowPhase, ...]
    following: tuple[tuple[WorkflowPhase, Role], ...]


@dataclass(frozen=True, slots=True)
class PhaseTold:
    """Whether a phase is done, by whom and when."""

    reading: Reading
    project: Project
    phase: WorkflowPhase


@dataclass(frozen=True, slots=True)
class Pending:
    """What waits for the asker: handoffs to accept, and phases in hand with project and role."""

    reading: Reading
    asker: MemberId | None
    waiting: tuple[tuple[NamedProject, Handoff, str], ...]
    in_hand: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Projects:
    """The first projects by name, and how many there are."""

    reading: Reading
    projects: tuple[NamedProject, ...]
    count: int


class Deed(Protocol):
    """What would be done, as domain.handoffs previews it."""

    @property
    def project(self) -> Project: ...
    @property
    def phase(self) -> WorkflowPhase: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DoneMeant:
    """A phase is said to be finished; `phase` is None where the only open one is meant."""

    reading: Reading
    project: Project
    phase: WorkflowPhase | None


@dataclass(frozen=True, slots=True)
class Confirm:
    """Before a phase is marked done, somebody looks at what would happen and confirms it."""

    reading: Reading
    deed: Deed


@dataclass(frozen=True, slots=True)
class Choices:
    """We are in doubt between two or three roles; `project` is the one asked about."""

    reading: Reading
    options: tuple[tuple[Topic, Role], ...]
    project: Project | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """How to use us: for greetings, thanks and questions about ourselves."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Refusal:
    """It cannot be done or told, for a reason that the error explains."""

    reading: Reading
    error: BatonError
    project: Project | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """We do not know; `project` has a lead who may."""

    reading: Reading
    project: Project | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Several questions in one message; `reading` is the first one's, `left` were not answered.

    `asked` are those that were answered, as they are written.
    """

    reading: Reading
    answers: "tuple[Answer, ...]"
    left: int = 0
    asked: tuple[str, ...] = ()


Answer = (
    Handled
    | Vacant
    | RoleWithoutProject
    | WhichProject
    | RoleDescribed
    | Compared
    | Team
    | Unfilled
    | Vacancies
    | Status
    | CurrentPhase
    | Next
    | UsuallyNext
    | PhaseTold
    | OfEach
    | Pending
    | RolesOf
    | RolesOfEach
    | HeldBefore
    | Projects
    | DoneMeant
    | Confirm
    | Choices
    | Guide
    | Refusal
    | Unknown
    | Explained
    | OtherLanguage
    | Several
)
