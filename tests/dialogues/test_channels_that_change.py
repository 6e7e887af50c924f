"""Channels that are archived, left, made private or get another id; what we say where we come."""

from datetime import timedelta

from sqlalchemy import text as sql

from bot.files.registry import read_registry
from bot.playground.faults import ErrorCode
from bot.playground.sample import sample_projects
from bot.slack.channels import SlackChannels
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.socket import SocketConnection
from bot.use_cases.channels.looking_at_channels import MOST_IN_A_ROUND, LookAtChannels
from domain.ids import ChannelId
from domain.statuses import Closed
from tests.dialogues.talking import asked
from tests.factories import ANA, DANA, PRIYA
from tests.rig import ACME, Rig, words

CHURN, COFFEE, NEW = "C0CHURN", "C0COFFEE", "C0SHARED"  # churn: Ana marks it, Priya leads
TWO_CHANNELS = sample_projects().replace("channels: [C0CHURN]", "channels: [C0CHURN, C0COFFEE]", 1)


def closed(rig: Rig, channel: str = CHURN) -> Closed | None:
    with rig.core.open_work(ACME) as work:
        return work.life.channels.closed((ChannelId(channel),)).get(ChannelId(channel))


def archive(rig: Rig, channel: str = CHURN) -> None:
    rig.slack.archive(channel)
    rig.wait(lambda: closed(rig, channel))


def remove(rig: Rig, channel: str = CHURN) -> None:
    rig.slack.remove_bot(channel)
    rig.wait(lambda: closed(rig, channel))


def finish(rig: Rig, channel: str = COFFEE) -> None:
    """Mark model evaluation of churn done, from another channel."""
    rig.mark_done(ANA, channel, "churn model evaluation")
    rig.deliver_all()


def of_lead(rig: Rig) -> list[str]:
    return [words(message) for message in rig.slack.direct_messages(PRIYA)]


def cards(rig: Rig, channel: str) -> int:
    return sum("is done." in words(message) for message in rig.slack.messages(channel))


def look(rig: Rig) -> None:
    """Do a worker's round."""
    ask = SlackChannels(OneWorkspace(rig.slack.bot_token, rig.slack.api_url).client_of)
    LookAtChannels(rig.core.workspaces, rig.core.open_work, rig.clock, ask)()


def test_of_an_archived_channel_the_lead_is_told_once_and_has_its_cards(rig: Rig) -> None:
    archive(rig)
    rig.slack.send_event({"type": "channel_archive", "channel": CHURN})
    rig.deliver_all()
    (notice,) = of_lead(rig)
    assert f"<#{CHURN}> is archived, so I cannot post there." in notice
    assert "The cards of *Churn predictor* go to you from now on." in notice
    assert "unarchive it, or give the project another channel with `/baton edit`" in notice
    finish(rig)
    card = of_lead(rig)[1]
    assert f"Meant for <#{CHURN}>, which is archived: please pass it on" in card
    assert "*Model evaluation* of *Churn predictor* is done." in card
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == DANA)
    rig.deliver_all()
    assert f"<@{DANA}>" in of_lead(rig)[1] or "Dana" in of_lead(rig)[1]
    assert "Meant for" in of_lead(rig)[1]
    assert len(of_lead(rig)) == 2
    assert cards(rig, CHURN) == 0


def test_an_unarchived_channel_has_its_cards_again(rig: Rig) -> None:
    archive(rig)
    rig.slack.unarchive(CHURN)
    rig.wait(lambda: None if closed(rig) else True)
    finish(rig)
    assert (cards(rig, CHURN), len(of_lead(rig))) == (1, 0)


def test_another_channel_of_the_project_has_the_cards_first(rig: Rig) -> None:
    rig.core.import_registry(read_registry(TWO_CHANNELS, "two.yaml").content, ACME)
    archive(rig)
    finish(rig)
    assert (cards(rig, COFFEE), cards(rig, CHURN), len(of_lead(rig))) == (1, 0, 1)
    assert f"*Churn predictor* go to <#{COFFEE}>" in of_lead(rig)[0]


def test_where_no_event_comes_slacks_refusal_says_it(rig: Rig) -> None:
    rig.slack.fail("chat.postMessage", ErrorCode("is_archived"), channel=CHURN)
    finish(rig)
    assert any("Meant for" in told for told in of_lead(rig))
    assert any("so I cannot post there" in told for told in of_lead(rig))
    assert len(of_lead(rig)) == 2
    assert sum(call.arguments.get("channel") == CHURN for call in rig.slack.calls()) == 1
    with rig.core.open_work(ACME) as work:
        assert work.outbox.undelivered(10) == ()


def test_taken_out_of_a_channel_its_cards_go_to_the_lead_once(rig: Rig) -> None:
    remove(rig)
    rig.slack.send_event(
        {"type": "member_left_channel", "user": rig.slack.bot_user, "channel": CHURN}
    )
    rig.deliver_all()
    assert of_lead(rig) == []
    finish(rig)
    (card,) = of_lead(rig)
    assert f"Meant for <#{CHURN}>, which has me not among its members" in card
    assert "/invite @Baton" in card


def test_invited_where_a_project_is_at_home_we_say_who_is_on_it_once(rig: Rig) -> None:
    remove(rig)
    rig.slack.invite_bot(CHURN)
    rig.wait(lambda: None if closed(rig) else True)
    rig.deliver_all()
    (card,) = rig.slack.messages(CHURN)
    assert "*Churn predictor*" in words(card)
    assert "Now: Model evaluation" in words(card)
    assert "ML engineer: Dana" in words(card)
    assert "“@Baton who handles model versioning?”" in words(card)
    assert "<@" not in words(card)


def test_invited_elsewhere_we_say_how_a_project_comes_there(rig: Rig) -> None:
    rig.slack.remove_bot(COFFEE)
    event = {"type": "member_joined_channel", "user": rig.slack.bot_user, "channel": COFFEE}
    rig.slack.invite_bot(COFFEE)
    for _ in range(2):
        rig.slack.send_event({**event, "user": ANA})
    rig.wait(lambda: [job for _, job in rig.jobs.planned if ":welcome:" in job.row])
    rig.deliver_all()
    (card,) = rig.slack.messages(COFFEE)
    assert "No project is at home in this channel yet." in words(card)
    assert "`/baton new` sets one up" in words(card)


def test_a_channel_with_another_id_is_the_same_channel(rig: Rig) -> None:
    finish(rig, CHURN)
    assert cards(rig, CHURN) == 1
    question = asked(rig, CHURN, "who handles model versioning here?", member=DANA)
    rig.slack.disconnect()
    with SocketConnection(rig.app, rig.slack.app_token, rig.slack.api_url):
        rig.slack.change_channel_id(CHURN, NEW)
        rig.wait(lambda: NEW in rig.project("churn").channels or None)
        again = asked(rig, NEW, "and the backup?", question["thread_ts"], DANA)
        assert "Churn predictor" in words(again)
        rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
        rig.wait(lambda: rig.project("churn").handoffs[-1].settled_by == DANA)
    rig.deliver_all()
    assert cards(rig, NEW) == 1  # it was edited there
    assert any("Dana" in words(m) and "is done." in words(m) for m in rig.slack.messages(NEW))
    with rig.core.database.connect() as connection:
        for old in ("outbox WHERE recipient", "project_channels WHERE channel"):
            statement = sql("SELECT count(*) FROM " + old + " = 'C0CHURN'")  # noqa: S608 - ours
            assert connection.execute(statement).scalar_one() == 0


def test_a_card_that_waits_goes_to_the_new_id_once(rig: Rig) -> None:
    rig.mark_done(ANA, CHURN)
    rig.slack.change_channel_id(CHURN, NEW)
    rig.wait(lambda: NEW in rig.project("churn").channels or None)
    rig.deliver_all()
    rig.reconcile()
    rig.deliver_all()
    assert cards(rig, NEW) == 1
    assert of_lead(rig) == []


def test_a_channel_that_was_made_private_hides_its_project(rig: Rig) -> None:
    for _ in range(3):
        look(rig)
    assert not rig.project("churn").private
    rig.slack.make_private(CHURN)
    look(rig)
    assert not rig.project("churn").private  # it was looked at today
    rig.clock.advance(timedelta(days=1, minutes=1))
    for _ in range(3):
        look(rig)
    assert rig.project("churn").private
    assert "Churn" not in words(asked(rig, COFFEE, "which projects are there?"))
    at_once = len(rig.slack.calls("conversations.info"))
    assert at_once <= 6 * MOST_IN_A_ROUND


def test_the_message_that_says_so_hides_it_at_once(rig: Rig) -> None:
    event = {"type": "message", "subtype": "channel_convert_to_private", "channel": CHURN}
    rig.slack.send_event({**event, "user": ANA, "channel_type": "group", "ts": "1.1"})
    rig.wait(lambda: rig.project("churn").private or None)


def test_looking_finds_what_no_event_told(rig: Rig) -> None:
    rig.slack.disconnect()
    rig.slack.archive(CHURN)
    for _ in range(3):
        look(rig)
    assert closed(rig) is Closed.ARCHIVED
    rig.clock.advance(timedelta(days=2))
    rig.slack.unarchive(CHURN)
    rig.slack.remove_bot(CHURN)
    for _ in range(3):
        look(rig)
    assert closed(rig) is Closed.LEFT
    rig.slack.fail("conversations.info", ErrorCode("missing_scope"), times=20)
    rig.clock.advance(timedelta(days=2))
    look(rig)
    assert closed(rig) is Closed.LEFT
