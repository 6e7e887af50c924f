"""What every deed is made of: the ids that both workspaces have, and the doing of common things."""

from collections.abc import Callable

from sqlalchemy import text as sql

from bot.slack.rendering.notifications import render_notification
from bot.storage.mailbox import SqlMailbox
from bot.use_cases.delivering.deliver import DeliverNotification
from bot.use_cases.handoffs.knowing_groups import AskWhoIsInGroups
from bot.use_cases.naming.meaning import Typed
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from domain.ids import (
    ChannelId,
    CompletionId,
    HandoffId,
    MemberId,
    PhaseKey,
    ProjectKey,
    QuestionId,
    RequestId,
    RoleKey,
    TeachingId,
    UserGroupId,
    WorkspaceId,
)
from domain.projects import Person
from tests.bot.use_cases.telling_slack import HERE, Seen, in_the_team
from tests.bot.use_cases.two_workspaces import ANA, MARKS, Both, nobody_plans

Deed = Callable[[Both, WorkspaceId], object]

NOWHERE, OWL_HERE = ChannelId(""), ChannelId("C0OWL")
CHURN, OWL = ProjectKey("churn"), ProjectKey("owl")
EVALUATION, DEPLOYMENT = PhaseKey("model_evaluation"), PhaseKey("model_deployment")
HANDOFF = HandoffId("churn/model_deployment/1")
DONE = CompletionId("churn/model_evaluation/done/1")
REPORT = RequestId("owl/train/report/0/1")
ML_ENGINEER = RoleKey("ml_engineer")
UNKNOWN, KNOWN = QuestionId("Q0UNKNOWN"), QuestionId("Q0KNOWN")
TAUGHT, PROPOSED = TeachingId("t0taught"), TeachingId("t0proposed")
TEAM = UserGroupId("S0DATA")
TOKEN = "ci"


def question(both: Both, at: WorkspaceId, key: str, text: str) -> KeptQuestion:
    said = f"{text} of {MARKS[at]} model?"
    return KeptQuestion(InboxKey(key), at, HERE, ANA, said, "", both.clock())


def typed(at: WorkspaceId, by: str, text: str) -> Typed:
    return Typed(at, HERE, Person(MemberId(by)), text)


def groups(both: Both) -> AskWhoIsInGroups:
    return AskWhoIsInGroups(both.work, both.shelf, both.clock, in_the_team)


def deliver(both: Both, at: WorkspaceId) -> None:
    """Send whatever of the workspace waits to be sent."""
    mailbox = SqlMailbox(both.engine, nobody_plans)
    send = DeliverNotification(
        mailbox, both.work, both.shelf, render_notification, Seen(both), both.clock
    )
    waiting = sql("SELECT id, runs FROM outbox WHERE workspace = :at AND state = 'pending'")
    with both.engine.connect() as connection:
        rows = connection.execute(waiting, {"at": at}).all()
    for row, run in rows:
        send(row, run)
