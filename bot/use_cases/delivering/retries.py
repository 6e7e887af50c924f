"""When to try again: the retry policy, with no clock in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.use_cases.ports.sending import RateLimited, Rejected, Uncertain

# Short, for when a worker dies others wait for its end; who has too little of it left for a post,
# which HTTP_TIMEOUT limits, tries again with a new one.
LEASE = timedelta(seconds=20)
HTTP_TIMEOUT = timedelta(seconds=10)
CARRIED_OUT_BY = timedelta(seconds=60)  # Slack may still carry out what it did not answer
FIRST_DELAY = timedelta(seconds=2)
LONGEST_DELAY = timedelta(minutes=15)
MOST_ATTEMPTS = 300  # three days of trying, nearly all of them a quarter of an hour apart

# Slack's own codes that say nothing about the message. After the first ones it was surely not
# posted, and it will be once somebody has mended the token; after the others "some aspect of the
# operation" may have succeeded, as Slack puts it.
NOT_NOW = frozenset({"ratelimited", "rate_limited", "team_added_to_org", "service_unavailable"})
TOKEN_WRONG = frozenset({"invalid_auth", "not_authed", "token_expired", "token_revoked"})
MAYBE_POSTED = frozenset({"fatal_error", "internal_error", "request_timeout"})


@dataclass(eq=False)
class Broken(Exception):
    """Something of ours broke before Slack was asked to post."""

    why: str


Failure = RateLimited | Rejected | Uncertain | Broken


@dataclass(frozen=True, slots=True)
class TryAgain:
    """It was surely not posted: post it at that time."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class LookFirst:
    """It may have been posted: look for it at that time, and post it if it is not there."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """It will never be posted."""

    why: str


Decision = TryAgain | LookFirst | GiveUp


def decide(failure: Failure, attempts: int, now: datetime) -> Decision:
    """Return what to do after a failure; `attempts` counts the tries so far, this one included."""
    if attempts >= MOST_ATTEMPTS:
        return GiveUp(f"{attempts} attempts, the last one: {_why(failure)}")
    match failure:
        case RateLimited(retry_after):
            return TryAgain(now + max(retry_after, FIRST_DELAY), _why(failure))
        case Rejected(code) if code in MAYBE_POSTED:
            return LookFirst(now + max(backoff(attempts), CARRIED_OUT_BY), _why(failure))
        case Rejected(code) if code not in NOT_NOW | TOKEN_WRONG:
            return GiveUp(code)
        case Uncertain():
            return LookFirst(now + max(backoff(attempts), CARRIED_OUT_BY), _why(failure))
        case Rejected() | Broken():
            return TryAgain(now + backoff(attempts), _why(failure))


def still_uncertain(decision: Decision) -> Decision:
    """Return the decision for a try that did not get as far as finding out about earlier ones."""
    match decision:
        case TryAgain(at, why):
            return LookFirst(at, why)
        case LookFirst() | GiveUp():
            return decision


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after that many tries: twice as long each time, up to the cap."""
    doublings = min(attempts - 1, 20)
    return min(FIRST_DELAY * 2**doublings, LONGEST_DELAY)


def _why(failure: Failure) -> str:
    match failure:
        case RateLimited():
            return "ratelimited"
        case Rejected(code):
            return code
        case Uncertain(why) | Broken(why):
            return why
