"""Figures as pictures: risk against coverage."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from domain.questions.figures import Point
from domain.questions.policy import ANSWER_FROM

_INK, _LINE, _MARK = "#30333a", "#2b6cb0", "#c05621"


def draw_risk(points: Sequence[Point], file: Path) -> None:
    """Draw what share of the answers is wrong when only the surest are given; raises `OSError`."""
    figure = Figure(figsize=(7.2, 4.2), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    coverage = [100 * point.coverage for point in points]
    risk = [100 * point.risk for point in points]
    axes.step(coverage, risk, where="post", color=_LINE, linewidth=1.8)
    _mark(axes, points)
    axes.set_title("What answering more questions costs", loc="left", color=_INK)
    axes.set_xlabel("questions answered directly (%)", color=_INK)
    axes.set_ylabel("of these answers wrong (%)", color=_INK)
    axes.set_ylim(bottom=0, top=max(5.0, *risk) * 1.1 if risk else 5.0)
    axes.set_xlim(0, 100)
    axes.grid(visible=True, alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, format="png", dpi=140)


def _mark(axes: Axes, points: Sequence[Point]) -> None:
    sure = [point for point in points if point.confidence >= ANSWER_FROM]
    if not sure:
        return
    at = (100 * sure[-1].coverage, 100 * sure[-1].risk)
    axes.plot(*at, "o", color=_MARK)
    told = f"answered from {ANSWER_FROM:g}"
    axes.annotate(told, at, (-8, 12), textcoords="offset points", ha="right")
