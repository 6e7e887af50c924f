"""What a question means: its intent and what it is about, with how sure we are."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from domain.ids import MemberId, PhaseKey, ProjectKey, RoleKey
from domain.projects import NamedMember, NamedProject
from domain.questions.named_together import Together
from domain.words import Saying


class Intent(StrEnum):
    """What kind of answer somebody wants."""

    WHO_HANDLES = "who_handles"  # who is responsible for a topic
    WHO_IS = "who_is"  # who holds a role, who is on a project
    WHAT_DOES = "what_does"  # describe a role
    COMPARE = "compare"  # two roles side by side
    ROLES_OF = "roles_of"  # what a person does
    PROJECT_STATUS = "project_status"
    CURRENT_PHASE = "current_phase"
    NEXT_PHASE = "next_phase"  # what follows
    NEXT_ROLE = "next_role"  # whose turn it is then
    PHASE_DONE = "phase_done"  # who completed a phase, when, or whether
    MY_PENDING = "my_pending"  # what waits for the asker
    LIST_PROJECTS = "list_projects"
    UNFILLED_ROLES = "unfilled_roles"
    MARK_DONE = "mark_done"  # a statement or an order: always confirmed before anything is written
    HELP = "help"  # greeting, thanks, usage
    OOS = "oos"  # out of scope: not for us


class Aspect(StrEnum):
    """Which side of an answer somebody wants to see."""

    WHOLE = "whole"
    BACKUPS = "backups"  # who steps in, who else there is
    SINCE = "since"  # since when somebody holds a role
    REASON = "reason"  # why we claim what we claimed
    FORMER = "former"  # who held a role before
    FORMER_BACKUPS = "former_backups"  # who stepped in before
    ASSIGNING = "assigning"  # how somebody is given a role


ASPECTS_BEFORE = frozenset({Aspect.FORMER, Aspect.FORMER_BACKUPS})


@dataclass(frozen=True, slots=True)
class Said:
    """What was asked and answered last in a conversation: a later question may leave it out.

    `phases` are those that were asked about, `at` those that the answer told of. `person` is who
    was asked about, or the only one whom the answer named; `people` are they where it were several.
    `back` is how many changes ago those held a role of whom the answer told, 0 for today.
    """

    intent: Intent
    topic: str = ""
    roles: tuple[RoleKey, ...] = ()
    project: ProjectKey | None = None
    phases: tuple[PhaseKey, ...] = ()
    at: tuple[PhaseKey, ...] = ()
    person: MemberId | None = None
    aspect: Aspect = Aspect.WHOLE
    people: tuple[MemberId, ...] = ()
    back: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the place where a question is asked and of the names in it.

    `here` are the projects of the channel. `projects` and `members` are those whose names occur in
    the text. `bot` is ourselves, where the surface knows who we are. `before` is what was said
    last in the conversation.
    """

    asker: MemberId | None = None
    here: tuple[NamedProject, ...] = ()
    projects: tuple[NamedProject, ...] = ()
    members: tuple[NamedMember, ...] = ()
    bot: MemberId | None = None
    before: Said | None = None


class Topic(NamedTuple):
    """A responsibility that a question may be about; `alias` is the phrase that gave it away.

    `score` ranks the roles by everything that speaks for them.
    """

    role: RoleKey
    name: str
    alias: str
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """How we understand a question.

    `asked` is what it is about in the words of the asker. `topics` come best first, one for each
    role; `roles` are the roles asked about, or those of the topics. `phases` are the phases that
    the text may mean, one for each workflow that has one of that name; `steps` leads from there
    along the workflow, backwards where it is negative; `back` leads back along the holders of a
    role. `people` are all who are asked about where these are several, `person` is the first.
    `elsewhere` is what is named as a project and is none that may be spoken of here, as typed;
    `together` are several of which it is asked at once.
    `confidence` is between 0 and 1.
    """

    intent: Intent
    confidence: float
    asked: str = ""
    topics: tuple[Topic, ...] = ()
    roles: tuple[RoleKey, ...] = ()
    project: ProjectKey | None = None
    phases: tuple[PhaseKey, ...] = ()
    person: MemberId | None = None
    reason: str | Saying = ""
    aspect: Aspect = Aspect.WHOLE
    steps: int = 0
    back: int = 0
    people: tuple[MemberId, ...] = ()
    elsewhere: str = ""
    together: Together | None = None

    @property
    def topic(self) -> Topic | None:
        """The best topic, if there is any."""
        return self.topics[0] if self.topics else None


class Resolver(Protocol):
    """Understands questions; the local one does it with what was learnt."""

    def resolve(self, text: str, context: Context) -> Reading:
        """Return how a text is understood; every text has a reading, if only out of scope."""
        ...
