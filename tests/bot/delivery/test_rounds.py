"""What a worker does again and again goes on, whatever happens to it."""

import threading
from datetime import timedelta

from bot.delivery.rounds import Duty, Rounds
from bot.delivery.worker import LOOK_EVERY
from bot.use_cases.delivering.retries import LEASE

HOUR = timedelta(hours=1)
OFTEN = timedelta(milliseconds=10)


class Enough:
    """Counts until it was done often enough."""

    def __init__(self, often: int) -> None:
        self._left = threading.Semaphore(0)
        self._often = often

    def __call__(self) -> None:
        self._left.release()

    def wait(self) -> bool:
        return all(self._left.acquire(timeout=10) for _ in range(self._often))


def test_a_duty_is_done_again_and_again() -> None:
    enough = Enough(3)
    rounds = Rounds((Duty("often", OFTEN, enough),))
    rounds.start()
    assert enough.wait()
    rounds.stop()


def test_a_duty_is_done_soon_after_the_start() -> None:
    enough = Enough(1)
    rounds = Rounds((Duty("rarely", HOUR, enough),))
    rounds.start()
    assert enough.wait()
    rounds.stop()


def test_a_duty_that_fails_stops_neither_the_others_nor_itself() -> None:
    failing, other = Enough(2), Enough(2)

    def fail() -> None:
        failing()
        raise ZeroDivisionError

    rounds = Rounds((Duty("failing", OFTEN, fail), Duty("other", OFTEN, other)))
    rounds.start()
    assert failing.wait()
    assert other.wait()
    rounds.stop()


def test_stopping_waits_for_the_duty_that_is_under_way() -> None:
    begun, end, ended = threading.Event(), threading.Event(), threading.Event()

    def take_long() -> None:
        begun.set()
        end.wait(10)
        ended.set()

    rounds = Rounds((Duty("long", HOUR, take_long),))
    rounds.start()
    assert begun.wait(10)
    stopping = threading.Thread(target=rounds.stop)
    stopping.start()
    assert not ended.is_set()
    end.set()
    stopping.join(10)
    assert ended.is_set()


def test_rounds_that_never_started_can_be_stopped() -> None:
    done: list[str] = []
    Rounds((Duty("never", timedelta(), lambda: done.append("never")),)).stop()
    assert done == []


def test_a_dead_workers_job_is_taken_over_within_half_a_minute() -> None:
    assert timedelta(seconds=30) > LEASE + LOOK_EVERY
