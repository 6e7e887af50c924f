"""What many judged answers show together: the figures by which understanding is accepted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from domain.questions.judging import Judged
from domain.questions.policy import Outcome
from domain.questions.readings import Intent

STEPS = 10  # of the reliability table


@dataclass(frozen=True, slots=True)
class Step:
    """Of the answers with a confidence between two bounds: how sure they were, how many right."""

    low: float
    high: float
    count: int
    stated: float
    right: float


@dataclass(frozen=True, slots=True)
class Point:
    """Answering only from a confidence on: the share answered, and of that the share wrong."""

    confidence: float
    coverage: float
    risk: float


def figures(judged: Sequence[Judged]) -> dict[str, float | int | None]:
    """Return the figures by name; None for a share of nothing."""
    out = [one for one in judged if one.label.out_of_scope]
    who = [one for one in judged if one.label.intent is Intent.WHO_HANDLES]
    asked_back = [one for one in who if one.given.outcome is Outcome.CHOICES]
    slotted = [one for one in judged if one.label.has_slots]
    times = sorted(one.given.ms for one in judged)
    return {
        "questions": len(judged),
        "intent": _share(judged, lambda one: one.right_intent),
        "confidently_wrong": _share(judged, lambda one: bool(one.wrong)),
        "oos_answered": _share(out, lambda one: bool(one.wrong)),
        "role_top1": _share(who, lambda one: one.role_is_among(1)),
        "role_top2": _share(who, lambda one: one.role_is_among(2)),
        "who_answered_right": _share(who, _answered_right),
        "who_asked_back": _share(who, lambda one: one.given.outcome is Outcome.CHOICES),
        "who_asked_back_right": _share(asked_back, _offered_right),
        "who_unknown": _share(who, lambda one: one.given.outcome is Outcome.UNKNOWN),
        "slotted_right": _share(slotted, lambda one: one.right_slots),
        "ms_p50": times[len(times) // 2] if times else None,
        "ms_p99": times[int(len(times) * 0.99)] if times else None,
    }


def reliability(judged: Iterable[Judged]) -> tuple[Step, ...]:
    """Return, for each step of stated confidence, how many of the direct answers were right."""
    steps: list[list[Judged]] = [[] for _ in range(STEPS)]
    for one in judged:
        if one.answered:
            steps[min(STEPS - 1, int(one.given.confidence * STEPS))].append(one)
    return tuple(_step(at, inside) for at, inside in enumerate(steps) if inside)


def risk_by_coverage(judged: Sequence[Judged]) -> tuple[Point, ...]:
    """Return what answering from each confidence on would cost, the surest answers first."""
    answered = sorted(
        (one for one in judged if one.answered), key=lambda one: -one.given.confidence
    )
    points: list[Point] = []
    wrong = 0
    for count, one in enumerate(answered, start=1):
        wrong += bool(one.wrong)
        points.append(Point(one.given.confidence, count / len(judged), wrong / count))
    return tuple(points)


def _answered_right(one: Judged) -> bool:
    return one.answered and one.right_intent and one.role_is_among(1)


def _offered_right(one: Judged) -> bool:
    return bool(set(one.given.choices[:2]) & set(one.label.roles))


def _share(judged: Sequence[Judged], counts: Callable[[Judged], bool]) -> float | None:
    return round(sum(map(counts, judged)) / len(judged), 4) if judged else None


def _step(at: int, inside: Sequence[Judged]) -> Step:
    return Step(
        low=at / STEPS,
        high=(at + 1) / STEPS,
        count=len(inside),
        stated=sum(one.given.confidence for one in inside) / len(inside),
        right=sum(not one.wrong for one in inside) / len(inside),
    )
