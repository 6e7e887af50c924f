"""Saying who holds the roles of a project: several roles at once, members and user groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.meaning import Typed, project_meant
from bot.use_cases.people.admitting import Admit, doubtful
from bot.use_cases.ports.bulk import OpenBulkWork
from bot.use_cases.ports.groups import AskAboutGroups, ListGroups
from bot.use_cases.ports.sending import SendingFailed
from bot.use_cases.registry.report import differences
from domain.handoffs.admission import Admission
from domain.handoffs.asking_anew import ask_anew, roles_changed
from domain.handoffs.events import ProjectDescribed
from domain.handoffs.forms.entries import Entry
from domain.handoffs.forms.team import (
    Part,
    Place,
    TeamShown,
    filled_in,
    group_in,
    members_in,
    roles_shown,
)
from domain.handoffs.permission import require_lead_or_admin
from domain.handoffs.steps import Step
from domain.ids import ProjectKey, UserGroupId, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor, Group, Project
from domain.words import Saying

DEED = Saying("say who holds the roles")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class LookAtTeam:
    """Reads what the form needs, for whoever may say who holds the roles: the lead, an admin."""

    open_work: OpenBulkWork
    shelf: KnowledgeShelf
    admit: Admit
    list_groups: ListGroups

    def typed(self, typed: Typed) -> TeamShown:
        """Return the team of the project that somebody named, or that is at home there."""
        admission = self.admit(typed.workspace, typed.actor)
        with self.open_work(typed.workspace) as work:
            project, _ = project_meant(work, self.shelf.of(work), typed)
        return self._seen(typed.workspace, typed.actor, project.key, admission)

    def of(self, workspace: WorkspaceId, actor: Actor, project: ProjectKey) -> TeamShown:
        """Return the team of a project that a button or a form names."""
        return self._seen(workspace, actor, project, self.admit(workspace, actor))

    def _seen(
        self, workspace: WorkspaceId, actor: Actor, key: ProjectKey, admission: Admission
    ) -> TeamShown:
        with self.open_work(workspace) as work, doubtful(admission):
            project = work.registry.project(key)
            require_lead_or_admin(replace(project, admins=admission.admins), actor, DEED)
            knowledge = self.shelf.of(work)
            known = {group.user_group: group for group in work.bulk.user_groups()}
        every = known | {group.user_group: group for group in self._listed(workspace)}
        groups = sorted(every.values(), key=lambda group: (group.handle, group.user_group))
        return TeamShown(project, knowledge, roles_shown(project, knowledge), tuple(groups))

    def _listed(self, workspace: WorkspaceId) -> tuple[Group, ...]:
        try:
            return self.list_groups(workspace)
        except SendingFailed as error:  # those that the registry knows can be chosen all the same
            log.info("groups_not_listed", why=repr(error))
            return ()


@dataclass(frozen=True, slots=True)
class AssignTeam:
    """Saves what the form says as one change; what waits is asked of who holds the roles then."""

    change: ChangeProject
    look: LookAtTeam
    ask_about: AskAboutGroups

    def __call__(self, order: Order, entries: Mapping[str, Entry]) -> Step | None:
        """Return what happened, no events where all is as it was; None where it was done before.

        Raises `Overtaken`, `FormRefused`, `RoleNotFound`, `NotAllowed`, `NotOfTheTeam`.
        """
        groups = self._known(order, entries)
        touched = {key: entry for key, entry in entries.items() if entry.is_touched}
        named = {one for key, entry in touched.items() for one in members_in(key, entry)}
        outsiders = self.look.admit.kept_out(order.workspace, named)

        def decide(project: Project, knowledge: KnowledgeBase, now: datetime) -> Step:
            del now
            require_lead_or_admin(project, order.actor, DEED)
            for key in entries:
                knowledge.role(Place.of(key).role)  # it may be gone since the form was opened
            return _assigned(project, filled_in(project, entries, groups, outsiders))

        return self.change(order, decide)

    def _known(self, order: Order, entries: Mapping[str, Entry]) -> Mapping[UserGroupId, Group]:
        """Return the groups that are named, once Slack was asked who is in those that are new."""
        named = tuple(dict.fromkeys(_groups_in(entries)))
        if not named:
            return {}
        team = self.look.of(order.workspace, order.actor, order.project)
        listed = {group.user_group: group for group in team.groups}
        held = {a.holder for a in team.project.assignments}
        new = [listed[key] for key in named if key in listed and listed[key] not in held]
        with self.look.open_work(order.workspace) as work:
            there = {group.user_group for group in work.bulk.user_groups()}
            work.bulk.put_user_groups([group for group in new if group.user_group not in there])
        self.ask_about(order.workspace, [group.user_group for group in new])
        with self.look.open_work(order.workspace) as work:
            return {key: work.groups.find(key) for key in named}


def _assigned(before: Project, after: Project) -> Step:
    changes = differences(before, after)
    if not changes:
        return Step(before)
    step = Step(after, (ProjectDescribed(changes),))
    return ask_anew(step, roles_changed(before.assignments, after.assignments))


def _groups_in(entries: Mapping[str, Entry]) -> Iterable[UserGroupId]:
    for key, entry in entries.items():
        if Place.of(key).part is Part.GROUPS:
            yield from (group_in(value)[1] for value in entry.entered)
