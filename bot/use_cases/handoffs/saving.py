"""Saving what was decided about a project, together with what is owed for it."""

from datetime import datetime

from bot.use_cases.ports.work import Work
from domain.handoffs.steps import Step
from domain.notifications import owed_for_all
from domain.projects import Actor


def save_step(work: Work, step: Step, by: Actor, now: datetime) -> None:
    """Save a step that happened, in the open transaction; raises `SomebodyWasFaster`."""
    work.registry.save(step.project, step.events, by, now)
    work.outbox.owe(owed_for_all(step.events, step.project), step.project, now)
