"""The questions that nobody taught the answer to yet, as far as somebody may read them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.use_cases.asking.looking_around import Place
from bot.use_cases.naming.discretion import tells_too_much
from bot.use_cases.ports.memory import KeptReading, Unanswered
from bot.use_cases.ports.work import OpenWork, Work
from domain.ids import ChannelId, WorkspaceId
from domain.projects import Actor, Operator, Project, member_of
from domain.questions.readings import Intent
from domain.questions.utterance import utterance
from domain.teaching.teachings import Maintainers

LISTED = 10
LOOKED_AT = 200  # the latest ones; some of them may not be for everybody


@dataclass(frozen=True, slots=True)
class ListUnanswered:
    """Lists the questions without an answer, the latest first.

    What was asked in the open, in a channel with a project, everybody may read. What was asked
    elsewhere is for its asker and for maintainers; what concerns a private project is for its
    people.
    """

    open_work: OpenWork

    def __call__(
        self, workspace: WorkspaceId, viewer: Actor, limit: int = LISTED
    ) -> tuple[Unanswered, ...]:
        with self.open_work(workspace) as work:
            found = work.readings.unanswered(LOOKED_AT)
            return tuple(readable(work, found, viewer))[:limit]


def readable(work: Work, found: tuple[Unanswered, ...], viewer: Actor) -> Iterator[Unanswered]:
    """Yield those that somebody may read."""
    maintainers = work.teachings.maintainers()
    for unanswered in found:
        asked = unanswered.first
        if _is_small_talk(asked):
            continue
        if may_read(work, asked, viewer, maintainers):
            yield unanswered


def may_read(work: Work, asked: KeptReading, viewer: Actor, maintainers: Maintainers) -> bool:
    """Tell whether somebody may read what somebody asked."""
    if isinstance(viewer, Operator) or asked.asker == member_of(viewer):
        return True
    is_open = all(project.is_open_to(viewer) for project in _projects(work, asked))
    in_the_open = bool(work.registry.in_channel(asked.channel)) if asked.channel else False
    if not is_open or not (in_the_open or maintainers.include(viewer)):
        return False
    return not tells_too_much(work, asked.text, viewer)


def _is_small_talk(asked: KeptReading) -> bool:
    """Tell whether it is nothing for us and asks nothing: "thanks a lot", "that was quick"."""
    return asked.intent is Intent.OOS and not utterance(asked.text).asking


def _projects(work: Work, asked: KeptReading) -> tuple[Project, ...]:
    here = work.registry.in_channel(asked.channel) if asked.channel else ()
    if asked.project is None:
        return here
    named = Place(ChannelId(""), None).project(work, asked.project)
    return (*here, named) if named else here
