"""What stands beside answers, and what is done about them: no sentence of it is unmarked."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from bot.slack.errors import sentence_for, something_wrong
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.answers.doubts import choices_message, lead_asked, thanks
from bot.slack.views.answers.guide import nothing_asked
from bot.slack.views.parts.message import Message
from domain.ids import MemberId, QuestionId, WorkflowKey
from domain.knowledge.roles import Role
from domain.projects import Project, Tenure
from domain.questions.answers import Answer, Choices, Handled, Team, Unknown
from domain.questions.asides import Explained
from domain.questions.people import HeldBefore
from domain.questions.readings import Aspect, Intent, Reading, Topic
from domain.words import speaking
from tests.dialogues.test_every_sentence_is_marked import Pseudo, left_in
from tests.factories import (
    ANA,
    DANA,
    LEE,
    ML_ENGINEER,
    NOW,
    PRIYA,
    a_knowledge_base,
    a_project,
    backup,
    person,
    primary,
)

TOPIC = Topic(ML_ENGINEER, "Model versioning", "model registry", 1.2)
READING = Reading(Intent.WHO_HANDLES, 0.93, topics=(TOPIC,), roles=(ML_ENGINEER,))
KNOWLEDGE = a_knowledge_base()
ROLE = KNOWLEDGE.role(ML_ENGINEER)
WORKFLOW = KNOWLEDGE.workflow(WorkflowKey("standard"))
KNOWN = next(r for r in ROLE.responsibilities if r.name == TOPIC.name)
PROJECT = a_project()
ALONE = a_project(assignments=(primary(ML_ENGINEER, DANA),))
BACKED = a_project(assignments=(backup(ML_ENGINEER, LEE),))
ORDER = Reading(Intent.NEXT_PHASE, 0.95)
TENURES = (Tenure(person(ANA), NOW),)
ASKED = QuestionId("1")


def handled(aspect: Aspect, project: Project) -> Handled:
    return Handled(replace(READING, aspect=aspect), ROLE, project, WORKFLOW)


def before(aspect: Aspect, back: int, *held: Tenure) -> HeldBefore:
    reading = replace(READING, aspect=aspect, back=back)
    return HeldBefore(reading, ROLE, PROJECT, held)


def backups(person: MemberId | None, *roles: Role) -> Team:
    reading = replace(READING, aspect=Aspect.BACKUPS, person=person)
    return Team(reading, PROJECT, roles)


ANSWERS: Mapping[str, Answer] = {
    "backups": handled(Aspect.BACKUPS, PROJECT),
    "no backup": handled(Aspect.BACKUPS, ALONE),
    "since": handled(Aspect.SINCE, PROJECT),
    "backup since": handled(Aspect.SINCE, BACKED),
    "why": Explained(READING, ROLE, KNOWN, PROJECT),
    "why nobody": Explained(READING, ROLE, None, a_project(assignments=())),
    "why so": Explained(READING, None, None, PROJECT),
    "why in this order": Explained(ORDER, None, None, PROJECT),
    "why at all": Explained(READING),
    "before": before(Aspect.FORMER, 1, *TENURES),
    "nobody before": before(Aspect.FORMER, 1),
    "nobody before that": before(Aspect.FORMER, 2),
    "backup before": before(Aspect.FORMER_BACKUPS, 1, *TENURES),
    "no backup before": before(Aspect.FORMER_BACKUPS, 1),
    "no backup before that": before(Aspect.FORMER_BACKUPS, 2),
    "backups of a team": backups(None, ROLE),
    "backups of a person": backups(DANA, ROLE),
    "backups of nobody": backups(DANA),
}
MESSAGES: Mapping[str, Callable[[], Message]] = {
    "choices": lambda: choices_message(Choices(READING, ((TOPIC, ROLE),), PROJECT), ASKED),
    "ways on": lambda: answer_message(Unknown(replace(READING, asked="4711"), PROJECT), ASKED),
    "votes": lambda: answer_message(handled(Aspect.BACKUPS, PROJECT), ASKED),
    "lead": lambda: lead_asked(PRIYA),
    "thanks": lambda: thanks(None),
    "keep": lambda: thanks(ASKED),
    "no words": nothing_asked,
    "wrong": lambda: Message(something_wrong()),
    "unexpected": lambda: Message(sentence_for(RuntimeError())),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_one_side_of_an_answer_is_marked(name: str) -> None:
    assert_marked(lambda: answer_message(ANSWERS[name]))


@pytest.mark.parametrize("name", MESSAGES)
def test_what_can_be_done_about_an_answer_is_marked(name: str) -> None:
    assert_marked(MESSAGES[name])


def assert_marked(draw: Callable[[], Message]) -> None:
    with speaking(Pseudo()):
        message = draw()
    assert left_in([{"blocks": list(message.blocks)}]) == []
    assert message.blocks or message.text.startswith("⟦")
