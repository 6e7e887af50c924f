"""Slack says that a member changed: a name, a time zone, or that they left or came back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.use_cases.handoffs.reminding import plan_reminders
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.admitting import ASK_AGAIN_AFTER as MEMBERSHIP_HOLDS
from bot.use_cases.people.knowing_zones import ASK_AGAIN_AFTER as PROFILE_HOLDS
from bot.use_cases.people.telling import with_absences
from bot.use_cases.ports.calendars import SlackProfile
from bot.use_cases.ports.permits import KnownMembership
from bot.use_cases.ports.work import Clock, InboxKey, OpenWork, Work
from bot.use_cases.registry.appointing import led_by, whom_to_tell
from domain.errors import SomebodyWasFaster
from domain.handoffs.asking_anew import ask_anew
from domain.handoffs.departing import abandoned_by, pass_on_for_good
from domain.handoffs.steps import Step
from domain.ids import MemberId, ProjectKey, WorkspaceId, left_id
from domain.life_notices import owed_on_departure, owed_where_lead_left, without_vacancies
from domain.notifications import Refresh, owed_for_all
from domain.projects import Person, Project
from domain.statuses import Membership

OFTEN = 3  # tries where another order changes one of the projects

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class MemberSeen:
    """What Slack says of a member as of a moment."""

    member: MemberId
    name: str
    profile: SlackProfile
    membership: Membership
    has_left: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteMember:
    """Stores what Slack says of those of whom something is kept; of all others nothing.

    What waits for who left is passed on as when somebody goes away; whoever leads a project on
    which they hold a role is owed one message about all of these. Of projects that they lead an
    admin hears, or their people.
    """

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock

    def __call__(self, workspace: WorkspaceId, key: InboxKey, seen: MemberSeen) -> None:
        """Store it; raises `SomebodyWasFaster` where orders change the same projects all along."""
        for left in reversed(range(OFTEN)):
            try:
                self._note(workspace, key, seen)
            except SomebodyWasFaster:
                if not left:
                    raise
            else:
                return

    def _note(self, workspace: WorkspaceId, key: InboxKey, seen: MemberSeen) -> None:
        with self.open_work(workspace) as work:
            if not work.life.departures.concerns(seen.member):
                return
            if not seen.has_left:  # Slack tells no more of who is gone
                self._describe(work, seen)
            was_gone = work.life.departures.has_left(seen.member)
            if was_gone is seen.has_left or not work.inbox.take(key, self.now()):
                return
            if seen.has_left:
                self._leave(work, seen)
            else:
                self._come_back(work, seen)

    def _describe(self, work: Work, seen: MemberSeen) -> None:
        now, member = self.now(), seen.member
        work.life.departures.describe(member, seen.name, seen.profile.time_zone or "")
        work.calendars.learn(member, seen.profile, now + PROFILE_HOLDS)
        known = KnownMembership(seen.membership, now + MEMBERSHIP_HOLDS)
        work.permits.memberships.learn(member, known)

    def _leave(self, work: Work, seen: MemberSeen) -> None:
        member, knowledge = seen.member, self.shelf.of(work)
        times = work.life.departures.leave(member, seen.at)
        if times is None:
            return
        leads: list[MemberId] = []
        for project in _projects_of(work, member, self.now()):
            self._save(work, project, pass_on_for_good(Step(project), member), seen)
            if project.lead and abandoned_by(member, project, knowledge):
                leads.append(project.lead)
        others = whom_to_tell(work, led_by(work, member))
        owed = owed_on_departure(member, leads, times)
        owed += owed_where_lead_left(member, others, times)
        work.outbox.owe(owed, None, self.now())
        log.info("member_left", member=member, leads_told=len(set(leads)))

    def _come_back(self, work: Work, seen: MemberSeen) -> None:
        if not work.life.departures.come_back(seen.member, seen.at):
            return
        for project in _projects_of(work, seen.member, self.now()):
            mine = (a.role for a in project.assignments if a.holder == Person(seen.member))
            self._save(work, project, ask_anew(Step(project), tuple(mine)), seen)
        work.outbox.owe((Refresh(left_id(seen.member)),), None, self.now())

    def _save(self, work: Work, before: Project, step: Step, seen: MemberSeen) -> None:
        """Save what was passed on, and plan reminders by who is there now."""
        now, knowledge = self.now(), self.shelf.of(work)
        if step.events:
            work.registry.save(step.project, step.events, Person(seen.member), now)
            owed = without_vacancies(owed_for_all(step.events, step.project))
            work.outbox.owe(owed, step.project, now)
        plan_reminders(work, before, step.project, knowledge, now)


def _projects_of(work: Work, member: MemberId, now: datetime) -> Iterable[Project]:
    """Return the projects where a member holds a role or something waits for them."""
    waiting = (key for key, _ in work.registry.waiting_for(member))
    keys = dict.fromkeys((*(hat.project for hat in work.registry.hats_of(member)), *waiting))
    return [_as_it_is(work, key, now) for key in sorted(keys)]


def _as_it_is(work: Work, key: ProjectKey, now: datetime) -> Project:
    return with_absences(work, work.registry.project(key), now)
