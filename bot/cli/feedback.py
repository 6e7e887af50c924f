"""`baton evaluate --feedback`: what people voted on, read again with what is known today."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from bot.cli.opening import opened_core, workspace_of
from bot.cli.telling import show_json
from domain.questions.policy import outcome_of

if TYPE_CHECKING:
    from bot.use_cases.teaching.doubting import Replayed, Understood


def show_feedback(workspace: str, *, json_: bool) -> None:
    """Print how many voted answers would be the same today, how many right, and which differ."""
    from bot.wiring.memory import wire_memory

    with opened_core() as core:
        replayed = wire_memory(core).replay(workspace_of(core, workspace))
    if json_:
        differing = [_plain(one) for one in replayed if not one.is_same]
        show_json({**_counts(replayed), "differing": differing})
        return
    for line in _lines(replayed):
        typer.echo(line)


def _counts(replayed: Sequence["Replayed"]) -> dict[str, int]:
    judged = [one.is_right for one in replayed if one.is_right is not None]
    same = sum(one.is_same for one in replayed)
    return {
        "votes": len(replayed),
        "same": same,
        "different": len(replayed) - same,
        "right_known": len(judged),
        "right_now": sum(judged),
    }


def _lines(replayed: Sequence["Replayed"]) -> Iterator[str]:
    if not replayed:
        yield "Nobody voted on an answer in the last 90 days."
        return
    counts = _counts(replayed)
    yield f"{counts['votes']} votes on answers, read again with what is known today:"
    yield f"  {counts['same']:5} would be answered as they were, {counts['different']} differently"
    yield f"  {counts['right_now']:5} of the {counts['right_known']} of which it is known are right"
    for one in replayed:
        if not one.is_same:
            change = f"{_written(one.then)}, now {_written(one.now)} ({outcome_of(one.today)})"
            yield f"{_judged(one)}: {change}: {_one_line(one.asked.text)}"


def _judged(replayed: "Replayed") -> str:
    return {True: "right now", False: "wrong now", None: "voted wrong"}[replayed.is_right]


def _plain(replayed: "Replayed") -> dict[str, Any]:
    return {
        "question": _one_line(replayed.asked.text),
        "vote": replayed.vote.verdict.value,
        "role": replayed.role,
        "then": _fields(replayed.then),
        "now": {**_fields(replayed.now), "outcome": outcome_of(replayed.today).value},
        "right_now": replayed.is_right,
    }


def _fields(understood: "Understood") -> dict[str, str | None]:
    intent, role = understood
    return {"intent": intent.value, "role": role}


def _written(understood: "Understood") -> str:
    return " ".join(str(part) for part in understood if part)


def _one_line(text: str) -> str:
    from bot.slack.written import one_line

    return one_line(text)
