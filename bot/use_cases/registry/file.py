"""Import and export of the registry as a whole: all of it or nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports.bulk import BulkWork, OpenBulkWork, ProjectChange
from bot.use_cases.ports.work import Clock
from bot.use_cases.registry.channels import channel_entries, channels_changed
from bot.use_cases.registry.content import (
    AssignmentEntry,
    ChannelEntry,
    MemberEntry,
    ProjectEntry,
    RegistryContent,
    UserGroupEntry,
)
from bot.use_cases.registry.knowledge import (
    OwnChange,
    own_change,
    reminders_of,
    roles_of,
    workflows_known,
    workflows_of,
)
from bot.use_cases.registry.lessons import (
    KeptEntry,
    LessonChange,
    entry_of,
    lesson_change,
    said,
)
from bot.use_cases.registry.planning import ProjectPlanner
from bot.use_cases.registry.report import Deed, Difference, Report, differences
from bot.use_cases.registry.storing import save_changes
from domain.ids import TeachingId, UserGroupId, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Assignment, Group, NamedMember, Operator, Person, Project, Standing
from domain.teaching.comparing import SavedQuestion
from domain.teaching.teachings import Teaching, TeachingStatus


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import is going to store."""

    members: tuple[NamedMember, ...]
    user_groups: tuple[Group, ...]
    knowledge: OwnChange
    lessons: LessonChange
    projects: tuple[ProjectChange, ...]
    channels: tuple[ChannelEntry, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class ImportRegistry:
    """Brings a workspace's registry to what a file says.

    Projects, members, user groups, own roles, workflows and lessons that the file does not name
    are left alone. What a named project does not list any longer ends: its aliases, its channels,
    its assignments, which stay as history.
    """

    open_work: OpenBulkWork
    shelf: KnowledgeShelf
    now: Clock

    def __call__(self, content: RegistryContent, default: WorkspaceId) -> Report:
        """Import all of it or nothing; `default` is the workspace of a file that names none.

        Raises `RegistryMistake` or `KnowledgeMistake` with the path to what is wrong, and
        `SomebodyWasFaster`.
        """
        with self.open_work(content.workspace or default) as work:
            work.bulk.lock()
            plan = self._plan(content, work)
            self._store(plan, work)
        return plan.report

    def dry_run(self, content: RegistryContent, default: WorkspaceId) -> Report:
        """Return what an import would do, and do nothing; raises what it would raise."""
        with self.open_work(content.workspace or default) as work:
            return self._plan(content, work).report

    def _plan(self, content: RegistryContent, work: BulkWork) -> Plan:
        old_members = {member.id: member for member in work.bulk.members()}
        old_groups = {group.user_group: group for group in work.bulk.user_groups()}
        members = [m for m in map(_member, content.members) if old_members.get(m.id) != m]
        described = (_group(entry, old_groups, work) for entry in content.user_groups)
        groups = [group for group in described if old_groups.get(group.user_group) != group]
        own = work.registry.own_knowledge()
        knowledge = own_change(self.shelf.builtin, own, content)
        lessons = lesson_change(knowledge.base, own.lessons, work.teachings.kept(), content)
        every_group = old_groups | {group.user_group: group for group in groups}
        changes = self._changes(content, work, knowledge.base, every_group)
        chosen = work.places.chosen()
        channels = tuple(channels_changed(content, chosen))
        found = (
            *(_difference("member", member.id, old_members) for member in members),
            *(_difference("user group", group.user_group, old_groups) for group in groups),
            *knowledge.differences,
            *lessons.differences(),
            *map(_project_difference, changes),
            *(_difference("channel", channel.id, chosen) for channel in channels),
        )
        unchanged = _named(content) - {(one.kind, one.key) for one in found}
        report = Report(work.workspace, found, len(unchanged))
        return Plan(tuple(members), tuple(groups), knowledge, lessons, changes, channels, report)

    def _changes(
        self,
        content: RegistryContent,
        work: BulkWork,
        knowledge: KnowledgeBase,
        user_groups: Mapping[UserGroupId, Group],
    ) -> tuple[ProjectChange, ...]:
        former = workflows_known(self.shelf.builtin, work.registry.own_knowledge())
        planner = ProjectPlanner(work.bulk, former, knowledge, user_groups, Operator(), self.now())
        return (*planner.changes(content), *planner.adaptations(content))

    def _store(self, plan: Plan, work: BulkWork) -> None:
        now = self.now()
        work.bulk.put_members(plan.members)
        work.bulk.put_user_groups(plan.user_groups)
        if plan.knowledge.differences:
            own = plan.knowledge
            work.bulk.put_knowledge(own.roles, own.workflows, own.reminders)
        for channel in plan.channels:
            work.places.choose(channel.id, channel.answers)
        self._teach(plan.lessons, work)
        save_changes(work, plan.projects, Operator(), plan.knowledge.base, now)

    def _teach(self, lessons: LessonChange, work: BulkWork) -> None:
        now = self.now()
        for number, lesson in enumerate(lessons.lessons):
            # Ids in the order of the file, which is the order in which lessons are applied.
            key = TeachingId(f"import/{now.isoformat()}/{number:06d}")
            teaching = Teaching(key, lesson, TeachingStatus.TAUGHT, Operator(), now)
            work.teachings.add(teaching)
        for question in lessons.kept:
            work.teachings.keep(question, Operator(), now)


@dataclass(frozen=True, slots=True)
class ExportRegistry:
    """Says a workspace's whole registry as a file; importing that changes nothing."""

    open_work: OpenBulkWork

    def __call__(self, workspace: WorkspaceId) -> RegistryContent:
        with self.open_work(workspace) as work:
            own = work.registry.own_knowledge()
            return RegistryContent(
                version=1,
                workspace=workspace,
                members=tuple(map(_member_entry, work.bulk.members())),
                user_groups=tuple(map(_group_entry, work.bulk.user_groups())),
                projects=tuple(map(_project_entry, work.bulk.projects())),
                roles=roles_of(own),
                workflows=workflows_of(own),
                reminders=reminders_of(own),
                taught=tuple(map(entry_of, own.lessons)),
                kept_questions=tuple(map(_kept_entry, work.teachings.kept())),
                channels=channel_entries(work.places.chosen()),
            )


def _named(content: RegistryContent) -> set[tuple[str, str]]:
    return {
        *(("member", member.id) for member in content.members),
        *(("user group", group.id) for group in content.user_groups),
        *(("role", role.key) for role in content.roles),
        *(("workflow", workflow.key) for workflow in content.workflows),
        *([("setting", "reminders")] if content.reminders else []),
        *(("project", project.key) for project in content.projects),
        *(("lesson", said(entry.lesson())) for entry in content.taught),
        *(("kept question", entry.question) for entry in content.kept_questions),
        *(("channel", channel.id) for channel in content.channels),
    }


def _difference(kind: str, key: str, before: Collection[str]) -> Difference:
    return Difference(kind, key, Deed.CHANGED if key in before else Deed.CREATED)


def _project_difference(change: ProjectChange) -> Difference:
    key = change.after.key
    if change.before is None:
        return Difference("project", key, Deed.CREATED)
    details = differences(change.before, change.after)
    return Difference("project", key, Deed.CHANGED, details or ("offers of a vacant role",))


def _member(entry: MemberEntry) -> NamedMember:
    return NamedMember(entry.id, entry.name, entry.time_zone or "")


def _group(entry: UserGroupEntry, known: Mapping[UserGroupId, Group], work: BulkWork) -> Group:
    """Return the group as the file describes it; its members as Slack says, where it did."""
    old = known.get(entry.id)
    if old is not None and work.groups.was_told(entry.id):
        return replace(old, handle=entry.handle)
    return Group(entry.id, entry.handle, tuple(dict.fromkeys(entry.members)))


def _member_entry(member: NamedMember) -> MemberEntry:
    return MemberEntry(id=member.id, name=member.name, time_zone=member.time_zone or None)


def _group_entry(group: Group) -> UserGroupEntry:
    return UserGroupEntry(id=group.user_group, handle=group.handle, members=group.members)


def _kept_entry(saved: SavedQuestion) -> KeptEntry:
    return KeptEntry(question=saved.text, role=saved.role)


def _project_entry(project: Project) -> ProjectEntry:
    return ProjectEntry(
        key=project.key,
        name=project.name,
        aliases=project.aliases,
        channels=project.channels,
        private=project.private,
        lead=project.lead,
        workflow=project.workflow,
        assignments=tuple(map(_assignment_entry, project.assignments)),
        phases={phase.key: phase.status for phase in project.phases},
    )


def _assignment_entry(assignment: Assignment) -> AssignmentEntry:
    backup = assignment.standing is Standing.BACKUP
    match assignment.holder:
        case Person(member):
            return AssignmentEntry(role=assignment.role, member=member, backup=backup)
        case Group(user_group):
            return AssignmentEntry(role=assignment.role, user_group=user_group, backup=backup)
