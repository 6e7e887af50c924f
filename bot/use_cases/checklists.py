"""Changing what a phase of a workflow needs before it is done, for all projects that follow it."""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from bot.use_cases.admitting import Admit
from bot.use_cases.bulk import BulkWork, OpenBulkWork
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.meaning import Typed, project_meant
from bot.use_cases.own_parts import may_change_for_all
from bot.use_cases.ports import Clock, InboxKey
from bot.use_cases.registry_content import STANDARD, RegistryContent
from bot.use_cases.registry_knowledge import own_change
from domain.errors import ChannelWithoutProject, SeveralProjectsHere
from domain.handoffs.admission import Admission
from domain.handoffs.definition_form import DefinitionShown, PhaseOf, WorkflowNotYours, redefined
from domain.handoffs.form_entries import Entry
from domain.handoffs.phase_names import phase_at_start
from domain.ids import WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor, member_of

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class EditChecklist:
    """Shows and changes definitions of done; a built-in workflow becomes the workspace's own.

    Whoever leads a project may, and admins of the workspace.
    """

    open_work: OpenBulkWork
    shelf: KnowledgeShelf
    now: Clock
    admit: Admit

    def typed(self, typed: Typed) -> DefinitionShown:
        """Show the phase that somebody named, or else one that is open where they are."""
        admission = self.admit(typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work:
            _require(work, typed.actor, admission)
            knowledge = self.shelf.of(work)
            return self._shown(work, knowledge, _meant(work, knowledge, typed))

    def chosen(self, workspace: WorkspaceId, actor: Actor, of: PhaseOf) -> DefinitionShown:
        """Show another phase; raises `WorkflowNotFound`, `PhaseNotFound`."""
        admission = self.admit(workspace, actor)
        with self.open_work(workspace) as work:
            _require(work, actor, admission)
            knowledge = self.shelf.of(work)
            knowledge.workflow(of.workflow).phase(of.phase)
            return self._shown(work, knowledge, of)

    def __call__(
        self,
        workspace: WorkspaceId,
        key: InboxKey,
        actor: Actor,
        of: PhaseOf,
        entries: Mapping[str, Entry],
    ) -> DefinitionShown | None:
        """Return it as it is from now on; None where this very order was carried out before.

        Raises `Overtaken`, `FormRefused`, `WorkflowNotYours`, `NotOfTheTeam`.
        """
        admission = self.admit(workspace, actor)
        with self.open_work(workspace) as work:
            work.bulk.lock()  # nobody else changes a workflow meanwhile
            if not work.inbox.take(key, self.now()):
                return None
            _require(work, actor, admission)
            before = self.shelf.of(work).workflow(of.workflow)
            content = RegistryContent(version=1, workflows=(redefined(before, of.phase, entries),))
            own = own_change(self.shelf.builtin, work.registry.own_knowledge(), content)
            if content.workflows != (before,):
                work.bulk.put_knowledge(own.roles, own.workflows, own.reminders)
                log.info("workflow_changed", by=member_of(actor), workflow=of.workflow)
        return self.chosen(workspace, actor, of)

    def _shown(self, work: BulkWork, knowledge: KnowledgeBase, of: PhaseOf) -> DefinitionShown:
        own = {workflow["key"] for workflow in work.registry.own_knowledge().workflows}
        followers = len(work.bulk.keys_on([of.workflow]))
        return DefinitionShown(knowledge, of, followers, of.workflow in own)


def _require(work: BulkWork, actor: Actor, admission: Admission) -> None:
    if not may_change_for_all(work, actor, admission):
        raise WorkflowNotYours(admission.unsure)


def _meant(work: BulkWork, knowledge: KnowledgeBase, typed: Typed) -> PhaseOf:
    try:
        project, rest = project_meant(work, knowledge, typed)
    except (ChannelWithoutProject, SeveralProjectsHere):
        workflow, rest, open_now = knowledge.workflow(STANDARD), typed.text, ()
    else:
        workflow = knowledge.workflow(project.workflow)
        open_now = project.open_phases()
    named, _ = phase_at_start(workflow, rest)
    first = open_now[0].key if open_now else workflow.phases[0].key
    return PhaseOf(workflow.key, named.key if named else first)
