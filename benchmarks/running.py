"""The whole run: what is measured, in which order, at which size."""

import selectors
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import Progress

from benchmarks.asking import Client, Round, Wish
from benchmarks.figures import Figure, Goal
from benchmarks.machine import ASKING, SERVING, memory_of, on_core
from benchmarks.odd import ANY_ANSWER, ODD_TEXTS
from benchmarks.programs import Programs
from benchmarks.receiving import ReceivingSlack
from benchmarks.rounds import Contestant, Shape, contest, contestant, ratio
from benchmarks.worlds import fill, write_file

SETTLED = 2.0  # seconds after being ready; the worker starts meanwhile

BARE, FEW, MANY = "the bare listener", "Baton", "Baton with many projects"


@dataclass(frozen=True, slots=True)
class Scale:
    """How large everything is."""

    few: int  # projects
    many: int  # projects, with ten times as many assignments
    imported: int  # projects
    starts: int
    together: Shape
    alone: Shape


FULL = Scale(
    few=10,
    many=100_000,
    imported=10_000,
    starts=5,
    together=Shape(rounds=9, seconds=3.0, lanes=8),
    alone=Shape(rounds=5, seconds=1.0, lanes=1),
)
QUICK = Scale(
    few=10,
    many=50,
    imported=20,
    starts=1,
    together=Shape(rounds=1, seconds=0.2, lanes=4),
    alone=Shape(rounds=1, seconds=0.1, lanes=1),
)


@dataclass(frozen=True, slots=True)
class Bench:
    """One run, with its databases and logs in a folder that is thrown away."""

    scale: Scale
    folder: Path
    console: Console

    def figures(self) -> tuple[Figure, ...]:
        """Measure everything."""
        with selectors.DefaultSelector() as selector:
            slack = ReceivingSlack(selector)
            try:
                programs = Programs(self.folder, slack.api_url)
                return (
                    *self._asked(programs, Client(slack)),
                    *self._imported(programs),
                    *self._started(programs),
                    self._commanded(programs),
                )
            finally:
                slack.close()

    def _asked(self, programs: Programs, client: Client) -> tuple[Figure, ...]:
        few, many = programs.database("few"), programs.database("many")
        fill(few, self.scale.few, _unseen)
        with self._bar("Making the large registry", self.scale.many) as made:
            fill(many, self.scale.many, made)
        with ExitStack() as stack:
            with on_core(SERVING):
                bots = [
                    contestant(BARE, stack.enter_context(programs.bare()), self.scale.few),
                    contestant(FEW, stack.enter_context(programs.baton(few)), self.scale.few),
                    contestant(MANY, stack.enter_context(programs.baton(many)), self.scale.many),
                ]
            with on_core(ASKING):
                together = self._contest(client, bots, self.scale.together)
                alone = self._contest(client, bots[1:2], self.scale.alone)
            memory = memory_of(bots[1].program.pid)
            slowest = self._odd(client, bots[1])
        return (
            *_rates(self.scale, together),
            *_times(alone[FEW]),
            Figure("memory_later", "Its memory after all these questions", memory, "MB"),
            slowest,
        )

    def _odd(self, client: Client, bot: Contestant) -> Figure:
        """Ask what is no question, each kind by itself, and tell of the slowest one."""
        seconds = self.scale.alone.seconds / 2
        took: dict[str, float] = {}
        with bot.program.resumed(), self._bar("Asking oddly", len(ODD_TEXTS)) as done:
            for kind, text in ODD_TEXTS.items():
                asked = client.ask(bot.program, bot.places, 1, seconds, Wish((text,), ANY_ANSWER))
                took[kind] = 1000 * asked.quantile(0.5)
                done(1)
        slowest = max(took, key=lambda kind: took[kind])
        sentence = f"Bad input, event to answer: the slowest of {len(took)} kinds ({slowest}), p50"
        return Figure("odd_slowest", sentence, took[slowest], "ms", Goal(most=50))

    def _contest(
        self, client: Client, bots: list[Contestant], shape: Shape
    ) -> dict[str, list[Round]]:
        for bot in bots:
            bot.program.pause()
        with self._bar("Asking", len(bots) * (shape.rounds + 1)) as done:
            return contest(client, bots, shape, lambda _: done(1))

    def _imported(self, programs: Programs) -> tuple[Figure, ...]:
        file, size = self.folder / "registry.yaml", self.scale.imported
        write_file(file, size)
        database = programs.database("imported")
        with self.console.status(f"Importing {size:,} projects"):
            seconds = programs.run(["registry", "import", str(file)], database)
        sentence = f"Import of a file with {size:,} projects, {10 * size:,} assignments"
        return (
            Figure("import_seconds", sentence, seconds, "s"),
            Figure("import_rate", "… projects a second", size / seconds, "/s"),
        )

    def _started(self, programs: Programs) -> tuple[Figure, ...]:
        database = programs.database("started")
        seen: list[tuple[float, float]] = []
        with self._bar("Starting", self.scale.starts) as done:
            for _ in range(self.scale.starts):
                with programs.baton(database) as program:
                    time.sleep(SETTLED)
                    seen.append((program.seconds, memory_of(program.pid)))
                done(1)
        seconds, memory = (median(each) for each in zip(*seen, strict=True))
        return (
            Figure("start_seconds", "`baton serve`: start to ready", seconds, "s", Goal(most=2)),
            Figure("start_memory", "… its memory, with its worker", memory, "MB", Goal(most=150)),
        )

    def _commanded(self, programs: Programs) -> Figure:
        database = programs.database("commanded")
        order = ["ask", "who handles model versioning?"]
        seconds = median(programs.run(order, database) for _ in range(self.scale.starts))
        return Figure("ask_command", "`baton ask`: start to end", seconds, "s", Goal(most=1))

    @contextmanager
    def _bar(self, title: str, total: int) -> Generator[Callable[[int], None]]:
        with Progress(console=self.console, transient=True) as progress:
            task = progress.add_task(title, total=total)
            yield lambda more: progress.advance(task, more)


def _rates(scale: Scale, found: dict[str, list[Round]]) -> tuple[Figure, ...]:
    bare, few, many = (found[name] for name in (BARE, FEW, MANY))
    slower = f"Time with {scale.many:,} projects to time with {scale.few}"
    return (
        *_shown("bare", "A bare Bolt listener", bare),
        *_shown("few", f"Baton, {scale.few} projects", few),
        *_shown("many", f"Baton, {scale.many:,} projects", many),
        Figure(
            "ask_path", "Baton's rate to the bare one's", ratio(few, bare), "×", Goal(least=0.5)
        ),
        Figure("registry_size", slower, ratio(few, many), "×", Goal(most=1.3)),
        Figure("client", "The client's core was busy", _busiest(bare, few, many), "%"),
    )


def _shown(key: str, who: str, rounds: list[Round]) -> tuple[Figure, ...]:
    rate = median(asked.rate for asked in rounds)
    worked = median(asked.bot_worked / len(asked.took) for asked in rounds)
    return (
        Figure(f"{key}_rate", f"{who}: answers", rate, "/s"),
        Figure(f"{key}_worked", "… its core's time for one", 1000 * worked, "ms"),
    )


def _times(alone: list[Round]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            f"ask_p{part}",
            f"One question at a time, event to answer: p{part}",
            1000 * median(asked.quantile(part / 100) for asked in alone),
            "ms",
        )
        for part in (50, 95)
    )


def _busiest(*contestants: list[Round]) -> float:
    shares = (
        median(asked.client_worked / asked.seconds for asked in rounds) for rounds in contestants
    )
    return 100 * max(shares)


def _unseen(more: int) -> None:
    del more
