"""One side of an answer, and several answers in one message."""

from dataclasses import replace

import pytest

from bot.slack.views.answers.answer import answer_message
from bot.slack.views.answers.together import together, with_part
from bot.slack.views.parts.blocks import actions, button, section
from bot.slack.views.parts.message import Message
from domain.ids import WorkflowKey
from domain.projects import Project
from domain.questions.answers import Handled, Several, Status, Team
from domain.questions.asides import Explained, OtherLanguage
from domain.questions.readings import Aspect, Intent, Reading, Topic
from domain.questions.tongues import ONLY_ENGLISH, Language
from tests.bot.slack.views.snapshots import assert_looks_like, assert_slack_takes
from tests.factories import (
    DANA,
    LEE,
    ML_ENGINEER,
    OMAR,
    PRIYA,
    a_group,
    a_knowledge_base,
    a_project,
    a_team,
    backup,
    primary,
)

TOPIC = Topic(ML_ENGINEER, "Model versioning", "model registry", 1.2)
READING = Reading(Intent.WHO_HANDLES, 0.93, topics=(TOPIC,), roles=(ML_ENGINEER,))
KNOWLEDGE = a_knowledge_base()
ROLE = KNOWLEDGE.role(ML_ENGINEER)
WORKFLOW = KNOWLEDGE.workflow(WorkflowKey("standard"))
RESPONSIBILITY = next(r for r in ROLE.responsibilities if r.name == TOPIC.name)


def handled(aspect: Aspect, project: Project | None = None) -> str:
    reading = replace(READING, aspect=aspect)
    return answer_message(Handled(reading, ROLE, project or a_project(), WORKFLOW)).text


def held_by(*assignments: object) -> Project:
    return a_project(assignments=assignments)


def test_who_steps_in() -> None:
    expected = f"Backup of the ML engineer of *Churn predictor*: <@{LEE}>. First comes <@{DANA}>."
    assert handled(Aspect.BACKUPS) == expected


def test_nobody_steps_in() -> None:
    alone = held_by(primary(ML_ENGINEER, DANA))
    assert handled(Aspect.BACKUPS, alone).endswith(f"*Churn predictor*: only <@{DANA}>.")


def test_a_backup_alone_and_a_group_as_backup() -> None:
    group = held_by(backup(ML_ENGINEER, a_group(LEE)))
    assert handled(Aspect.BACKUPS, group).endswith(": <!subteam^S0DATA>.")
    assert handled(Aspect.SINCE, group).startswith("*ML engineer* of *Churn predictor*: Backup:")


def test_since_when_is_told_only_where_it_is_known() -> None:
    unknown = held_by(replace(primary(ML_ENGINEER, DANA), since=None))
    assert handled(Aspect.SINCE, unknown) == f"*ML engineer* of *Churn predictor*: <@{DANA}>."
    whole = answer_message(Handled(READING, ROLE, unknown, WORKFLOW))
    assert "since" not in str(whole.blocks)


def test_of_several_holders_the_small_print_tells_no_day() -> None:
    both = held_by(primary(ML_ENGINEER, DANA), primary(ML_ENGINEER, OMAR))
    assert "since" not in str(answer_message(Handled(READING, ROLE, both, WORKFLOW)).blocks)


def test_who_wears_several_hats() -> None:
    project = held_by(*a_team(), primary("research_scientist", DANA))
    reading = Reading(Intent.WHO_IS, 0.95)
    small = answer_message(Team(reading, project, KNOWLEDGE.roles)).blocks[-1]
    assert small["elements"][0]["text"] == f"Several hats: <@{DANA}> (2)"


def test_why_is_explained_by_the_responsibility_and_the_registry() -> None:
    message = answer_message(Explained(READING, ROLE, RESPONSIBILITY, a_project()))
    assert_looks_like("answer_explained", message.text, message.blocks)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Explained(READING, ROLE, None, held_by()), "my registry names nobody as ML engineer"),
        (Explained(READING, None, None, a_project()), f"<@{PRIYA}> leads it and can correct it."),
        (
            Explained(READING, None, None, a_project(lead=None)),
            "registry says of *Churn predictor*.",
        ),
        (Explained(READING), "my registry and my knowledge of roles"),
        (
            Explained(Reading(Intent.NEXT_PHASE, 0.95), None, None, a_project()),
            "the order of the workflow that *Churn predictor* follows",
        ),
    ],
)
def test_why_has_an_answer_whatever_was_answered(answer: Explained, expected: str) -> None:
    assert expected in answer_message(answer).text


@pytest.mark.parametrize("language", Language)
def test_the_polite_no_is_one_sentence_that_slack_takes(language: Language) -> None:
    message = answer_message(OtherLanguage(READING, language))
    assert message.text == ONLY_ENGLISH[language]
    assert_slack_takes(message.text, message.blocks)


def test_several_answers_stand_one_after_another() -> None:
    status = Status(
        Reading(Intent.PROJECT_STATUS, 0.95), a_project(at="model_evaluation"), WORKFLOW
    )
    first = Handled(READING, ROLE, a_project(), WORKFLOW)
    message = answer_message(Several(READING, (first, status)))
    assert_looks_like("answer_several", message.text, message.blocks)


def test_several_long_answers_keep_to_what_slack_takes() -> None:
    long = Message("x " * 1_900, tuple(section("y " * 1_400) for _ in range(20)))
    message = together([long, long, long], left=1)
    assert len(message.blocks) == 50
    assert "ask me one thing at a time" in str(message.blocks[-1])
    assert_slack_takes(message.text, message.blocks)


CHOICE = Message("a", (section("a"), actions(button("Churn", "choose_project:1", "{}"))))
MARK = Message("b", (section("b"), actions(button("Done", "mark_done:1", "churn"))))


def pressed(message: Message) -> list[str]:
    return [e["action_id"] for b in message.blocks for e in b.get("elements", ())]


def test_of_all_parts_to_choose_in_one_has_buttons() -> None:
    message = together([MARK, CHOICE, MARK, CHOICE])
    assert pressed(message) == ["mark_done:1", "choose_project:2", "mark_done:3"]


def test_a_part_is_replaced_as_often_as_it_asks_to_choose() -> None:
    first = together([MARK, CHOICE, MARK])
    second = with_part(first.blocks, str(first.blocks[4]["block_id"]), CHOICE)
    assert second.text == "b\n\na\n\nb"
    assert pressed(second) == pressed(first)
    assert second.blocks[3]["block_id"] != first.blocks[3]["block_id"]
    third = with_part(second.blocks, str(second.blocks[4]["block_id"]), MARK)
    assert third.text == "b\n\nb\n\nb"
    assert pressed(third) == ["mark_done:1", "mark_done:2", "mark_done:3"]
    assert_slack_takes(third.text, third.blocks)
