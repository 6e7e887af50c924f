"""Changing a workspace's own roles, workflows and reminders, part by part, as its file would."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import structlog
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.meaning import Typed, project_meant
from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.bulk import BulkWork, OpenBulkWork
from bot.use_cases.ports.work import Clock, InboxKey
from bot.use_cases.registry.content import RegistryContent
from bot.use_cases.registry.knowledge import own_change, workflows_known
from bot.use_cases.registry.planning import ProjectPlanner
from bot.use_cases.registry.storing import save_changes
from domain.errors import (
    BatonError,
    ChannelWithoutProject,
    KnowledgeMistake,
    SeveralProjectsHere,
)
from domain.handoffs.admission import Admission
from domain.handoffs.forms.entries import Entry, merged
from domain.handoffs.forms.own_parts import (
    Meant,
    OwnPart,
    PartShown,
    Sheet,
    WorkspaceNotYours,
    Writing,
)
from domain.handoffs.forms.project import FormRefused
from domain.ids import WorkflowKey, WorkspaceId
from domain.knowledge.mistakes import Place
from domain.projects import Actor, member_of

Explain = Callable[[type[BaseModel], ErrorDetails], tuple[Place, str]]

_NOTHING = RegistryContent(version=1)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class EditOwn:
    """Shows and changes one kind of part; whoever leads a project may, and workspace admins.

    What is saved is what a registry file with that part would save, by the same checks, the
    projects that follow a changed workflow included. `explain` says what is wrong with a file.
    """

    open_work: OpenBulkWork
    shelf: KnowledgeShelf
    now: Clock
    admit: Admit
    explain: Explain
    sheet: Sheet

    def typed(self, typed: Typed) -> PartShown:
        """Show the part that somebody named, or that fits where they are."""
        admission = self.admit(typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work:
            _require(work, typed.actor, admission)
            meant = _meant(work, self.shelf, typed)
            nothing = self._shown(work, OwnPart())
            return self._shown(work, self.sheet.meant(nothing.base, meant))

    def chosen(self, workspace: WorkspaceId, actor: Actor, part: OwnPart) -> PartShown:
        """Show another part; raises what says that it is not there."""
        admission = self.admit(workspace, actor)
        with self.open_work(workspace) as work:
            _require(work, actor, admission)
            shown = self._shown(work, part)
            self.sheet.now(shown)
            return shown

    def __call__(
        self,
        workspace: WorkspaceId,
        key: InboxKey,
        actor: Actor,
        part: OwnPart,
        entries: Mapping[str, Entry],
    ) -> PartShown | None:
        """Return it as it is from now on; None where this very order was carried out before.

        Raises `Overtaken`, `FormRefused`, `WorkspaceNotYours`, `NotOfTheTeam`.
        """
        admission = self.admit(workspace, actor)
        with self.open_work(workspace) as work:
            work.bulk.lock()  # nobody else changes what is known meanwhile
            if not work.inbox.take(key, self.now()):
                return None
            _require(work, actor, admission)
            return self._changed(work, actor, part, entries)

    def _changed(
        self, work: BulkWork, actor: Actor, part: OwnPart, entries: Mapping[str, Entry]
    ) -> PartShown:
        before = self._shown(work, part)
        now = self.sheet.now(before)
        wanted = {**now, **merged(entries, now)}
        if wanted == now:
            return before
        writing = self.sheet.write(before, wanted)
        self._bring_about(work, writing, actor)
        return self._shown(work, writing.then)

    def _bring_about(self, work: BulkWork, writing: Writing, by: Actor) -> None:
        now, content, known = self.now(), self._content(writing), work.registry.own_knowledge()
        try:
            own = own_change(self.shelf.builtin, known, content)
        except KnowledgeMistake as mistake:
            raise FormRefused({writing.field_of(mistake): _ended(mistake)}) from mistake
        former = workflows_known(self.shelf.builtin, known)
        planner = ProjectPlanner(work.bulk, former, own.base, {}, by, now)
        changes = tuple(planner.adaptations(content)) if writing.moves_projects else ()
        work.bulk.put_knowledge(own.roles, own.workflows, own.reminders)
        save_changes(work, changes, by, own.base, now)
        log.info("own_knowledge_changed", by=member_of(by), part=writing.part.packed())

    def _content(self, writing: Writing) -> RegistryContent:
        try:
            return RegistryContent.model_validate({"version": 1, **writing.content})
        except ValidationError as error:
            mistakes: dict[str, BatonError] = {}
            for details in error.errors(include_url=False):
                mistake = KnowledgeMistake(*self.explain(RegistryContent, details))
                mistakes.setdefault(writing.field_of(mistake), _ended(mistake))
            raise FormRefused(mistakes) from error

    def _shown(self, work: BulkWork, part: OwnPart) -> PartShown:
        own = work.registry.own_knowledge()
        base = own_change(self.shelf.builtin, own, _NOTHING).base
        roles = {role["key"]: role for role in own.roles}
        followers = len(work.bulk.keys_on([WorkflowKey(part.of)])) if part.of else 0
        return PartShown(part, base, self.shelf.builtin, roles, followers)


def may_change_for_all(work: BulkWork, actor: Actor, admission: Admission) -> bool:
    """Tell whether somebody may change what counts for every project of the workspace."""
    return member_of(actor) in admission.admins or work.teachings.maintainers().include(actor)


def _require(work: BulkWork, actor: Actor, admission: Admission) -> None:
    if not may_change_for_all(work, actor, admission):
        raise WorkspaceNotYours(admission.unsure)


def _meant(work: BulkWork, shelf: KnowledgeShelf, typed: Typed) -> Meant:
    try:
        project, rest = project_meant(work, shelf.of(work), typed)
    except (ChannelWithoutProject, SeveralProjectsHere):
        return Meant(typed.text)
    return Meant(rest, project, is_named=bool(typed.project) or rest != typed.text)


def _ended(mistake: KnowledgeMistake) -> KnowledgeMistake:
    """Return the mistake as a sentence of its own; a file's stands behind a line."""
    sentence = mistake.sentence[:1].upper() + mistake.sentence[1:]
    return KnowledgeMistake(mistake.where, f"{sentence}.")
