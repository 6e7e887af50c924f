"""What a message that was sent changes in the messages of others."""

from collections.abc import Collection, Iterator
from datetime import datetime

from bot.storage.planning import Planner
from bot.storage.queue import refresh_cards
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.timers import SqlTimers
from bot.storage.told_together import told_in
from bot.use_cases.ports.mailbox import Claim
from domain.notifications import NotificationKind


def edit_others(planner: Planner, claim: Claim, now: datetime) -> None:
    """Edit the cards that said who is told later, and what those read who were asked first."""
    others = told_in(planner.session, claim.id)
    name = f"{claim.id}:{claim.attempt}"
    for subject in dict.fromkeys(_waited(claim, others)):
        refresh_cards(planner, claim.workspace, subject, name, now)
    asked = frozenset(_asked_backup(claim, others))
    if asked:
        timers = SqlTimers(planner.session, claim.workspace, planner.schedule)
        timers.say_who_is_asked_too(claim.id, asked, now)


def _waited(claim: Claim, others: Collection[OutboxRow]) -> Iterator[str]:
    """Yield the subjects of which a message tells somebody who had to wait for it."""
    if claim.queued_for is not None:
        yield claim.notification.subject
    yield from (row.subject for row in others if row.queued_for is not None)


def _asked_backup(claim: Claim, others: Collection[OutboxRow]) -> Iterator[str]:
    """Yield the handoffs that a message asks a backup to take on."""
    told = (claim.notification, *others)
    return (one.subject for one in told if one.kind is NotificationKind.BACKUP)
