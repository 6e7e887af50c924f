"""The use cases that change a project, on a real database."""

from dataclasses import dataclass, field

from sqlalchemy import Engine, text

from bot.storage.work import SqlOpenWork
from bot.use_cases.handoffs.assigning import Assign
from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.handoffs.completing import MarkDone, PreviewCompletion
from bot.use_cases.handoffs.intervening import Intervene, PlanIntervention
from bot.use_cases.handoffs.settling import Accept, Return
from bot.use_cases.homes.home import LookAtHome
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.mailbox import Job
from bot.use_cases.ports.work import InboxKey
from domain.handoffs.commands import ReopenPhase, SkipPhase, UndoCompletion
from domain.handoffs.my_work import MyWork
from domain.handoffs.steps import Step
from domain.ids import HandoffId, MemberId, PhaseKey, ProjectKey
from domain.projects import Actor, Group, Operator, Person, Project
from tests.bot.storage.storing import ACME, CHURN, store, stored
from tests.factories import a_knowledge_base
from tests.fakes.clock import FakeClock


@dataclass
class Desk:
    """Where members give their orders; the clock goes only when it is told to."""

    engine: Engine
    clock: FakeClock = field(default_factory=FakeClock)
    jobs: list[Job] = field(default_factory=list[Job])

    def __post_init__(self) -> None:
        shelf = KnowledgeShelf(a_knowledge_base())
        self.open_work = SqlOpenWork(self.engine, self._plan)
        self.change = ChangeProject(self.open_work, shelf, self.clock)
        self.mark_done = MarkDone(self.change)
        self.accept = Accept(self.change)
        self.give_back = Return(self.change)
        self.assign = Assign(self.change)
        self.intervene = Intervene(self.change)
        self.plan = PlanIntervention(self.open_work, shelf, self.clock)
        self.preview = PreviewCompletion(self.open_work, shelf, self.clock)
        self.look = LookAtHome(self.open_work, shelf, Admit(self.open_work, self.clock), self.clock)

    def store(self, *projects: Project, groups: tuple[Group, ...] = ()) -> None:
        store(self.open_work, *projects, groups=groups)

    def project(self) -> Project:
        return stored(self.open_work)

    def home(self, member: MemberId) -> MyWork:
        """What a member sees on their Home of their work."""
        return self.look(ACME, member).work

    def done(self, phase: str, by: str, key: str = "", note: str = "") -> object:
        return self.mark_done(order(by, key), PhaseKey(phase), note)

    def skip(self, phase: str, by: str, key: str = "", reason: str = "No need") -> Step | None:
        given = order(by, key)
        return self.intervene(given, SkipPhase(PhaseKey(phase), given.actor, reason))

    def reopen(self, phase: str, by: str, key: str = "", reason: str = "It leaks") -> Step | None:
        given = order(by, key)
        return self.intervene(given, ReopenPhase(PhaseKey(phase), given.actor, reason))

    def undo(self, phase: str, by: str, key: str = "") -> Step | None:
        given = order(by, key)
        return self.intervene(given, UndoCompletion(PhaseKey(phase), given.actor))

    def offered(self, phase: str) -> HandoffId:
        handoff = self.project().handoff_of(PhaseKey(phase))
        assert handoff is not None
        return handoff.id

    def owed(self) -> list[str]:
        """Everything that was ever owed."""
        return self.column("SELECT id FROM outbox ORDER BY id")

    def happened(self) -> list[str]:
        """The audit trail: what happened, and who did it."""
        return self.column("SELECT kind || ' ' || coalesce(actor, '-') FROM events ORDER BY seq")

    def column(self, query: str) -> list[str]:
        with self.engine.connect() as connection:
            return [str(value) for (value,) in connection.execute(text(query))]

    def _plan(self, session: object, job: Job) -> None:
        del session
        self.jobs.append(job)


def order(by: str, key: str = "", project: ProjectKey = CHURN) -> Order:
    """An order on *churn*; nobody as `by` is the operator."""
    actor: Actor = Person(MemberId(by)) if by else Operator()
    return Order(ACME, project, actor, InboxKey(key) if key else None)
