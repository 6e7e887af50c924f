"""Everything between what we owe and a fake Slack, on a real database."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.delivery.reconcile import Reconcile
from bot.storage.mailbox import SqlMailbox
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.work import SqlOpenWork
from bot.use_cases.delivering.deliver import DeliverNotification
from bot.use_cases.delivering.pace import Pace
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports.bulk import ProjectChange
from bot.use_cases.ports.sending import Message
from bot.use_cases.ports.work import Work
from domain.errors import RegistryAway
from domain.ids import ChannelId, CompletionId, MemberId, ProjectKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.notifications import Notification, NotificationKind, Owed, ToChannel, ToMember
from domain.projects import Operator, Project
from tests.factories import a_knowledge_base, a_project
from tests.fakes.clock import FakeClock
from tests.fakes.engine import FakeEngine
from tests.fakes.messenger import FakeMessenger

ACME = WorkspaceId("T0ACME")
CHURN = ProjectKey("churn")
SUBJECT = CompletionId("churn/model_building/1")


def an_offer(member: str, subject: str = SUBJECT) -> Notification:
    to = ToMember(MemberId(member))
    return Notification(NotificationKind.OFFER, CHURN, CompletionId(subject), to)


def a_card(channel: str = "C0CHURN", subject: str = SUBJECT) -> Notification:
    to = ToChannel(ChannelId(channel))
    return Notification(NotificationKind.CARD, CHURN, CompletionId(subject), to)


@dataclass(frozen=True, slots=True)
class PlainMessage:
    """A message without blocks."""

    text: str
    blocks: tuple[dict[str, object], ...] = ()


def say_name(notification: Notification, work: Work, knowledge: KnowledgeBase) -> Message | None:
    """Render a notification as its kind and the project's name, which tests change."""
    del knowledge
    match work.registry.project(notification.project or CHURN).name:
        case "nothing to say":
            return None
        case "unspeakable":
            raise ValueError("a view that stumbles")
        case "out of reach":
            raise RegistryAway
        case name:
            return PlainMessage(f"{notification.kind}: {name}")


@dataclass
class PostOffice:
    """Owes, delivers and looks at rows."""

    engine: Engine
    clock: FakeClock
    jobs: FakeEngine
    slack: FakeMessenger
    pace: Pace | None = None

    @cached_property
    def open_work(self) -> SqlOpenWork:
        return SqlOpenWork(self.engine, self.jobs)

    @cached_property
    def mailbox(self) -> SqlMailbox:
        return SqlMailbox(self.engine, self.jobs, self.pace)

    @cached_property
    def deliver(self) -> DeliverNotification:
        shelf = KnowledgeShelf(a_knowledge_base())
        return DeliverNotification(
            self.mailbox, self.open_work, shelf, say_name, self.slack, self.clock
        )

    @cached_property
    def reconcile(self) -> Reconcile:
        return Reconcile(self.mailbox, self.jobs, self.clock)

    def begin(self, project: Project | None = None) -> None:
        """Store the workspace with its project."""
        project = replace(project or a_project(), name="as it begins")
        with self.open_work(ACME) as work:
            work.bulk.lock()
            work.bulk.save_all([ProjectChange(None, project, ())], Operator(), self.clock.now)

    def owe(self, *owed: Owed) -> None:
        with self.open_work(ACME) as work:
            work.outbox.owe(owed, work.registry.project(CHURN), self.clock.now)

    def rename(self, name: str, *owed: Owed) -> None:
        """Change the project so that messages read differently, and owe something for it."""
        with self.open_work(ACME) as work:
            project = replace(work.registry.project(CHURN), name=name)
            work.registry.save(project, (), Operator(), self.clock.now)
            work.outbox.owe(owed, project, self.clock.now)

    def deliver_due(self) -> None:
        self.jobs.run_due(self.deliver)

    def deliver_all(self) -> None:
        """Let time pass until nothing is left to deliver."""
        self.jobs.run_all(self.deliver)

    def pass_time(self, **span: float) -> None:
        self.clock.advance(timedelta(**span))

    def states(self) -> dict[str, str]:
        """Return the state of each row, by its id without the workspace."""
        return {row.id.removeprefix(f"{ACME}:"): row.state for row in self.rows()}

    def rows(self) -> list[OutboxRow]:
        with Session(self.engine) as session:
            return list(session.scalars(select(OutboxRow).order_by(OutboxRow.id)))
