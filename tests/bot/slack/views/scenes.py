"""Moments of a handoff, for views to draw: each made by the real rules."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.slack.views.handoffs.handoff_card import HandoffCard
from bot.slack.views.handoffs.notices import CameBack
from bot.slack.views.handoffs.offer import Offer
from bot.slack.views.handoffs.vacancy import Vacancy
from bot.slack.views.parts.naming import Names
from domain.handoffs.assigning import assign
from domain.handoffs.commands import AcceptHandoff, AssignRole, CompletePhase, ReturnHandoff
from domain.handoffs.completing import complete
from domain.handoffs.settling import accept, return_handoff
from domain.ids import MemberId, PhaseKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Completion, Handoff, Person, Project
from tests.factories import (
    ANA,
    DANA,
    LEE,
    NOW,
    PRIYA,
    a_knowledge_base,
    a_project,
)

NAMES = Names({ANA: "Ana Ruiz", DANA: "Dana Kim", LEE: "Lee Wong", PRIYA: "Priya Nair"})
LATER = NOW + timedelta(minutes=5)
NOTE = "AUC 0.91 on <holdout> & ready.\n<!channel> look, <@U0SAM>"


@dataclass(frozen=True)
class Scene:
    """A project right after a phase was completed, and what happened to its handoffs since."""

    project: Project
    knowledge: KnowledgeBase
    done: Completion

    @property
    def handoffs(self) -> tuple[Handoff, ...]:
        return tuple(h for h in self.project.handoffs if h.completion == self.done.id)

    @property
    def handoff(self) -> Handoff:
        (only,) = self.handoffs
        return only

    def accepted_by(self, member: MemberId) -> "Scene":
        order = AcceptHandoff(self.handoff.id, Person(member))
        return self._later(accept(self.project, self.knowledge, order, LATER).project)

    def returned_by(self, member: MemberId, reason: str = NOTE) -> "Scene":
        order = ReturnHandoff(self.handoff.id, Person(member), reason)
        return self._later(return_handoff(self.project, self.knowledge, order, LATER).project)

    def assigned(self, role: str, member: MemberId) -> "Scene":
        order = AssignRole(RoleKey(role), member, Person(PRIYA))
        return self._later(assign(self.project, self.knowledge, order, LATER).project)

    def card(self, names: Names = NAMES) -> HandoffCard:
        return HandoffCard(self.project, self.knowledge, self.done, self.handoffs, names)

    def offer(self, receiver: MemberId) -> Offer:
        mine = tuple(h for h in self.handoffs if receiver in h.to)
        return Offer(self.project, self.knowledge, self.done, mine, receiver)

    def vacancy(self) -> Vacancy:
        return Vacancy(self.project, self.knowledge, self.done, self.handoffs)

    def came_back(self) -> CameBack:
        return CameBack(self.project, self.knowledge, self.handoff, self.done.phase)

    def _later(self, project: Project) -> "Scene":
        return replace(self, project=project)


def after(
    phase: str,
    by: MemberId = ANA,
    note: str = "",
    project: Project | None = None,
    knowledge: KnowledgeBase | None = None,
) -> Scene:
    """Complete a phase of *churn*, or of another project, by the real rules."""
    knowledge = knowledge or a_knowledge_base()
    order = CompletePhase(PhaseKey(phase), Person(by), note)
    step = complete(project or a_project(at=phase), knowledge, order, NOW)
    done = step.project.phase(order.phase).completion
    assert done is not None
    return Scene(step.project, knowledge, done)
