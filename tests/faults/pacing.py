"""Whether Slack's limits were kept, from the times in its journal."""

from collections import defaultdict
from dataclasses import dataclass

from bot.playground.faults import Hang, HangAfter
from bot.playground.journal import ApiCall
from tests.faults.trouble import RETRY_AFTER, Trouble

UNDER_WAY = 0.5  # seconds: a call that began before the refusal was heard of everywhere
TOO_MANY = 429
HUNG = {Hang.__name__, HangAfter.__name__}  # their time in the journal is when they were over
WINDOW = 10.0  # seconds
MOST = 12  # notifications in one conversation in that time: one a second, and a short burst


@dataclass(frozen=True, slots=True)
class Pacing:
    """How often the limits were not kept."""

    too_early: int
    too_fast: int


def pacing_of(calls: list[ApiCall], troubles: list[Trouble]) -> Pacing:
    """Count the calls that came before `Retry-After` was over, and the crowded conversations."""
    return Pacing(_too_early(calls, troubles), _too_fast(calls))


def _too_early(calls: list[ApiCall], troubles: list[Trouble]) -> int:
    refused: dict[str, float] = {}
    early = 0
    timed = (call for call in calls if call.fault not in HUNG)
    for call in sorted(timed, key=lambda each: each.at):
        since = refused.get(call.method)
        if since is not None and since + UNDER_WAY < call.at < since + RETRY_AFTER:
            early += 1
        if call.status == TOO_MANY and not any(each.hid(call.at) for each in troubles):
            refused[call.method] = call.at
    return early


def _too_fast(calls: list[ApiCall]) -> int:
    """Count the conversations that got too many notifications in some stretch of time."""
    times: dict[str, list[float]] = defaultdict(list)
    for call in calls:
        notifies = call.method == "chat.update" or (
            call.method == "chat.postMessage" and "thread_ts" not in call.arguments
        )
        if notifies:
            times[str(call.arguments.get("channel"))].append(call.at)
    return sum(_is_crowded(sorted(each)) for each in times.values())


def _is_crowded(times: list[float]) -> bool:
    later = zip(times, times[MOST:], strict=False)
    return any(last - first < WINDOW for first, last in later)
