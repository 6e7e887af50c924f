"""The durable engine's own timer: what waits for somebody's morning is sent by it, once."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text as sql

from bot.files.registry import read_registry
from bot.playground.pretend import PretendSlack
from bot.playground.sample import SEED, sample_projects
from bot.slack.connecting.connection import OneWorkspace
from bot.use_cases.handoffs.changing import Order
from bot.wiring.core import Core, wire_core
from bot.wiring.worker import wire_worker
from domain.handoffs.commands import Given
from domain.handoffs.hours.preferences import Preferences
from domain.ids import PhaseKey, ProjectKey, WorkspaceId
from domain.projects import Operator
from tests.factories import DANA

ACME = WorkspaceId(SEED.team.id)
CHURN = ProjectKey("churn")
MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)
SHORTLY_BEFORE = timedelta(seconds=6)
PATIENCE = 60  # seconds: on a machine that has much else to do

pytestmark = pytest.mark.timeout(180)
GIVEN = Given(override="It was evaluated elsewhere")


def core_near_morning(url: str) -> Core:
    """A core whose clock goes like the real one and shows the last seconds of a night."""
    begun = datetime.now(UTC)
    return wire_core(url, lambda: MORNING - SHORTLY_BEFORE + (datetime.now(UTC) - begun))


def test_the_engine_sends_it_in_the_morning_and_not_before(ready_url: str) -> None:
    with PretendSlack(seed=SEED) as slack, closing(core_near_morning(ready_url)) as core:
        core.import_registry(read_registry(sample_projects(), "sample.yaml").content, ACME)
        with core.open_work(ACME) as work:
            work.calendars.prefer(DANA, Preferences("UTC"))
        core.mark_done(Order(ACME, CHURN, Operator()), PhaseKey("model_evaluation"), "", GIVEN)
        with wire_worker(core, OneWorkspace(slack.bot_token, slack.api_url)):
            slack.wait_until(lambda: slack.messages("C0CHURN"), seconds=PATIENCE)
            before, now = slack.direct_messages(DANA), core.now()
            assert before == [] or now >= MORNING
            slack.wait_until(lambda: slack.direct_messages(DANA), seconds=PATIENCE)
            assert core.now() >= MORNING
            slack.wait_until(lambda: _sent(core) or None, seconds=PATIENCE)
        assert len(slack.direct_messages(DANA)) == 1


def _sent(core: Core) -> bool:
    told = "kind IN ('card', 'offer')"  # reminders wait for hours
    query = f"SELECT count(*) FROM outbox WHERE state <> 'sent' AND {told}"  # noqa: S608 - ours
    with core.database.connect() as connection:
        return connection.execute(sql(query)).scalar_one() == 0
