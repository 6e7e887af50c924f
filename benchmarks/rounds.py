"""Rounds in turn, so that a slow moment of the machine meets every bot alike."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from statistics import median

from benchmarks.asking import Client, Round
from benchmarks.programs import Program
from benchmarks.worlds import Place, place

SEED = 2026  # the same channels in every run


@dataclass(frozen=True, slots=True)
class Contestant:
    """A bot that serves, and the channels to ask it in."""

    name: str
    program: Program
    places: deque[Place]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a contest goes: how many rounds, how long, how many questions under way."""

    rounds: int
    seconds: float
    lanes: int


def contestant(name: str, program: Program, projects: int) -> Contestant:
    """Return a bot with the channels of its whole registry, in no order that a cache would like."""
    places = list(map(place, range(projects)))
    Random(SEED).shuffle(places)  # noqa: S311 - nothing is to be kept secret
    return Contestant(name, program, deque(places))


def contest(
    client: Client, bots: list[Contestant], shape: Shape, progress: Callable[[str], None]
) -> dict[str, list[Round]]:
    """Ask the bots in turn, again and again; a first turn each warms up and does not count."""
    found: dict[str, list[Round]] = {bot.name: [] for bot in bots}
    for turn in range(shape.rounds + 1):
        for bot in bots:
            progress(bot.name)
            with bot.program.resumed():
                asked = client.ask(bot.program, bot.places, shape.lanes, shape.seconds)
            if turn:
                found[bot.name].append(asked)
    return found


def ratio(rounds: list[Round], to: list[Round]) -> float:
    """Return the median of the ratios of rates, each between two rounds that were neighbours."""
    return median(one.rate / other.rate for one, other in zip(rounds, to, strict=True))
