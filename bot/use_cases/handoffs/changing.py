"""Every change of a project goes this way: read, decide, save, owe; one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.use_cases.handoffs.reminding import plan_reminders
from bot.use_cases.handoffs.saving import save_step
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import NOWHERE, require_heard
from bot.use_cases.people.admitting import Admit, admission_of, doubtful
from bot.use_cases.people.telling import with_absences
from bot.use_cases.ports.groups import KnowGroups, as_known
from bot.use_cases.ports.work import Clock, InboxKey, OpenWork, Work
from domain.errors import SomebodyWasFaster
from domain.handoffs.admission import Admission
from domain.handoffs.steps import Step
from domain.ids import ChannelId, ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor, Project

Beside = Callable[[Work, Project], None]  # what else is saved in the same transaction
Decide = Callable[[Project, KnowledgeBase, datetime], Step]


@dataclass(frozen=True, slots=True)
class Order:
    """Where an order comes from: the interaction that carried it, the workspace, the actor.

    `key` is None where nothing can arrive twice, as on the command line. `channel` is where it was
    given, empty where nobody else reads along.
    """

    workspace: WorkspaceId
    project: ProjectKey
    actor: Actor
    key: InboxKey | None = None
    channel: ChannelId = NOWHERE


@dataclass(frozen=True, slots=True)
class ChangeProject:
    """Runs a decision on a project and saves what it decided together with what is owed for it.

    Who is in the user groups that hold its roles is found out first, while nothing is open.
    """

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    know_groups: KnowGroups = as_known
    admit: Admit | None = None  # nobody is refused or an admin where there is none

    def __call__(self, order: Order, decide: Decide, beside: Beside | None = None) -> Step | None:
        """Return what happened, or None where this very order was carried out before.

        Raises the decision's refusals, `ProjectNotFound` and `NotOfTheTeam`. An order that was
        overtaken by another is decided once more on what is so by then, so that its author reads
        who was faster.
        `beside` is saved in the same transaction.
        """
        admission = admission_of(self.admit, order.workspace, order.actor)
        self.know_groups(order.workspace, order.project)
        with doubtful(admission):
            try:
                return self._once(order, decide, admission, beside)
            except SomebodyWasFaster:
                return self._once(order, decide, admission, beside)

    def _once(
        self, order: Order, decide: Decide, admission: Admission, beside: Beside | None
    ) -> Step | None:
        now = self.now()
        with self.open_work(order.workspace) as work:
            if order.key is not None and not work.inbox.take(order.key, now):
                return None
            project = with_absences(work, work.registry.project(order.project), now)
            project = replace(project, admins=admission.admins)
            require_heard(project, order.actor, order.channel, admission.admins)
            knowledge = self.shelf.of(work)
            step = decide(project, knowledge, now)
            if step.events:
                save_step(work, step, order.actor, now)
                plan_reminders(work, project, step.project, knowledge, now)
            if beside is not None:
                beside(work, step.project)
        return step.in_words(knowledge.workflow(step.project.workflow))
