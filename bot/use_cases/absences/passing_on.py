"""Passing on what waits for somebody who goes away."""

from collections.abc import Iterator
from datetime import datetime

from bot.use_cases.handoffs.reminding import plan_reminders
from bot.use_cases.handoffs.saving import save_step
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.people.telling import with_absences
from bot.use_cases.ports.work import Work
from domain.handoffs.passing_on import PassedOn, pass_on, passed_on
from domain.handoffs.steps import Step
from domain.ids import MemberId, ProjectKey
from domain.projects import Person


def pass_on_all(
    work: Work, member: MemberId, shelf: KnowledgeShelf, now: datetime
) -> tuple[PassedOn, ...]:
    """Ask others for what waits for a member who is absent, in the open transaction.

    Raises `SomebodyWasFaster`.
    """
    keys = dict.fromkeys(key for key, _ in work.registry.waiting_for(member))
    return tuple(one for key in keys for one in _pass_on(work, key, member, shelf, now))


def _pass_on(
    work: Work, key: ProjectKey, member: MemberId, shelf: KnowledgeShelf, now: datetime
) -> Iterator[PassedOn]:
    project = with_absences(work, work.registry.project(key), now)
    step = pass_on(Step(project), member)
    if not step.events:
        return
    knowledge = shelf.of(work)
    save_step(work, step, Person(member), now)
    plan_reminders(work, project, step.project, knowledge, now)
    yield from passed_on(project, step.project, knowledge.workflow(project.workflow))
