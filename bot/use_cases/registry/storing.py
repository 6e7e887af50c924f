"""Storing what a registry file, or a form that says the same, changes of projects."""

from collections.abc import Sequence
from datetime import datetime

from bot.use_cases.handoffs.reminding import plan_reminders
from bot.use_cases.ports.bulk import BulkWork, ProjectChange
from bot.use_cases.registry.appointing import say_who_leads
from domain.knowledge.base import KnowledgeBase
from domain.notifications import owed_for_all
from domain.projects import Actor


def save_changes(
    work: BulkWork,
    changes: Sequence[ProjectChange],
    by: Actor,
    knowledge: KnowledgeBase,
    now: datetime,
) -> None:
    """Save projects with what is owed and planned for them; raises `SomebodyWasFaster`."""
    work.bulk.save_all(changes, by, now)
    for change in changes:
        if owed := owed_for_all(change.events, change.after):
            work.outbox.owe(owed, change.after, now)
        if change.before and change.before.lead != change.after.lead:
            say_who_leads(work, change.before.lead, now)
        plan_reminders(work, change.before, change.after, knowledge, now)
