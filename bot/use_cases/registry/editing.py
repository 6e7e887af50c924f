"""Changing what belongs to a project itself: its name, aliases, channels, lead, whether private."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.reminding import plan_reminders
from bot.use_cases.handoffs.saving import save_step
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.meaning import Typed, project_meant
from bot.use_cases.naming.project_names import ProjectNames
from bot.use_cases.people.admitting import Admit, doubtful
from bot.use_cases.ports.bulk import BulkWork, OpenBulkWork
from bot.use_cases.ports.work import Clock
from bot.use_cases.registry.appointing import say_who_leads
from bot.use_cases.registry.report import differences
from domain.errors import BatonError, SomebodyWasFaster
from domain.handoffs.admission import KEPT_OUT, Admission
from domain.handoffs.events import ProjectDescribed
from domain.handoffs.forms.editing import edited
from domain.handoffs.forms.entries import Entry
from domain.handoffs.forms.project import (
    CannotLead,
    FormRefused,
    NameTaken,
    NameUnusable,
    ProjectField,
)
from domain.handoffs.permission import require_lead_or_admin
from domain.handoffs.steps import Step
from domain.ids import MemberId, ProjectKey, WorkspaceId
from domain.projects import Actor, Project
from domain.words import Saying

DEED = Saying("change the project")


@dataclass(frozen=True, slots=True)
class EditProject:
    """Shows and changes a project for its lead, or for an admin of the workspace."""

    open_work: OpenBulkWork
    shelf: KnowledgeShelf
    now: Clock
    admit: Admit

    def typed(self, typed: Typed) -> Project:
        """Return the project that somebody named, or that is at home where they are."""
        admission = self.admit(typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work, doubtful(admission):
            project, _ = project_meant(work, self.shelf.of(work), typed)
            return _require(project, typed.actor, admission)

    def of(self, workspace: WorkspaceId, actor: Actor, key: ProjectKey) -> Project:
        """Return a project as it is now."""
        admission = self.admit(workspace, actor)
        with self.open_work(workspace) as work, doubtful(admission):
            return _require(work.registry.project(key), actor, admission)

    def __call__(self, order: Order, entries: Mapping[str, Entry]) -> Project | None:
        """Return it as it is from now on; None where this very order was carried out before.

        Raises `Overtaken`, `FormRefused`, `NotAllowed`, `NotOfTheTeam`.
        """
        admission = self.admit(order.workspace, order.actor)
        barred = self._cannot_lead(order.workspace, entries)
        with doubtful(admission):
            try:
                return self._once(order, entries, admission, barred)
            except SomebodyWasFaster:
                return self._once(order, entries, admission, barred)

    def _once(
        self,
        order: Order,
        entries: Mapping[str, Entry],
        admission: Admission,
        barred: Mapping[str, BatonError],
    ) -> Project | None:
        now = self.now()
        with self.open_work(order.workspace) as work:
            work.bulk.lock()  # nobody else takes the same name meanwhile
            if order.key is not None and not work.inbox.take(order.key, now):
                return None
            before = _require(work.registry.project(order.project), order.actor, admission)
            after = edited(before, entries)
            if mistakes := {**barred, **dict(_wrong_names(work, before, after, order.actor))}:
                raise FormRefused(mistakes)
            if changes := differences(before, after):
                step = Step(after, (ProjectDescribed(changes),))
                save_step(work, step, order.actor, now)
                if after.lead != before.lead:
                    say_who_leads(work, before.lead, now)
                plan_reminders(work, before, after, self.shelf.of(work), now)
        return after

    def _cannot_lead(
        self, workspace: WorkspaceId, entries: Mapping[str, Entry]
    ) -> Mapping[str, BatonError]:
        lead = entries.get(ProjectField.LEAD)
        named = lead.entered if lead is not None and lead.is_touched else ()
        if any(self.admit.known(workspace, member) in KEPT_OUT for member in map(MemberId, named)):
            return {ProjectField.LEAD: CannotLead()}
        return {}


def _require(project: Project, actor: Actor, admission: Admission) -> Project:
    require_lead_or_admin(replace(project, admins=admission.admins), actor, DEED)
    return project


def _wrong_names(
    work: BulkWork, before: Project, after: Project, actor: Actor
) -> Iterator[tuple[str, BatonError]]:
    names = ProjectNames(work.bulk, actor)
    try:
        if after.name != before.name:
            names.check(after.name, after.key)
    except (NameTaken, NameUnusable) as refused:
        yield ProjectField.NAME, refused
    try:
        for alias in after.aliases:
            if alias not in before.aliases:
                names.check(alias, after.key)
    except (NameTaken, NameUnusable) as refused:
        yield ProjectField.ALIASES, refused
