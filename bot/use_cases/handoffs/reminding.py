"""Reminders: planned with every change of a project, put off by who gets them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.really_told import timers_now
from bot.use_cases.people.telling import absences_at
from bot.use_cases.ports.work import Clock, InboxKey, OpenWork, Work
from domain.handoffs.asking_anew import roles_changed
from domain.handoffs.foresight import LIKELY, Gap, gaps_after, started
from domain.handoffs.hours.snoozing import Snooze, snoozed_until
from domain.ids import CompletionId, HandoffId, MemberId, ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind
from domain.projects import Handoff, HandoffStatus, Project
from domain.reminder_notices import NOWHERE, ahead_of, reminder_again


def plan_reminders(
    work: Work, before: Project | None, after: Project, knowledge: KnowledgeBase, now: datetime
) -> None:
    """Plan what is owed while handoffs wait, cancel what is not any longer, and look ahead.

    To be called in the transaction that changes the project, once it is saved.
    """
    touched = tuple(_touched(before, after))
    if touched:
        _plan(work, _dated(after, now), touched, knowledge, now)
    if before is not None:  # a project that is new began long ago
        _look_ahead(work, before, after, knowledge, now)
        _say_who_came(work, before, after, knowledge, now)


def plan_anew(work: Work, member: MemberId, knowledge: KnowledgeBase, now: datetime) -> None:
    """Let reminders of what waits for a member come by the hours that they work now."""
    mine = {handoff.id: handoff for _, handoff in work.registry.waiting_for(member)}
    others = (one for one in work.timers.handoffs_for(member) if one not in mine)
    for handoff in (*mine.values(), *map(work.registry.handoff, others)):
        project = work.registry.project(ProjectKey(handoff.id.partition("/")[0]))
        _plan(work, project, (handoff,), knowledge, now)


def plan_told_now(
    work: Work, completion: CompletionId, knowledge: KnowledgeBase, now: datetime
) -> None:
    """Let reminders count from now on for those who are told of a completion at once."""
    project = work.registry.project(ProjectKey(completion.partition("/")[0]))
    mine = [one for one in project.open_offers() if one.completion == completion]
    _plan(work, project, mine, knowledge, now)


def absent_then(work: Work, project: Project, now: datetime) -> Project:
    """Return the project with who of its people is away when a phase of now is passed on."""
    return replace(project, absences=absences_at(work, project, now + LIKELY))


@dataclass(frozen=True, slots=True)
class SnoozeReminder:
    """Lets a reminder come once more, later, for who does not want it now."""

    open_work: OpenWork
    know_zones: KnowTimeZones
    now: Clock

    def __call__(
        self,
        workspace: WorkspaceId,
        key: InboxKey,
        reminder: Notification,
        member: MemberId,
        snooze: Snooze,
    ) -> None:
        """Put everything off that this reminder tells of and that still waits for the member."""
        self.know_zones(workspace, (member,))
        now = self.now()
        with self.open_work(workspace) as work:
            if not work.inbox.take(key, now):
                return
            calendar = work.calendars.of([member]).get(member, NOWHERE)
            due = snoozed_until(snooze, calendar, now)
            for told in _reminders_told_with(work, reminder):
                handoff = work.registry.handoff(HandoffId(told.subject))
                if _is_open(handoff) and member in handoff.to:
                    again = reminder_again(handoff.id, member, told.again + 1)
                    work.timers.put_off(again, due, now)
            work.timers.refresh(reminder, now)


def _reminders_told_with(work: Work, reminder: Notification) -> Iterator[Notification]:
    """Yield all reminders of one message; a digest tells of other things, too."""
    told = work.timers.told_with(reminder)
    return (one for one in told if one.kind is NotificationKind.REMINDER)


def _touched(before: Project | None, after: Project) -> Iterator[Handoff]:
    """Yield the handoffs for which other things are owed than before, as they are now."""
    known = {handoff.id: handoff for handoff in before.handoffs} if before else {}
    roles = roles_changed(before.assignments if before else (), after.assignments)
    same_lead = before is not None and before.lead == after.lead
    for handoff in after.handoffs:
        was = known.pop(handoff.id, None)
        asks_others = _is_open(handoff) and (handoff.role in roles or not same_lead)
        if was != handoff or asks_others:
            yield handoff
    gone = HandoffStatus.WITHDRAWN  # with their phases
    yield from (replace(handoff, status=gone) for handoff in known.values() if _is_open(handoff))


def _dated(project: Project, now: datetime) -> Project:
    """Return the project as it is stored: who holds a role only now does so from now on."""
    dated = tuple(replace(a, since=a.since or now) for a in project.assignments)
    return replace(project, assignments=dated)


def _plan(
    work: Work,
    project: Project,
    handoffs: Collection[Handoff],
    knowledge: KnowledgeBase,
    now: datetime,
) -> None:
    reminders = knowledge.reminders_on(project.workflow)
    timers = [t for one in handoffs for t in timers_now(work, project, one, reminders)]
    calendars = work.calendars.of({member for timer in timers for member in timer.people()})
    wanted = {timer.notification: timer.planned(calendars, now) for timer in timers}
    work.timers.plan([one.id for one in handoffs], wanted, now)


def _look_ahead(
    work: Work, before: Project, after: Project, knowledge: KnowledgeBase, now: datetime
) -> None:
    begun = tuple(started(before, after))
    if not begun or not knowledge.reminders_on(after.workflow).foresight:
        return
    workflow, then = knowledge.workflow(after.workflow), absent_then(work, after, now)
    gaps = [gap for phase in begun for gap in gaps_after(then, workflow, phase)]
    owed = dict.fromkeys(told for gap in gaps for told in ahead_of(after, gap))
    work.outbox.owe(owed, after, now)


def _say_who_came(
    work: Work, before: Project, after: Project, knowledge: KnowledgeBase, now: datetime
) -> None:
    """Edit what the lead read of roles that others hold by now."""
    roles = roles_changed(before.assignments, after.assignments)
    workflow = knowledge.workflow(after.workflow)
    gaps = (Gap(p.key, p.accountable) for p in workflow.phases if p.accountable in roles)
    for told in [told for gap in gaps for told in ahead_of(after, gap)]:
        work.timers.refresh(told, now)


def _is_open(handoff: Handoff) -> bool:
    return handoff.status is HandoffStatus.OFFERED
