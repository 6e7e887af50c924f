"""`baton done` says who is told later, and who is told instead of whom."""

import json
from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest

from bot.wiring.core import Core, wire_core
from domain.handoffs.calendar import Away, WorkingHours
from domain.handoffs.days import WEEKDAYS
from domain.handoffs.preferences import Preferences
from domain.ids import MemberId, WorkspaceId
from tests.bot.cli.conftest import Baton
from tests.factories import DANA, LEE

ACME = WorkspaceId("T0ACME")
IN_THREE_DAYS = datetime.now(UTC) + timedelta(days=3)
THAT_DAY = IN_THREE_DAYS.weekday()
QUEUED = f"queued for 09:00 UTC on {WEEKDAYS[THAT_DAY]} "
RARELY = Preferences("UTC", WorkingHours(frozenset({THAT_DAY})))  # one day a week, and not today
AWAY = Away(datetime.now(UTC).date(), (datetime.now(UTC) + timedelta(days=9)).date())


@pytest.fixture
def core(sample_url: str) -> Generator[Core]:
    core = wire_core(sample_url)
    yield core
    core.close()


def prefers(core: Core, member: MemberId, preferences: Preferences) -> None:
    with core.open_work(ACME) as work:
        work.calendars.prefer(member, preferences)


def test_who_does_not_work_now_is_told_later(sample: Baton, core: Core) -> None:
    prefers(core, DANA, RARELY)
    looked = sample("done", "churn", "model evaluation", "--dry-run")
    assert f"  Dana Kim: {QUEUED}" in looked.output
    done = sample("done", "churn", "model evaluation")
    assert f"  Dana Kim: {QUEUED}" in done.output


def test_a_machine_reads_when(sample: Baton, core: Core) -> None:
    prefers(core, DANA, RARELY)
    told = json.loads(sample("done", "churn", "model evaluation", "--json").output)
    (later,) = told["queued"]
    assert (later["member"], later["time_zone"]) == (DANA, "UTC")
    assert later["text"].startswith(QUEUED)
    assert datetime.fromisoformat(later["at"]).date() == IN_THREE_DAYS.date()
    assert told["following"][0]["told"] == [DANA]


def test_who_is_away_is_stood_in_for(sample: Baton, core: Core) -> None:
    prefers(core, DANA, Preferences("UTC", away=AWAY))
    looked = sample("done", "churn", "model evaluation", "--dry-run")
    assert "Lee Wong will be told (instead of Dana Kim, who is away until " in looked.output
    told = json.loads(sample("done", "churn", "model evaluation", "--json").output)
    (instead,) = told["following"][0]["stand_ins"]
    assert instead == {"member": LEE, "instead_of": DANA, "until": AWAY.last.isoformat()}
