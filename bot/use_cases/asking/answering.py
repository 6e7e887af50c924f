"""From a reading to its answer: one, or one for each of what is asked about together."""

from dataclasses import replace

from bot.use_cases.asking.looking_around import LISTED, TOLD_OF, Place, all_projects, look_around
from bot.use_cases.asking.unknown_names import unknown_project
from bot.use_cases.ports.work import Reads
from domain.knowledge.base import KnowledgeBase
from domain.questions.answering import answer, named
from domain.questions.answers import Answer, Several, WhichProject
from domain.questions.each import of_each
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Intent, Reading
from domain.questions.splitting import MOST_PARTS
from domain.questions.together import OF_A_PROJECT, each_of


def answered(reads: Reads, knowledge: KnowledgeBase, reading: Reading, place: Place) -> Answer:
    """Return what the registry says to a reading."""
    unknown = unknown_project(reads, reading)
    if unknown is not None:
        return unknown
    if reading.together is None:
        return _about_one(reads, knowledge, reading, place)
    return _which_one(reads, reading, place) or _of_all_or_each(reads, knowledge, reading, place)


def _about_one(reads: Reads, knowledge: KnowledgeBase, reading: Reading, place: Place) -> Answer:
    return answer(reading, look_around(reads, knowledge, reading, place))


def _of_all_or_each(
    reads: Reads, knowledge: KnowledgeBase, reading: Reading, place: Place
) -> Answer:
    told = _of_all(reads, knowledge, reading, place)
    if told is not None:
        return told
    if reading.intent is Intent.ROLES_OF and reading.together and reading.together.projects:
        # "Is Dana on churn and on kestrel?": wherever they are.
        return _about_one(reads, knowledge, replace(reading, project=None), place)
    each = each_of(reading)
    answers = [_about_one(reads, knowledge, one, place) for one in each[:MOST_PARTS]]
    first = answers[0]
    if isinstance(first, WhichProject) and all(isinstance(a, WhichProject) for a in answers):
        return replace(first, reading=reading)  # asked once; all is answered for the one chosen
    if len(answers) == 1:
        return first
    left = len(each) - len(answers)
    return Several(each[0], tuple(answers), left, (reading.asked,) * len(answers))


def _which_one(reads: Reads, reading: Reading, place: Place) -> WhichProject | None:
    """Ask back on which project a phase is done: one is marked at a time."""
    several = reading.together.projects if reading.together else ()
    is_sure = outcome_of(reading) is Outcome.ANSWER
    if reading.intent is not Intent.MARK_DONE or not several or not is_sure:
        return None
    found = (place.project(reads, key) for key in several)
    return WhichProject(replace(reading, project=None), named(p for p in found if p))


def _of_all(
    reads: Reads, knowledge: KnowledgeBase, reading: Reading, place: Place
) -> Answer | None:
    """Answer for all projects where all are meant, not for those of the channel alone."""
    is_of_all = reading.together is not None and reading.together.all_projects
    is_sure = outcome_of(reading) is Outcome.ANSWER and reading.intent in OF_A_PROJECT
    if not is_of_all or not is_sure:
        return None
    if reading.intent is Intent.UNFILLED_ROLES:
        return answer(reading, all_projects(reads, knowledge, place, LISTED))
    around = all_projects(reads, knowledge, place, TOLD_OF)
    return of_each(reading, around.projects, around.count, knowledge)
