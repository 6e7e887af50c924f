"""`baton done` says who is told later, and who is told instead of whom."""

import json
from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest

from bot.use_cases.ports.calendars import SlackProfile
from bot.wiring.core import Core, wire_core
from domain.handoffs.hours.calendar import Away, WorkingHours
from domain.handoffs.hours.days import weekday_names
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.status_hints import SlackStatus
from domain.ids import MemberId, WorkspaceId
from tests.bot.cli.conftest import EVALUATED, Baton
from tests.factories import ANA, DANA, LEE, PRIYA

ACME = WorkspaceId("T0ACME")
IN_THREE_DAYS = datetime.now(UTC) + timedelta(days=3)
THAT_DAY = IN_THREE_DAYS.weekday()
QUEUED = f"queued for 09:00 UTC on {weekday_names()[THAT_DAY]} "
RARELY = Preferences("UTC", WorkingHours(frozenset({THAT_DAY})))  # one day a week, and not today
ALWAYS = Preferences("UTC", WorkingHours(frozenset(range(7)), 0, 24 * 60))
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
    looked = sample("done", "churn", "model evaluation", *EVALUATED, "--dry-run")
    assert f"  Dana Kim: {QUEUED}" in looked.output
    done = sample("done", "churn", "model evaluation", *EVALUATED)
    assert f"  Dana Kim: {QUEUED}" in done.output


def test_a_machine_reads_when(sample: Baton, core: Core) -> None:
    prefers(core, DANA, RARELY)
    told = json.loads(sample("done", "churn", "model evaluation", *EVALUATED, "--json").output)
    (later,) = told["queued"]
    assert (later["member"], later["time_zone"]) == (DANA, "UTC")
    assert later["text"].startswith(QUEUED)
    assert datetime.fromisoformat(later["at"]).date() == IN_THREE_DAYS.date()
    assert told["following"][0]["told"] == [DANA]


def test_who_is_away_is_stood_in_for(sample: Baton, core: Core) -> None:
    prefers(core, DANA, Preferences("UTC", away=AWAY))
    looked = sample("done", "churn", "model evaluation", *EVALUATED, "--dry-run")
    assert "Lee Wong will be told (instead of Dana Kim, who is away until " in looked.output
    told = json.loads(sample("done", "churn", "model evaluation", *EVALUATED, "--json").output)
    (instead,) = told["following"][0]["stand_ins"]
    assert instead == {"member": LEE, "instead_of": DANA, "until": AWAY.last.isoformat()}


def test_who_is_told_of_a_skip_later_is_printed_and_read_by_machines(
    sample: Baton, core: Core
) -> None:
    prefers(core, DANA, RARELY)
    skipped = sample("skip", "churn", "model evaluation", "--reason", "no need")
    assert f"  Dana Kim: {QUEUED}" in skipped.output
    prefers(core, ANA, RARELY)
    prefers(core, PRIYA, ALWAYS)
    again = sample("reopen", "churn", "model evaluation", "--reason", "a need", "--json")
    told = json.loads(again.output)
    assert [(one["member"], one["time_zone"]) for one in told["queued"]] == [(ANA, "UTC")]
    assert told["queued"][0]["text"].startswith(QUEUED)


def test_who_never_heard_of_an_offer_is_not_told_that_it_is_taken_back(
    sample: Baton, core: Core
) -> None:
    prefers(core, DANA, RARELY)
    sample("done", "churn", "model evaluation", *EVALUATED, "--as", ANA)
    told = json.loads(
        sample("reopen", "churn", "model evaluation", "--reason", "it leaks", "--json").output
    )
    assert (told["withdrawn"], told["told"]) == (["model_deployment"], [ANA])


def test_who_was_offered_it_in_their_hours_is_told(sample: Baton, core: Core) -> None:
    prefers(core, DANA, ALWAYS)
    sample("done", "churn", "model evaluation", *EVALUATED, "--as", ANA)
    told = json.loads(
        sample("reopen", "churn", "model evaluation", "--reason", "it leaks", "--json").output
    )
    assert told["told"] == [ANA, DANA]


def test_a_skip_asks_who_stands_in(sample: Baton, core: Core) -> None:
    prefers(core, DANA, Preferences("UTC", away=AWAY))
    skipped = sample("skip", "churn", "model evaluation", "--reason", "no need")
    assert "Lee Wong will be told (instead of Dana Kim, who is away until " in skipped.output


def test_what_slack_said_of_a_status_is_a_hint(sample: Baton, core: Core) -> None:
    with core.open_work(ACME) as work:
        profile = SlackProfile("UTC", SlackStatus("Vacationing", ":palm_tree:"))
        work.calendars.learn(DANA, profile, core.now())
    done = sample("done", "churn", "model evaluation", *EVALUATED)
    assert "Dana Kim: their Slack status says “Vacationing”." in done.output
