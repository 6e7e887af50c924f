"""*Ask them*: those who may mark a phase done are asked to, for somebody who may not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.use_cases.handoffs.changing import Order
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import require_heard
from bot.use_cases.people.admitting import Admit
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.told_later import later
from bot.use_cases.ports.groups import KnowGroups, as_known
from bot.use_cases.ports.work import Clock, OpenWork
from domain.handoffs.hours.calendar import Later
from domain.handoffs.requesting import AskedAlready, Requested, request
from domain.ids import PhaseKey
from domain.projects import Person
from domain.request_notices import owed_for_request


@dataclass(frozen=True, slots=True)
class AskThem:
    """Has those asked who may mark a phase done: once, however often it is pressed."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    admit: Admit
    know_zones: KnowTimeZones
    know_groups: KnowGroups = as_known

    def __call__(
        self, order: Order, asker: Person, phase: PhaseKey
    ) -> tuple[Requested, Sequence[Later]] | None:
        """Return who is asked, and who of them later; None where the click came twice.

        Raises `AskedAlready`, `NobodyToAsk`, `PhaseMovedOn`, `ProjectNotFound`, `NotOfTheTeam`.
        """
        admission, now = self.admit(order.workspace, asker), self.now()
        self.know_groups(order.workspace, order.project)
        with self.open_work(order.workspace) as work:
            if order.key is not None and not work.inbox.take(order.key, now):
                return None
            project = replace(work.registry.project(order.project), admins=admission.admins)
            require_heard(project, asker, order.channel, admission.admins)
            workflow = self.shelf.of(work).workflow(project.workflow)
            made = request(project, workflow, phase, asker)
            asked = work.permits.requests.asked(made.id)
            if asked:
                raise AskedAlready(made.name, tuple(m for m, _ in asked), min(a for _, a in asked))
            work.outbox.owe(owed_for_request(made), project, now)
        self.know_zones(order.workspace, made.asked)
        with self.open_work(order.workspace) as work:
            return made, later(work, made.asked, now)
