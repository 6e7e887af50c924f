"""Making a project, as a member asks for it in Slack."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.project_names import ProjectNames
from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.bulk import BulkWork, OpenBulkWork, ProjectChange
from bot.use_cases.ports.work import Clock, InboxKey
from domain.errors import BatonError, WorkflowNotFound
from domain.handoffs.admission import KEPT_OUT
from domain.handoffs.describing import described
from domain.handoffs.events import ProjectDescribed
from domain.handoffs.forms.project import (
    CannotLead,
    FormRefused,
    NameTaken,
    NameUnusable,
    NewProject,
    ProjectField,
)
from domain.ids import MemberId, ProjectKey, WorkspaceId
from domain.projects import Actor, Project

CREATED = "created"


@dataclass(frozen=True, slots=True)
class CreateProject:
    """Makes a project whose first phases are ready; every member of the workspace may.

    Whoever makes it names its lead, and from then on the lead decides who is on it.
    """

    open_work: OpenBulkWork
    shelf: KnowledgeShelf
    now: Clock
    admit: Admit
    chance: Callable[[], str]  # a word that nobody guesses

    def __call__(
        self, workspace: WorkspaceId, key: InboxKey, by: Actor, wanted: NewProject
    ) -> Project | None:
        """Return the project, None where this very order was carried out before.

        Raises `NotOfTheTeam`, and `FormRefused` with everything that is wrong.
        """
        self.admit(workspace, by)
        mistakes: dict[str, BatonError] = {}
        if self.cannot_lead(workspace, wanted.lead):
            mistakes[ProjectField.LEAD] = CannotLead()
        with self.open_work(workspace) as work:
            work.bulk.lock()  # nobody else takes the same name meanwhile
            if not work.inbox.take(key, self.now()):
                return None
            new = self._key(work, by, wanted, mistakes)
            if not self.shelf.of(work).has_workflow(wanted.workflow):
                mistakes[ProjectField.WORKFLOW] = WorkflowNotFound(wanted.workflow)
            if mistakes:
                raise FormRefused(mistakes)
            return self._made(work, by, new, wanted)

    def cannot_lead(self, workspace: WorkspaceId, lead: MemberId | None) -> bool:
        """Tell whether Slack says that somebody is no member who may act here."""
        return lead is not None and self.admit.known(workspace, lead) in KEPT_OUT

    def _key(
        self, work: BulkWork, by: Actor, wanted: NewProject, mistakes: dict[str, BatonError]
    ) -> ProjectKey:
        here = wanted.channels[0] if wanted.channels else None
        try:
            return ProjectNames(work.bulk, by, here).new_key(wanted.name, self.chance)
        except (NameTaken, NameUnusable) as refused:
            mistakes[ProjectField.NAME] = refused
            return ProjectKey("")

    def _made(self, work: BulkWork, by: Actor, key: ProjectKey, wanted: NewProject) -> Project:
        now = self.now()
        project = Project(
            key,
            wanted.name,
            wanted.workflow,
            lead=wanted.lead,
            channels=wanted.channels,
            private=wanted.private,
            version=1,
        )
        step = described(project, self.shelf.of(work).workflow(wanted.workflow), {}, now)
        change = ProjectChange(None, step.project, (*step.events, ProjectDescribed((CREATED,))))
        work.bulk.save_all([change], by, now)
        return step.project
