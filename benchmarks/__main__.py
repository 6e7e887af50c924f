"""`python -m benchmarks`: measures everything in one run, and prints a table or JSON."""

import json
import signal
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path
from types import FrameType

from rich.console import Console

from benchmarks import machine
from benchmarks.figures import as_json, show
from benchmarks.running import FULL, QUICK, Bench

RESULT = Path("build/bench.json")


def main() -> None:
    signal.signal(signal.SIGTERM, _end)
    wish = _wish()
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory(dir=wish.folder) as folder:
        figures = Bench(QUICK if wish.quick else FULL, Path(folder), console).figures()
    result = json.dumps({"machine": machine.described(), "figures": as_json(figures)}, indent=2)
    wish.result.parent.mkdir(exist_ok=True)
    wish.result.write_text(result + "\n", encoding="utf-8")
    if wish.json:
        print(result)
    else:
        show(figures, Console())


def _wish() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks", description=sys.modules[__name__].__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument("--quick", action="store_true", help="only show that it works")
    parser.add_argument("--folder", help="where the databases are made; default: where temporary")
    parser.add_argument("--result", type=Path, default=RESULT, help="the file that keeps the JSON")
    return parser.parse_args()


def _end(number: int, frame: FrameType | None) -> None:
    del number, frame
    sys.exit("ended before it was done")  # which ends the bots that were started, too


if __name__ == "__main__":
    main()
