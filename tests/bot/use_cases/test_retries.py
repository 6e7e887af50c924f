"""When a message is tried again, looked for first, or given up."""

from datetime import timedelta

import pytest

from bot.use_cases.delivering.retries import (
    CARRIED_OUT_BY,
    LEASE,
    LONGEST_DELAY,
    MOST_ATTEMPTS,
    Broken,
    Failure,
    GiveUp,
    LookFirst,
    TryAgain,
    backoff,
    decide,
    still_uncertain,
)
from bot.use_cases.ports.sending import RateLimited, Rejected, Uncertain
from tests.factories import NOW


def test_slack_says_when_to_come_again() -> None:
    decision = decide(RateLimited(timedelta(seconds=45)), 1, NOW)
    assert decision == TryAgain(NOW + timedelta(seconds=45), "ratelimited")


@pytest.mark.parametrize(
    "failure", [Uncertain("timed out"), Rejected("fatal_error"), Rejected("internal_error")]
)
def test_what_may_have_been_posted_is_looked_for_when_slack_is_done_with_it(
    failure: Failure,
) -> None:
    decision = decide(failure, 1, NOW)
    assert isinstance(decision, LookFirst)
    assert decision.at == NOW + CARRIED_OUT_BY


@pytest.mark.parametrize(
    "code",
    [
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "msg_too_long",
        "not_in_channel",
        "user_disabled",
        "user_not_found",
    ],
)
def test_a_refusal_is_final(code: str) -> None:
    assert decide(Rejected(code), 1, NOW) == GiveUp(code)


@pytest.mark.parametrize(
    "failure",
    [
        Rejected("team_added_to_org"),
        Rejected("invalid_auth"),
        Rejected("token_revoked"),
        Broken("KeyError"),
    ],
)
def test_what_surely_was_not_posted_is_posted_soon(failure: Failure) -> None:
    decision = decide(failure, 1, NOW)
    assert isinstance(decision, TryAgain)
    assert decision.at < NOW + LEASE


def test_each_wait_is_twice_as_long_up_to_a_quarter_of_an_hour() -> None:
    assert backoff(2) == 2 * backoff(1)
    assert backoff(3) == 2 * backoff(2)
    assert backoff(50) == backoff(MOST_ATTEMPTS) == LONGEST_DELAY


@pytest.mark.parametrize(
    "failure", [RateLimited(timedelta(seconds=1)), Uncertain("timed out"), Broken("KeyError")]
)
def test_nothing_is_tried_for_ever(failure: Failure) -> None:
    decision = decide(failure, MOST_ATTEMPTS, NOW)
    assert isinstance(decision, GiveUp)
    assert str(MOST_ATTEMPTS) in decision.why


def test_a_try_that_could_not_look_leaves_it_uncertain() -> None:
    assert still_uncertain(TryAgain(NOW, "ratelimited")) == LookFirst(NOW, "ratelimited")
    assert still_uncertain(GiveUp("is_archived")) == GiveUp("is_archived")
