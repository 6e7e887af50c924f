"""A real worker owes the weekly list on its rounds, and the real engine sends it."""

from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import text as sql

from bot.playground.pretend import PretendSlack
from bot.playground.seed import Member, Seed
from bot.slack.connecting.connection import OneWorkspace
from bot.use_cases.ports.memory import KeptReading
from bot.wiring.core import Core, wire_core
from bot.wiring.memory import wire_memory
from bot.wiring.worker import wire_worker
from domain.ids import ChannelId, QuestionId, WorkspaceId
from domain.questions.policy import Outcome
from domain.questions.readings import Intent
from tests.factories import ANA, NOW

SEED = Seed(members=(Member(ANA, "ana"),))
ACME = WorkspaceId(SEED.team.id)
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
PATIENCE = 60  # seconds: on a machine that has much else to do

pytestmark = pytest.mark.timeout(180)


def core_at(url: str, moment: datetime) -> Core:
    return wire_core(url, now=lambda: moment)


def ask_and_want(core: Core) -> None:
    """Let the asker of a question want the list, a week before it comes."""
    wire_memory(core).want_weekly.begin(ACME, ANA)
    asked = KeptReading(
        id=QuestionId("q1"),
        asker=ANA,
        channel=ChannelId("D0ANA"),
        thread="",
        text="who owns the zebra?",
        asked_at=NOW,
        intent=Intent.WHO_HANDLES,
        outcome=Outcome.UNKNOWN,
        confidence=0.2,
    )
    core.questions.keep(ACME, asked)


def owed(core: Core) -> int:
    with core.database.connect() as connection:
        return connection.execute(sql("SELECT count(*) FROM outbox")).scalar_one()


def test_a_workers_round_owes_the_list_and_the_engine_sends_it(ready_url: str) -> None:
    with closing(core_at(ready_url, NOW)) as core:
        ask_and_want(core)
    with PretendSlack(seed=SEED) as slack, closing(core_at(ready_url, MONDAY)) as core:
        with wire_worker(core, OneWorkspace(slack.bot_token, slack.api_url)):
            slack.wait_until(lambda: slack.direct_messages(ANA), seconds=PATIENCE)
        wire_memory(core).owe_weekly()  # as another worker's round
        assert owed(core) == 1
        (message,) = slack.direct_messages(ANA)
    assert "zebra" in str(message["blocks"])
