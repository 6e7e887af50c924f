"""Asking Slack where somebody is."""

from collections.abc import Generator

import pytest

from bot.playground.faults import DropBefore, ErrorCode, RateLimited, ServerError
from bot.playground.pretend import PretendSlack
from bot.playground.seed import Bot, Member, Seed
from bot.slack.connecting.connection import OneWorkspace
from bot.slack.people import SlackTimeZones
from bot.use_cases.ports.calendars import SlackProfile
from bot.use_cases.ports.sending import Uncertain
from domain.ids import WorkspaceId
from tests.factories import DANA, LEE, SAM

ACME = WorkspaceId("T0ACME")
SEED = Seed(
    members=(
        Member(DANA, "dana", tz="Asia/Kathmandu"),
        Member(LEE, "lee", tz="Europe/Madrid", deleted=True),
    )
)


@pytest.fixture
def slack() -> Generator[PretendSlack]:
    with PretendSlack(seed=SEED) as started:
        yield started


def asking(slack: PretendSlack, seconds: list[float] | None = None) -> SlackTimeZones:
    clock = seconds or [0.0]
    connection = OneWorkspace(slack.bot_token, slack.api_url)
    return SlackTimeZones(connection.client_of, lambda: clock[0])


def test_slack_says_where_somebody_is(slack: PretendSlack) -> None:
    assert asking(slack)(ACME, DANA) == SlackProfile("Asia/Kathmandu", locale="en-US")


def test_of_who_is_gone_or_unknown_it_says_nothing(slack: PretendSlack) -> None:
    assert asking(slack)(ACME, LEE) == SlackProfile()
    assert asking(slack)(ACME, SAM) is None


def test_without_the_scope_it_says_nothing() -> None:
    bot = Bot(scopes=frozenset({"chat:write"}))
    with PretendSlack(seed=Seed(members=SEED.members, bot=bot)) as slack:
        assert asking(slack)(ACME, DANA) is None


@pytest.mark.parametrize("fault", [ServerError(), DropBefore()])
def test_trouble_is_told_apart_from_an_answer(
    slack: PretendSlack, fault: ServerError | DropBefore
) -> None:
    slack.fail("users.info", fault)
    with pytest.raises(Uncertain):
        asking(slack)(ACME, DANA)


@pytest.mark.parametrize(("fault", "pause"), [(RateLimited(7), 7), (ErrorCode("ratelimited"), 60)])
def test_who_asks_too_much_is_quiet_for_as_long_as_slack_says(
    slack: PretendSlack, fault: RateLimited | ErrorCode, pause: float
) -> None:
    seconds = [100.0]
    ask = asking(slack, seconds)
    slack.fail("users.info", fault)
    for _ in range(3):
        with pytest.raises(Uncertain):
            ask(ACME, DANA)
    assert len(slack.calls("users.info")) == 1
    seconds[0] += pause
    assert ask(ACME, DANA) == SlackProfile("Asia/Kathmandu", locale="en-US")
