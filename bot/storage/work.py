"""One transaction on one workspace, opened and closed here and nowhere else."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.storage.answer_places import SqlAnswerPlaces
from bot.storage.bulk import SqlBulkRegistry
from bot.storage.calendars import SqlCalendars
from bot.storage.homes import SqlHomes, mark_concerned
from bot.storage.inbox import SqlInbox
from bot.storage.life import SqlLife
from bot.storage.outbox import SqlOutbox
from bot.storage.permits import SqlPermits
from bot.storage.private_channels import SqlPrivateChannels
from bot.storage.queue import SqlQueue
from bot.storage.readings import SqlReadings
from bot.storage.registry import SqlRegistry
from bot.storage.revisions import advance_noted
from bot.storage.teachings import SqlTeachings
from bot.storage.timers import SqlTimers
from bot.storage.trouble import away_when_unreachable
from bot.storage.user_groups import SqlUserGroups
from bot.storage.weekly import SqlWeeklyLists
from bot.use_cases.ports.mailbox import Schedule
from domain.ids import WorkspaceId


@dataclass(frozen=True, slots=True)
class SqlWork:
    """What a use case works with while its transaction is open."""

    workspace: WorkspaceId
    registry: SqlRegistry
    bulk: SqlBulkRegistry
    outbox: SqlOutbox
    inbox: SqlInbox
    teachings: SqlTeachings
    readings: SqlReadings
    weekly: SqlWeeklyLists
    calendars: SqlCalendars
    queue: SqlQueue
    timers: SqlTimers
    groups: SqlUserGroups
    permits: SqlPermits
    homes: SqlHomes
    life: SqlLife
    places: SqlAnswerPlaces
    channels: SqlPrivateChannels


@dataclass(frozen=True, slots=True)
class SqlOpenWork:
    """Opens a transaction on a workspace: leaving it saves, an exception undoes.

    Raises `RegistryAway` where the database does not answer.
    """

    engine: Engine
    schedule: Schedule

    @contextmanager
    def __call__(self, workspace: WorkspaceId) -> Generator[SqlWork]:
        with away_when_unreachable(), Session(self.engine) as session, session.begin():
            yield SqlWork(
                workspace,
                SqlRegistry(session.connection, workspace, session),
                SqlBulkRegistry(session, workspace),
                SqlOutbox(session, workspace, self.schedule),
                SqlInbox(session, workspace),
                SqlTeachings(session, workspace),
                SqlReadings(session, workspace),
                SqlWeeklyLists(session, workspace),
                SqlCalendars(session, workspace),
                SqlQueue(session, workspace, self.schedule),
                SqlTimers(session, workspace, self.schedule),
                SqlUserGroups(session, workspace),
                SqlPermits(session, workspace),
                SqlHomes(session, workspace),
                SqlLife(session, workspace, self.schedule),
                SqlAnswerPlaces(session, workspace),
                SqlPrivateChannels(session, workspace),
            )
            advance_noted(session)
            mark_concerned(session, workspace)
