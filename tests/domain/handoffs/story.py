"""A project on which one thing happens after the other."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta

from domain.handoffs.assigning import assign
from domain.handoffs.commands import (
    AcceptHandoff,
    AssignRole,
    CompletePhase,
    ReopenPhase,
    ReturnHandoff,
    SkipPhase,
    UndoCompletion,
)
from domain.handoffs.completing import complete
from domain.handoffs.events import Event
from domain.handoffs.reopening import reopen
from domain.handoffs.settling import accept, return_handoff
from domain.handoffs.skipping import skip
from domain.handoffs.steps import Step
from domain.handoffs.undoing import undo
from domain.ids import CompletionId, MemberId, PhaseKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Owed, owed_for_all
from domain.projects import Actor, Handoff, Operator, Person, Phase, Project
from tests.factories import NOW, a_knowledge_base

OPERATOR = ""


@dataclass
class Story:
    """Gives orders to a project, a minute apart, and keeps everything that happened."""

    project: Project
    knowledge: KnowledgeBase = field(default_factory=a_knowledge_base)
    now: datetime = NOW
    events: list[Event] = field(default_factory=list[Event])

    def complete(self, phase: str, by: str, note: str = "") -> tuple[Event, ...]:
        order = CompletePhase(PhaseKey(phase), _actor(by), note)
        return self._do(lambda: complete(self.project, self.knowledge, order, self.now))

    def accept(self, phase: str, by: str) -> tuple[Event, ...]:
        order = AcceptHandoff(self.handoff(phase).id, _actor(by))
        return self._do(lambda: accept(self.project, self.knowledge, order, self.now))

    def give_back(self, phase: str, by: str, reason: str = "It is broken") -> tuple[Event, ...]:
        order = ReturnHandoff(self.handoff(phase).id, _actor(by), reason)
        return self._do(lambda: return_handoff(self.project, self.knowledge, order, self.now))

    def skip(self, phase: str, by: str, reason: str = "It is not needed") -> tuple[Event, ...]:
        order = SkipPhase(PhaseKey(phase), _actor(by), reason)
        return self._do(lambda: skip(self.project, self.knowledge, order, self.now))

    def reopen(self, phase: str, by: str, reason: str = "It is wrong") -> tuple[Event, ...]:
        order = ReopenPhase(PhaseKey(phase), _actor(by), reason)
        return self._do(lambda: reopen(self.project, self.knowledge, order, self.now))

    def undo(
        self, phase: str, by: str, completion: CompletionId | None = None
    ) -> tuple[Event, ...]:
        order = UndoCompletion(PhaseKey(phase), _actor(by), completion)
        return self._do(lambda: undo(self.project, self.knowledge, order, self.now))

    def assign(self, role: str, member: str, by: str) -> tuple[Event, ...]:
        order = AssignRole(RoleKey(role), MemberId(member), _actor(by))
        return self._do(lambda: assign(self.project, self.knowledge, order, self.now))

    def phase(self, phase: str) -> Phase:
        return self.project.phase(PhaseKey(phase))

    def handoff(self, phase: str) -> Handoff:
        handoff = self.project.handoff_of(PhaseKey(phase))
        assert handoff is not None, f"{phase} was never offered"
        return handoff

    def statuses(self) -> dict[str, str]:
        return {phase.key: phase.status.value for phase in self.project.phases}

    def _do(self, decide: Callable[[], Step]) -> tuple[Event, ...]:
        step = decide()
        self.project = replace(step.project, version=self.project.version + bool(step.events))
        self.events.extend(step.events)
        self.now += timedelta(minutes=1)
        return step.events

    def owed(self, events: tuple[Event, ...]) -> tuple[Owed, ...]:
        return owed_for_all(events, self.project)


def facts(event: Event) -> tuple[object, ...]:
    """The kind of an event and what it says, to be compared with plain values."""
    return (type(event), *(getattr(event, field.name) for field in fields(event)))


def _actor(by: str) -> Actor:
    return Person(MemberId(by)) if by else Operator()
