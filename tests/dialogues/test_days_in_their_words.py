"""Days are written, and read again, as the reader's language writes them."""

from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy

import pytest

from bot.playground.sample import SEED
from domain.ids import MemberId
from tests.dialogues.home_rig import opened
from tests.factories import ANA, DANA, LEE, PRIYA
from tests.rig import ACME, Rig, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next, Lee is her backup
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
LOCALES: dict[str, str] = {ANA: "de-DE", DANA: "es-ES", PRIYA: "de-DE"}  # Priya leads


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    members = tuple(replace(one, locale=LOCALES.get(one.id, one.locale)) for one in SEED.members)
    url = f"sqlite:///{copy(sample_file, tmp_path / 'baton.db')}"
    with running_rig(url, replace(SEED, members=members)) as started:
        started.clock.reach(TUESDAY)
        yield started


def test_a_form_takes_the_days_that_it_shows(rig: Rig) -> None:
    rig.slack.command(ANA, CHURN, "/baton", "preferences")
    view = rig.wait(lambda: rig.slack.view_of(ANA))
    assert "'initial_value': 'Mo-Fr'" in str(view)
    given = {"days": {"days_entered": "Mo-Do, Sa"}, "away_until": {"away_until_entered": "24. Dez"}}
    assert rig.slack.submit(ANA, given).errors == {}
    with rig.core.open_work(ACME) as work:
        mine = work.calendars.preferences(MemberId(ANA))
    assert mine.hours is not None
    assert mine.hours.days == {0, 1, 2, 3, 5}
    assert mine.away is not None
    assert f"{mine.away.last}" == "2026-12-24"


def test_each_reads_until_when_somebody_is_away(rig: Rig) -> None:
    rig.command(DANA, CHURN, "away until 3 Jan")
    preview = rig.command(ANA, CHURN, "done")
    assert f"<@{DANA}> ist bis 3. Jan abwesend; stattdessen <@{LEE}>." in words(preview)
    rig.click(ANA, CHURN, preview, "confirm_done")
    rig.deliver_all()
    assert f"You stand in for <@{DANA}>, who is away until 3 Jan." in words(rig.direct(LEE))
    assert "Dana Kim ist bis 3. Jan abwesend; stattdessen Lee Wong." in words(rig.card(CHURN))


def test_a_home_is_in_its_owners_language(rig: Rig) -> None:
    german, spanish = words(opened(rig, ANA)), words(opened(rig, DANA))
    assert "Auf dich wartet" in german
    assert "4 von 10 Phasen sind vorbei" in german
    assert "No hay nada esperándote." in spanish
    assert "4 de 10 fases cerradas" in spanish
