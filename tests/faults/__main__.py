"""`python -m tests.faults`: kill, crash, refuse, and then count; exit code 1 where it is not 0."""

import json
import signal
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.telemetry.logs import set_up_logs
from tests import scratch
from tests.faults.cluster import Cluster, own_cluster
from tests.faults.harness import Plan, Report, run
from tests.faults.takeover import LONGEST, taken_over_after
from tests.faults.trouble import Dose


def main() -> None:
    signal.signal(signal.SIGTERM, _end)
    set_up_logs("ERROR")
    wish = _wish()
    scratch.write_in_memory()
    console = Console(stderr=True)
    reports = {kind: _run(kind, wish, console) for kind in wish.database.split(",")}
    if wish.json:
        counted = {kind: asdict(report) for kind, report in reports.items()}
        Console(soft_wrap=True).print_json(json.dumps(counted))
    else:
        _show(reports, Console())
    late = (each > LONGEST for report in reports.values() for each in report.taken_over)
    if any(report.counts.wrong for report in reports.values()) or any(late):
        sys.exit(1)


def _run(kind: str, wish: Namespace, console: Console) -> Report:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="baton-faults-")))
        cluster = stack.enter_context(own_cluster()) if kind == "postgresql" else None
        bar = stack.enter_context(Progress(console=console, transient=True))
        task = bar.add_task(f"Killing on {kind}", total=wish.kills)
        taken_over = [
            _taken_over(folder / f"takeover{number}", cluster)
            for number in range(wish.takeovers if cluster else 0)
        ]
        report = run(_plan(wish), folder, cluster, lambda more: bar.advance(task, more))
        report = replace(report, taken_over=taken_over)
        if wish.logs:
            for log in folder.glob("*.log"):
                (Path(wish.logs) / f"{kind}-{log.name}").write_bytes(log.read_bytes())
        return report


def _taken_over(folder: Path, cluster: Cluster | None) -> float:
    folder.mkdir()
    return taken_over_after(folder, cluster)


def _plan(wish: Namespace) -> Plan:
    dose = Dose(wish.kills, wish.between_kills, wish.between_faults, 12.0, wish.crashes)
    return Plan(wish.teams, 0.5, wish.seconds, dose, wish.seed)


def _show(reports: dict[str, Report], console: Console) -> None:
    table = Table(title="What survives", title_justify="left", header_style="bold")
    table.add_column("Counted")
    for kind in reports:
        table.add_column(kind, justify="right")
    lines = [_lines(report) for report in reports.values()]
    for name in lines[0]:
        table.add_row(name.replace("_", " "), *(str(each[name]) for each in lines))
    console.print(table)


def _lines(report: Report) -> dict[str, object]:
    done = {f"done: {name}": count for name, count in sorted(report.acts.items())}
    return {
        "kills": report.kills,
        "crashes of the database": report.crashes,
        "taken over after, seconds": max(report.taken_over, default="not measured"),
        **done,
        **asdict(report.counts),
    }


def _wish() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--database", default="sqlite,postgresql", help="one of them, or both")
    parser.add_argument("--kills", type=int, default=150, help="for each database")
    parser.add_argument("--between-kills", type=float, default=2.0, help="seconds, on the average")
    parser.add_argument("--between-faults", type=float, default=0.4, help="of Slack: the same")
    parser.add_argument("--seconds", type=float, default=0.0, help="of work, at least")
    parser.add_argument("--crashes", type=int, default=10, help="of PostgreSQL")
    parser.add_argument("--takeovers", type=int, default=3, help="of a dead worker's job")
    parser.add_argument("--teams", type=int, default=12, help="projects")
    parser.add_argument("--seed", type=int, default=2026, help="what is chosen")
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument("--logs", help="a folder that keeps what the programs wrote")
    return parser.parse_args()


def _end(number: int, frame: FrameType | None) -> None:
    del number, frame
    sys.exit("ended before it was done")  # which ends the programs that were started, too


if __name__ == "__main__":
    main()
