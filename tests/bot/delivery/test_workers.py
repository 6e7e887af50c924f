"""Real workers in real processes against a pretend Slack: killed, several at once, refused."""

import signal
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.playground.faults import HangAfter
from bot.playground.pretend import PretendSlack
from bot.playground.seed import Channel, Member, Seed
from bot.storage.tables.inbox_outbox import OutboxRow
from bot.storage.tables.states import OutboxState
from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.handoffs.completing import MarkDone
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports.bulk import ProjectChange
from domain.ids import PhaseKey, WorkspaceId
from domain.projects import Operator, Project
from tests.bot.delivery.worker_process import Parts, parts_on
from tests.databases import on_sqlite
from tests.factories import (
    DANA,
    ML_ENGINEER,
    NOW,
    a_group,
    a_knowledge_base,
    a_project,
    a_team,
    primary,
)
from tests.needs import ROOT

ACME = WorkspaceId("T0ACME")
CROWD = tuple(f"U0CROWD{number:02}" for number in range(12))
SEED = Seed(
    members=tuple(Member(key, key.lower()) for key in (DANA, "U0ANA", "U0LEE", "U0PRIYA", *CROWD)),
    channels=(Channel("C0CHURN", "churn"),),
)
PATIENCE = 100  # seconds: several processes start on a machine that has much else to do
pytestmark = pytest.mark.timeout(300)
LATE = 90.0  # seconds ahead: past the lease of a worker that died just now

CROWD_GROUP = a_group(*CROWD, user_group="S0CROWD", handle="crowd")
Process = subprocess.Popen[bytes]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Owing:
    """Somebody completes a phase, and messages are owed."""

    parts: Parts
    slack: PretendSlack
    folder: Path
    workers: list[Process] = field(default_factory=list[Process])

    def complete_model_evaluation(self, project: Project) -> None:
        with self.parts.open_work(ACME) as work:
            work.bulk.lock()
            work.bulk.put_user_groups([CROWD_GROUP])
            work.bulk.save_all([ProjectChange(None, project, ())], Operator(), NOW)
        order = Order(ACME, project.key, Operator())
        change = ChangeProject(self.parts.open_work, KnowledgeShelf(a_knowledge_base()), utc_now)
        MarkDone(change)(order, PhaseKey("model_evaluation"), "")

    def start_worker(self, seconds_ahead: float = 0.0) -> Process:
        module = "tests.bot.delivery.worker_process"
        told = (self.parts.url, self.slack.bot_token, self.slack.api_url)
        ready = str(self.folder / f"{len(self.workers)}.ready")
        command = [sys.executable, "-m", module, *told, str(seconds_ahead), ready]
        worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        self.workers.append(worker)
        return worker

    def received(self, member: str) -> int:
        return len(self.slack.direct_messages(member))

    def unsettled(self) -> int:
        with Session(self.parts.database) as session:
            settled = OutboxRow.state.in_([OutboxState.SENT, OutboxState.FAILED])
            rows = session.scalars(select(OutboxRow.state).where(~settled))
            return len(rows.all())

    def wait_until_ready(self) -> None:
        def ready() -> bool:
            return len(list(self.folder.glob("*.ready"))) == len(self.workers)

        self.slack.wait_until(ready, seconds=PATIENCE)

    def wait_until_settled(self) -> None:
        self.slack.wait_until(lambda: self.unsettled() == 0, seconds=PATIENCE)


@pytest.fixture
def owing(ready_url: str, tmp_path: Path) -> Generator[Owing]:
    with PretendSlack(seed=SEED) as slack, parts_on(ready_url) as parts:
        owing = Owing(parts, slack, tmp_path)
        yield owing
        for worker in owing.workers:
            worker.kill()
            worker.wait()


@on_sqlite  # on PostgreSQL the short run of tests/faults kills workers
def test_a_killed_workers_message_is_not_sent_again(owing: Owing) -> None:
    owing.slack.fail("chat.postMessage", HangAfter(15.0), channel=DANA)
    owing.complete_model_evaluation(a_project("model_evaluation"))
    doomed = owing.start_worker()
    owing.slack.wait_until(lambda: owing.received(DANA) == 1, seconds=PATIENCE)
    doomed.kill()
    owing.start_worker(seconds_ahead=LATE)
    owing.wait_until_settled()
    assert owing.received(DANA) == 1
    assert len(owing.slack.messages("C0CHURN")) == 1
    assert owing.slack.calls("conversations.history"), "it was looked for"


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_several_workers_send_each_message_once(owing: Owing) -> None:
    crowd = primary(ML_ENGINEER, CROWD_GROUP)
    team = (*a_team(without=ML_ENGINEER), crowd)
    workers = [owing.start_worker() for _ in range(2)]
    owing.complete_model_evaluation(a_project("model_evaluation", assignments=team))
    owing.wait_until_settled()
    assert {member: owing.received(member) for member in CROWD} == dict.fromkeys(CROWD, 1)
    assert len(owing.slack.messages("C0CHURN")) == 1
    owing.wait_until_ready()
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(PATIENCE) for worker in workers] == [0, 0]
