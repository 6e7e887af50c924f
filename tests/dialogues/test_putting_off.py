"""A reminder that is put off, and several that come together."""

from collections.abc import Generator
from datetime import UTC, datetime, timedelta

import pytest

from bot.files.registry import read_registry
from bot.slack.views.parts.action_values import SnoozeValue
from domain.ids import HandoffId
from tests.databases import on_either
from tests.dialogues.waiting import (
    CHURN,
    MONDAY,
    TWO_PROJECTS,
    after,
    press,
    told,
    waiting_rig,
    waits_for,
)
from tests.factories import ANA, DANA
from tests.rig import ACME, Rig, buttons


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    with waiting_rig(sample_url) as started:
        yield started


@pytest.mark.parametrize(
    ("choice", "comes"),
    [
        ("hour", datetime(2026, 11, 30, 13, tzinfo=UTC)),
        ("tomorrow", datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("monday", datetime(2026, 12, 7, 8, tzinfo=UTC)),
    ],
)
def test_a_reminder_that_is_put_off_comes_once_more_when_it_was_asked_for(
    rig: Rig, choice: str, comes: datetime
) -> None:
    rig.mark_done(ANA, CHURN)
    after(rig, hours=4)
    value = SnoozeValue(choice, HandoffId("churn/model_deployment/1"), 0)
    press(rig, DANA, "snooze", value.packed())
    rig.wait(lambda: len(rig.jobs.planned) > 0 and waits_for(rig, comes))
    rig.deliver()
    assert "You are reminded again" in told(rig, DANA)[1]
    assert "snooze" not in buttons(rig.direct(DANA))
    after(rig, seconds=(comes - rig.clock.now).total_seconds() - 1)
    assert len(told(rig, DANA)) == 2
    after(rig, seconds=1)
    assert len(told(rig, DANA)) == 3
    rig.deliver_all()
    assert len(told(rig, DANA)) == 3


@on_either
def test_offers_that_are_due_at_the_same_moment_are_one_message(rig: Rig) -> None:
    rig.core.import_registry(read_registry(TWO_PROJECTS, "two.yaml").content, ACME)
    rig.deliver_all()
    rig.clock.reach(datetime(2026, 12, 5, 12, tzinfo=UTC))  # a Saturday
    rig.mark_done(ANA, CHURN, "churn")
    rig.mark_done(ANA, CHURN, "heron")
    after(rig, days=2, hours=1)  # 14:00 on Monday
    texts = told(rig, DANA)
    assert len(texts) == 3, "two offers, and one reminder of both"
    assert "2 handoffs still wait for you." in texts[2]
    assert "*Heron*" in texts[2]
    press(rig, DANA, "settle:3")
    rig.wait(lambda: rig.project("heron").handoffs[-1].settled_by)
    rig.deliver()
    texts = told(rig, DANA)
    assert "You accepted it" in texts[2]
    assert "*Model deployment* of *Churn predictor* still waits for you." in texts[2]
    after(rig, days=7)
    assert len(told(rig, DANA)) == 3


def test_a_second_wish_to_be_reminded_later_moves_the_first(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    after(rig, hours=4)
    reminded, channel = rig.direct(DANA), rig.slack.direct_channel(DANA)
    for choice, due in (("hour", 13), ("tomorrow", 32)):
        value = SnoozeValue(choice, HandoffId("churn/model_deployment/1"), 0)
        rig.click(DANA, channel, reminded, "snooze", value.packed())
        rig.wait(lambda due=due: waits_for(rig, MONDAY + timedelta(hours=due - 8)))
    after(rig, hours=19, minutes=59)
    assert len(told(rig, DANA)) == 2
    after(rig, minutes=1)
    assert len(told(rig, DANA)) == 3


@on_either
def test_what_is_reminded_of_together_is_put_off_together(rig: Rig) -> None:
    rig.core.import_registry(read_registry(TWO_PROJECTS, "two.yaml").content, ACME)
    rig.deliver_all()
    rig.clock.reach(datetime(2026, 12, 5, 12, tzinfo=UTC))
    rig.mark_done(ANA, CHURN, "churn")
    rig.mark_done(ANA, CHURN, "heron")
    after(rig, days=2, hours=1)
    value = SnoozeValue("monday", HandoffId("churn/model_deployment/1"), 0)
    press(rig, DANA, "snooze", value.packed())
    rig.wait(lambda: waits_for(rig, datetime(2026, 12, 14, 8, tzinfo=UTC)))
    after(rig, days=6, hours=18, minutes=59)
    assert len(told(rig, DANA)) == 3
    after(rig, minutes=1)
    assert len(told(rig, DANA)) == 4
    assert "2 handoffs still wait for you." in told(rig, DANA)[3]
