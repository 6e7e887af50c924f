"""What a run found, as a table and as JSON."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Goal:
    """The least or the most that a figure should be."""

    least: float | None = None
    most: float | None = None

    def is_met_by(self, value: float) -> bool:
        """Tell whether the value is good enough."""
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    def __str__(self) -> str:
        if self.least is not None:
            return f"at least {self.least:g}"
        return "" if self.most is None else f"at most {self.most:g}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; `key` is what programs know it by."""

    key: str
    sentence: str
    value: float
    unit: str
    goal: Goal | None = None

    def as_json(self) -> dict[str, object]:
        """Return plain values."""
        found: dict[str, object] = {"value": round(self.value, 3), "unit": self.unit}
        if self.goal is not None:
            found["goal"] = str(self.goal)
            found["met"] = self.goal.is_met_by(self.value)
        return found


def show(figures: tuple[Figure, ...], console: Console) -> None:
    """Print the table that people read."""
    table = Table(title="What is fast", title_justify="left", header_style="bold")
    table.add_column("Measured", overflow="fold")
    table.add_column("Found", justify="right", no_wrap=True)
    table.add_column("Goal", no_wrap=True)
    table.add_column("Met", no_wrap=True)
    for figure in figures:
        goal = figure.goal
        met = "" if goal is None else ("yes" if goal.is_met_by(figure.value) else "[red]no[/red]")
        found = f"{_readable(figure.value)} {figure.unit}"
        table.add_row(figure.sentence, found, str(goal or ""), met)
    console.print(table)


def as_json(figures: tuple[Figure, ...]) -> dict[str, object]:
    """Return the figures by their keys."""
    return {figure.key: figure.as_json() for figure in figures}


def _readable(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three digits
