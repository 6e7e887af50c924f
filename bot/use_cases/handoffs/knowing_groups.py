"""Knowing who is in user groups: Slack is asked before a decision, never in its transaction."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.use_cases.handoffs.reminding import plan_reminders
from bot.use_cases.handoffs.saving import save_step
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.leaving_out import Outsiders, nobody
from bot.use_cases.people.telling import with_absences
from bot.use_cases.ports.groups import AskMembers
from bot.use_cases.ports.sending import Rejected, SendingFailed, Uncertain
from bot.use_cases.ports.work import Clock, OpenWork, Work, Workspaces
from domain.errors import BatonError
from domain.handoffs.asking_anew import ask_anew, roles_changed
from domain.handoffs.steps import Step
from domain.ids import MemberId, ProjectKey, UserGroupId, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Group, Operator, Person, Project, Standing

MOST_ASKED = 3  # groups at a time: somebody waits for the answer
MOST_IN_A_ROUND = 5  # a minute; Slack takes twenty
FRESH = timedelta(minutes=1)  # what Slack said is taken as so
REST = timedelta(minutes=4)  # beyond that, for a round: an event tells what changes meanwhile
TRY_AGAIN_AFTER = timedelta(minutes=2)
REFUSED_FOR = timedelta(minutes=10)  # a scope is granted, or a group enabled again, by a person
UNKNOWN_GROUP = "no_such_subteam"  # it was deleted, or disabled
OFTEN = 3  # tries where another order changes the same project

Keep = Callable[[Work], None]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class AskWhoIsInGroups:
    """Asks Slack who is in the groups of a project, unless it said so just now.

    Where it does not answer, whoever is known already has to do. Whoever came to a group is asked
    for what waits for it, and who left it is asked no longer, in the transaction that stores this.
    """

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    ask: AskMembers
    outsiders: Outsiders = nobody

    def __call__(self, workspace: WorkspaceId, project: ProjectKey) -> None:
        """Ask about the groups that hold roles of the project."""
        with self.open_work(workspace) as work:
            unasked = work.groups.unasked(project, self.now())
        self.ask_about(workspace, unasked[:MOST_ASKED])
        self._find_guests(workspace, project)

    def _find_guests(self, workspace: WorkspaceId, key: ProjectKey) -> None:
        """Look of holders who may be asked next, and of whom nothing is known, what they are."""
        with self.open_work(workspace) as work:
            holders = _asked_next(work.registry.project(key), self.shelf.of(work))
            known = work.permits.memberships.of_all(holders)
        guests = self.outsiders(workspace, [one for one in holders if one not in known])
        if guests:
            with self.open_work(workspace) as work:
                self._ask_others(work, key, guests)

    def _ask_others(self, work: Work, key: ProjectKey, guests: Collection[MemberId]) -> None:
        now = self.now()
        before = with_absences(work, work.registry.project(key), now)
        outside = [Person(guest) for guest in guests]
        roles = (a.role for a in before.assignments if a.holder in outside)
        step = ask_anew(Step(before), tuple(dict.fromkeys(roles)))
        if step.events:
            save_step(work, step, Operator(), now)
            plan_reminders(work, before, step.project, self.shelf.of(work), now)

    def ask_about(self, workspace: WorkspaceId, groups: Iterable[UserGroupId]) -> None:
        """Ask about these groups, whatever is known of them."""
        for group in groups:
            try:
                self._learn(workspace, group, self.ask(workspace, group))
            except SendingFailed as failure:
                self._fail(workspace, group, failure)

    def _fail(self, workspace: WorkspaceId, group: UserGroupId, failure: SendingFailed) -> None:
        code = _code(failure)
        log.warning("group_not_told", group=group, why=code)
        if not self._was_told(workspace, group):
            self._leave_out(workspace, group)
        elif code == UNKNOWN_GROUP:
            self._learn(workspace, group, ())
        after = REFUSED_FOR if isinstance(failure, Rejected) else TRY_AGAIN_AFTER
        with self.open_work(workspace) as work:
            work.groups.fail(group, code, self.now() + after)

    def _was_told(self, workspace: WorkspaceId, group: UserGroupId) -> bool:
        with self.open_work(workspace) as work:
            return work.groups.was_told(group)

    def _leave_out(self, workspace: WorkspaceId, group: UserGroupId) -> None:
        """Leave those of whom a file says that they are in the group out, as far as it is known."""
        with self.open_work(workspace) as work:
            members = work.groups.everybody_in(group)
        known = self._without_outsiders(workspace, group, members)
        outside = frozenset(members).difference(known.members)
        self._keep(workspace, known, lambda work: work.groups.leave_out(group, outside))

    def _learn(
        self, workspace: WorkspaceId, group: UserGroupId, members: tuple[MemberId, ...]
    ) -> None:
        known = self._without_outsiders(workspace, group, members)
        now = self.now()
        self._keep(workspace, known, lambda work: work.groups.learn(known, now, now + FRESH))

    def _without_outsiders(
        self, workspace: WorkspaceId, group: UserGroupId, members: tuple[MemberId, ...]
    ) -> Group:
        outside = self.outsiders(workspace, members)
        team = tuple(dict.fromkeys(member for member in members if member not in outside))
        return Group(group, "", team, len(outside))

    def _keep(self, workspace: WorkspaceId, group: Group, keep: Keep) -> None:
        for _ in range(OFTEN):
            try:
                self._store(workspace, group, keep)
            except BatonError as overtaken:  # an order changed one of the projects meanwhile
                log.info("group_not_stored", group=group.user_group, why=type(overtaken).__name__)
            else:
                return

    def _store(self, workspace: WorkspaceId, group: Group, keep: Keep) -> None:
        with self.open_work(workspace) as work:
            changes = _asks_others(group, work.groups.find(group.user_group))
            keys = work.groups.awaited(group.user_group) if changes else ()
            before = [work.registry.project(key) for key in keys]
            keep(work)
            for project in before:
                self._ask_anew(work, project)

    def _ask_anew(self, work: Work, before: Project) -> None:
        now, knowledge = self.now(), self.shelf.of(work)
        after = with_absences(work, work.registry.project(before.key), now)
        step = ask_anew(Step(after), roles_changed(before.assignments, after.assignments))
        if step.events:
            save_step(work, step, Operator(), now)
        plan_reminders(work, before, step.project, knowledge, now)


@dataclass(frozen=True, slots=True)
class KeepKnowingGroups:
    """A worker's round: asks again about groups for which something waits."""

    workspaces: Workspaces
    open_work: OpenWork
    now: Clock
    know: AskWhoIsInGroups

    def __call__(self) -> None:
        for workspace in self.workspaces():
            with self.open_work(workspace) as work:
                unasked = work.groups.unasked_and_awaited(self.now(), REST, MOST_IN_A_ROUND)
            self.know.ask_about(workspace, unasked)


@dataclass(frozen=True, slots=True)
class NoteGroupChanged:
    """Slack says that a group is not what it was: it is asked about with the next use."""

    open_work: OpenWork

    def __call__(self, workspace: WorkspaceId, group: UserGroupId, handle: str = "") -> None:
        with self.open_work(workspace) as work:
            work.groups.doubt(group, handle)


def _code(failure: SendingFailed) -> str:
    match failure:
        case Rejected(code):
            return code
        case Uncertain(why):
            return why
        case _:
            return "ratelimited"


def _asks_others(now: Group, before: Group) -> bool:
    same_outside = now.has_only_outsiders == before.has_only_outsiders
    return set(now.members) != set(before.members) or not same_outside


def _asked_next(project: Project, knowledge: KnowledgeBase) -> tuple[MemberId, ...]:
    """Return the members who hold the role of a phase that follows an open one, first ones first.

    Of a role with no other holder these are its backups.
    """
    workflow = knowledge.workflow(project.workflow)
    known = (phase.key for phase in project.open_phases() if workflow.has_phase(phase.key))
    roles = {after.accountable: None for key in known for after in workflow.following(key)}
    every = (
        holder
        for role in roles
        for holder in project.holders(role, Standing.PRIMARY)
        or project.holders(role, Standing.BACKUP)
    )
    return tuple(dict.fromkeys(h.member for h in every if isinstance(h, Person)))
