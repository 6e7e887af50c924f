"""What somebody may want to ask or say next, for whoever opens the conversation with Baton."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from domain.handoffs.my_work import MyWork

MOST = 4  # Slack shows no more
TITLE = 75  # characters


@dataclass(frozen=True, slots=True)
class Prompt:
    """A suggestion: what it is called, and what is said where somebody takes it."""

    title: str
    message: str


ALWAYS = (
    Prompt("Who handles something?", "Who handles model versioning?"),
    Prompt("Which projects are there?", "Which projects are there?"),
    Prompt("What can you do?", "What can you do?"),
)


def prompts_for(work: MyWork | None, here: Iterable[str]) -> tuple[Prompt, ...]:
    """Return what fits the member best, the most pressing first.

    `here` names the projects of the channel that they look at; `work` is None where they may not
    see any.
    """
    return tuple(islice((*_pressing(work, tuple(here)), *ALWAYS), MOST))


def _pressing(work: MyWork | None, here: tuple[str, ...]) -> Iterator[Prompt]:
    if work is None:
        return
    if work.offered:
        yield Prompt(_counted(len(work.offered)), "What is waiting for me?")
    for name in here[:1] or tuple(one.name for one in work.projects[:1]):
        yield _titled("What is the status of", name)
        yield _titled("Who is on", name)
    for one in work.in_hand[:1]:
        said = f"{one.phase_name} of {one.project_name} is done"
        yield Prompt(_short(f"Mark {one.phase_name} done"), said)


def _counted(offers: int) -> str:
    return "A handoff waits for me" if offers == 1 else f"{offers} handoffs wait for me"


def _titled(question: str, project: str) -> Prompt:
    said = f"{question} {project}?"
    return Prompt(_short(said), said)


def _short(title: str) -> str:
    return title if len(title) <= TITLE else f"{title[: TITLE - 1]}…"
