"""From the projects of a registry file to the changes that bring them about."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.use_cases.ports.bulk import BulkRegistry, ProjectChange
from bot.use_cases.registry.content import (
    AssignmentEntry,
    ProjectEntry,
    RegistryContent,
    name_taken,
)
from bot.use_cases.registry.report import differences
from domain.errors import RegistryMistake
from domain.handoffs.asking_anew import ask_anew, roles_changed
from domain.handoffs.describing import contradictions, described, reassigned, stuck
from domain.handoffs.events import ProjectImported
from domain.handoffs.refusals import phase_is
from domain.handoffs.steps import Step
from domain.handoffs.taking_out import taken_out
from domain.ids import MemberId, PhaseKey, ProjectKey, UserGroupId, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import Actor, Assignment, Group, Person, Project, Standing
from domain.wording import listed
from domain.words import _

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class ProjectPlanner:
    """Compares the projects of a file with those of the registry.

    `former` are the workflows as they were before the file, which `by` brings.
    """

    bulk: BulkRegistry
    former: Mapping[WorkflowKey, Workflow]
    knowledge: KnowledgeBase
    user_groups: Mapping[UserGroupId, Group]
    by: Actor
    now: datetime

    def changes(self, content: RegistryContent) -> Iterator[ProjectChange]:
        """Yield what changes for the projects that the file names; raises `RegistryMistake`."""
        known = {p.key: p for p in self.bulk.projects_with([e.key for e in content.projects])}
        self._check_names(content, known)
        for index, entry in enumerate(content.projects):
            place = ("projects", index)
            before = known.get(entry.key)
            step = self._described(entry, before, place)
            yield from _change(before, self._told(before, step) if before else step)

    def adaptations(self, content: RegistryContent) -> Iterator[ProjectChange]:
        """Yield what the file's workflows change for projects that it does not name."""
        named = {entry.key for entry in content.projects}
        followers = self.bulk.keys_on([workflow.key for workflow in content.workflows])
        for before in self.bulk.projects_with([key for key in followers if key not in named]):
            workflow = self.knowledge.workflow(before.workflow)
            step = described(before, workflow, {}, self.now)
            yield from _change(before, self._told(before, step))

    def _told(self, before: Project, step: Step) -> Step:
        return taken_out(before, self.former[before.workflow], step, self.by)

    def _described(self, entry: ProjectEntry, before: Project | None, place: Place) -> Step:
        workflow = self._workflow(entry, place)
        self._require_member(entry.lead, (*place, "lead"), "a lead is one member")
        project = before or Project(entry.key, entry.name, entry.workflow, version=1)
        holders = tuple(
            self._assignment(assignment, (*place, "assignments", index))
            for index, assignment in enumerate(entry.assignments)
        )
        project = replace(
            project,
            name=entry.name,
            aliases=entry.aliases,
            channels=entry.channels,
            private=entry.private,
            lead=entry.lead,
            assignments=reassigned(project, holders),
        )
        step = described(project, workflow, entry.phases, self.now)
        if before is not None:
            changed = roles_changed(before.assignments, project.assignments)
            step = ask_anew(step, changed)
        if step.project.phases != project.phases:
            _check_phases(step.project, workflow, entry, place)
        return step

    def _workflow(self, entry: ProjectEntry, place: Place) -> Workflow:
        if not self.knowledge.has_workflow(entry.workflow):
            known = listed([workflow.key for workflow in self.knowledge.workflows], "or")
            raise RegistryMistake(
                (*place, "workflow"),
                f'"{entry.workflow}" is not a workflow; {known} is expected',
            )
        workflow = self.knowledge.workflow(entry.workflow)
        for key in entry.phases:
            if not workflow.has_phase(key):
                known = listed([phase.key for phase in workflow.phases])
                raise RegistryMistake(
                    (*place, "phases", key),
                    f'"{key}" is not a phase of the workflow "{workflow.key}"; they are {known}',
                )
        return workflow

    def _assignment(self, entry: AssignmentEntry, place: Place) -> Assignment:
        if not self.knowledge.has_role(entry.role):
            known = listed([role.key for role in self.knowledge.roles])
            raise RegistryMistake(
                (*place, "role"), f'"{entry.role}" is not a role; the roles are {known}'
            )
        standing = Standing.BACKUP if entry.backup else Standing.PRIMARY
        if entry.member:
            self._require_member(entry.member, (*place, "member"), 'write it as "user_group"')
            return Assignment(entry.role, Person(entry.member), standing)
        group = self.user_groups.get(entry.user_group or UserGroupId(""))
        if group is None:
            raise RegistryMistake(
                (*place, "user_group"),
                f'"{entry.user_group}" is not a known user group; list it under "user_groups"',
            )
        return Assignment(entry.role, group, standing)

    def _require_member(self, said: MemberId | None, place: Place, instead: str) -> None:
        """Refuse a user group where a member belongs: nobody would ever be told."""
        if said and UserGroupId(said) in self.user_groups:
            raise RegistryMistake(place, f'"{said}" is a user group; {instead}')

    def _check_names(self, content: RegistryContent, known: Mapping[ProjectKey, Project]) -> None:
        """See that names and aliases belong to one project, as far as everybody may hear of them.

        Whoever gave an open project a name of a private one could not know.
        """
        named = {entry.key for entry in content.projects}
        names = tuple(_open_names(content, known))
        elsewhere = self.bulk.called({name.folded for name in names})
        in_file: defaultdict[str, list[_Name]] = defaultdict(list)
        for name in names:
            in_file[name.folded].append(name)
        for name in reversed(names):  # the later one is one too many
            keys = elsewhere.get(name.folded, frozenset[ProjectKey]()) - named
            others = self.bulk.projects_with(sorted(keys))
            taken = [p.key for p in others if not p.is_private]
            taken += [other.project for other in in_file[name.folded] if _excludes(name, other)]
            if taken:
                raise RegistryMistake(name.place, name_taken(name.written, name.project, taken[0]))


@dataclass(frozen=True, slots=True)
class _Name:
    """A way to call a project of the file, and where it is written."""

    project: ProjectKey
    place: Place
    written: str
    folded: str
    is_alias: bool


def _excludes(name: _Name, other: _Name) -> bool:
    """Tell whether one is too many; where only one of them is an alias, it is that one."""
    return name.project != other.project and (name.is_alias or not other.is_alias)


def _open_names(content: RegistryContent, known: Mapping[ProjectKey, Project]) -> Iterator[_Name]:
    for index, entry in enumerate(content.projects):
        if _is_private(entry, known):
            continue
        for where, written, folded in entry.folded_names():
            if folded:
                place = ("projects", index, *where)
                yield _Name(entry.key, place, written, folded, where[0] == "aliases")


def _is_private(entry: ProjectEntry, known: Mapping[ProjectKey, Project]) -> bool:
    before = known.get(entry.key)
    return entry.private or (before is not None and before.secluded)


def _change(before: Project | None, step: Step) -> Iterator[ProjectChange]:
    details = differences(before, step.project) if before else ("created",)
    if details or step.events:
        events = (*step.events, ProjectImported(details))
        yield ProjectChange(before, step.project, events)


def phase_mistakes(
    project: Project, workflow: Workflow, called: Callable[[PhaseKey], str]
) -> Iterator[tuple[tuple[PhaseKey, ...], str]]:
    """Yield what cannot be about where phases stand, each with the phases that it is about.

    `called` says what the reader knows a phase as.
    """
    for phase in stuck(project, workflow):
        mine = called(phase.key)
        said = _('"{phase}" cannot be waiting: nothing before it is left to be done', phase=mine)
        yield (phase.key,), said
    for found in contradictions(project, workflow):
        phase, before = found.phase, found.before
        sentence = _(
            '"{phase}" cannot be {status} while "{before}", which comes before it, is {its_status}',
            phase=called(phase.key),
            status=phase_is(phase.status),
            before=called(before.key),
            its_status=phase_is(before.status),
        )
        yield (phase.key, before.key), sentence


def _check_phases(project: Project, workflow: Workflow, entry: ProjectEntry, place: Place) -> None:
    for phases, sentence in phase_mistakes(project, workflow, str):
        written = [key for key in phases if key in entry.phases]
        raise RegistryMistake((*place, "phases", *(written or phases)[:1]), sentence)
