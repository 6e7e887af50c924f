"""What Slack hears that we have, we have: it is kept before it is acknowledged."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.playground.faults import Hang
from bot.playground.patience import Patience
from bot.slack.door import LONGEST
from bot.storage.tables.inbox_outbox import InboxRow
from tests.factories import ANA, DANA
from tests.rig import Rig, running_rig

CHURN = "C0CHURN"
MENTION = {
    "type": "app_mention",
    "user": ANA,
    "channel": CHURN,
    "text": "<@U0BATON> who is the ml engineer?",
    "ts": "1700000000.000100",
}


def kept(rig: Rig) -> set[str]:
    with Session(rig.core.database) as session:
        return set(session.scalars(select(InboxRow.key)))


def test_a_question_is_kept_when_slack_hears_that_we_have_it(rig: Rig) -> None:
    reply = rig.slack.send_event(MENTION, event_id="Ev0KEPT")
    assert reply.status == 200
    assert "Ev0KEPT" in kept(rig)


def test_a_click_is_carried_out_when_slack_hears_that_we_have_it(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.deliver()
    before = kept(rig)
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    assert len(kept(rig) - before) == 1


def test_a_slow_slack_does_not_keep_a_click_waiting(sample_url: str) -> None:
    hanging = 4.0
    with running_rig(sample_url, longest=0.1) as rig:
        rig.mark_done(ANA, CHURN)
        rig.deliver()
        rig.slack.fail("views.open", Hang(hanging))
        chat = rig.slack.direct_channel(DANA)
        reply = rig.slack.click(DANA, chat, rig.direct(DANA)["ts"], "return")
    assert reply.status == 200
    assert reply.ms < hanging * 1000
    assert Patience().answer > LONGEST


def test_a_question_that_cannot_be_kept_is_refused_so_that_it_comes_again(rig: Rig) -> None:
    file = Path(str(rig.core.database.url.database))
    rig.core.database.dispose()
    file.rename(file.with_suffix(".away"))
    file.mkdir()
    assert rig.slack.send_event(MENTION, event_id="Ev0AGAIN").status == 503
    file.rmdir()
    file.with_suffix(".away").rename(file)
    assert rig.slack.send_event(MENTION, event_id="Ev0AGAIN").status == 200
    assert "Ev0AGAIN" in kept(rig)
