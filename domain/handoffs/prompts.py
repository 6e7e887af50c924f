"""What somebody may want to ask or say next, for whoever opens the conversation with Baton."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from domain.handoffs.my_work import MyWork
from domain.words import _, ngettext

MOST = 4  # Slack shows no more
TITLE = 75  # characters


@dataclass(frozen=True, slots=True)
class Prompt:
    """A suggestion: what it is called, and what is said where somebody takes it.

    What is said stays English, since nothing else is understood.
    """

    title: str
    message: str


def always() -> tuple[Prompt, ...]:
    """Return what anybody may want to ask."""
    return (
        Prompt(_("Who handles something?"), "Who handles model versioning?"),
        Prompt(_("Which projects are there?"), "Which projects are there?"),
        Prompt(_("What can you do?"), "What can you do?"),
    )


def prompts_for(work: MyWork, here: Iterable[str]) -> tuple[Prompt, ...]:
    """Return what fits the member best, the most pressing first.

    `here` names the projects of the channel that they look at.
    """
    return tuple(islice((*_pressing(work, tuple(here)), *always()), MOST))


def _pressing(work: MyWork, here: tuple[str, ...]) -> Iterator[Prompt]:
    if work.offered:
        waiting = ngettext(
            "A handoff waits for me", "{count} handoffs wait for me", len(work.offered)
        )
        yield Prompt(waiting, "What is waiting for me?")
    for name in here[:1] or tuple(one.name for one in work.projects[:1]):
        status = _("What is the status of {project}?", project=name)
        yield Prompt(_short(status), f"What is the status of {name}?")
        yield Prompt(_short(_("Who is on {project}?", project=name)), f"Who is on {name}?")
    for one in work.in_hand[:1]:
        said = f"{one.phase_name} of {one.project_name} is done"
        yield Prompt(_short(_("Mark {phase} done", phase=one.phase_name)), said)


def _short(title: str) -> str:
    return title if len(title) <= TITLE else f"{title[: TITLE - 1]}…"
