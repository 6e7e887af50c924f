"""`baton evaluate`: how well labelled questions are answered."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.feedback import show_feedback
from bot.cli.opening import opened_core, workspace_of
from bot.cli.telling import WRONG_USE, refuse, show_json
from bot.wiring.core import Core
from domain.ids import ChannelId, MemberId, WorkspaceId
from domain.questions.figures import figures, reliability, risk_by_coverage
from domain.questions.judging import Given, Judged, Label

_IN_A_HUNDRED = {"ms_p50": "ms", "ms_p99": "ms", "questions": ""}


def evaluate(
    file: Annotated[
        Path | None, typer.Argument(help="Labelled questions, one JSON object a line.")
    ] = None,
    workspace: Annotated[str, typer.Option(help="Id of the workspace.")] = "",
    plot: Annotated[
        Path | None, typer.Option(help="Draw risk against coverage into this PNG file.")
    ] = None,
    feedback: Annotated[
        bool, typer.Option("--feedback", help="Instead: what people voted on, read again.")
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Answer labelled questions and print how many of the answers are right."""
    if (file is None) is not feedback or (feedback and plot is not None):
        refuse("Name either a file of labelled questions or --feedback.", WRONG_USE)
    if file is None:
        show_feedback(workspace, json_=json_)
    else:
        _of_file(file, workspace, plot, json_=json_)


def _of_file(file: Path, workspace: str, plot: Path | None, *, json_: bool) -> None:
    from bot.files.labels import read_labels

    labels = read_labels(_content(file), file.name)
    if not labels:
        refuse(f"{file} has no question in it.", WRONG_USE)
    with opened_core() as core:
        judged = tuple(_judged(core, workspace_of(core, workspace), labels))
    if plot is not None:
        _plot(judged, plot)
    if json_:
        show_json({**figures(judged), "wrong": _wrong(judged), "reliability": _steps(judged)})
    else:
        _show(judged)


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        refuse(f"{file} cannot be read: {why}.", WRONG_USE)


def _judged(core: Core, place: WorkspaceId, labels: tuple[Label, ...]) -> Iterator[Judged]:
    from rich.console import Console
    from rich.progress import track

    core.answer.warm_up()
    shown = Console(stderr=True)
    asked = track(labels, "Asking", console=shown, transient=True, disable=not shown.is_terminal)
    for label in asked:
        yield Judged(label, _given(core, place, label.question))


def _given(core: Core, place: WorkspaceId, question: str) -> Given:
    from domain.questions.facts import given

    started = time.perf_counter()
    answer = core.answer.answer(place, question, ChannelId(""), MemberId(""))
    return given(answer, (time.perf_counter() - started) * 1000)


def _show(judged: tuple[Judged, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    table = Table("Figure", title="Answers to labelled questions", title_justify="left")
    table.add_column("Value", justify="right")
    for name, value in figures(judged).items():
        table.add_row(name.replace("_", " "), _readable(name, value))
    console.print(table)
    sure = Table("Stated confidence", title="How far it can be believed", title_justify="left")
    for column in ("Answers", "Stated", "Right"):
        sure.add_column(column, justify="right")
    for step in reliability(judged):
        bounds = f"{step.low:.1f} to {step.high:.1f}"
        sure.add_row(bounds, str(step.count), f"{step.stated:.2f}", f"{step.right:.2f}")
    console.print(sure)
    for line in _lines(judged):
        console.print(line, markup=False, soft_wrap=True)


def _lines(judged: Iterable[Judged]) -> Iterator[str]:
    wrong = [one for one in judged if one.wrong]
    yield "Wrong answers:" if wrong else "No direct answer was wrong."
    for one in wrong:
        yield f"  {one.wrong}: {' '.join(one.label.question.split())}"


def _readable(name: str, value: float | None) -> str:
    if value is None:
        return "none"
    if name in _IN_A_HUNDRED:
        return f"{value:.2f} ms" if _IN_A_HUNDRED[name] else f"{value}"
    return f"{100 * value:.1f} %"


def _wrong(judged: Iterable[Judged]) -> list[dict[str, str]]:
    return [{"why": one.wrong, "question": one.label.question} for one in judged if one.wrong]


def _steps(judged: Iterable[Judged]) -> list[dict[str, Any]]:
    return [
        {"from": step.low, "count": step.count, "stated": round(step.stated, 3)}
        | {"right": round(step.right, 3)}
        for step in reliability(judged)
    ]


def _plot(judged: tuple[Judged, ...], file: Path) -> None:
    from bot.cli.plotting import draw_risk

    try:
        draw_risk(risk_by_coverage(judged), file)
    except OSError as error:
        refuse(f"{file} cannot be written: {error.strerror}.", WRONG_USE)
