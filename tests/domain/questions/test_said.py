"""What an answer leaves to the questions after it, and how it is kept."""

from dataclasses import replace

import pytest
from hypothesis import given

from domain.errors import RoleNotFound
from domain.ids import MemberId, PhaseKey
from domain.knowledge.workflows import Workflow
from domain.projects import NamedProject, Project
from domain.questions.answers import (
    Answer,
    Choices,
    CurrentPhase,
    Guide,
    Handled,
    Next,
    PhaseTold,
    Refusal,
    RolesOf,
    Several,
    Status,
    Unknown,
    WhichProject,
)
from domain.questions.readings import Aspect, Intent, Reading, Said, Topic
from domain.questions.said import as_facts, from_facts, packed, reading_of, said_of, unpacked
from tests.domain.questions.test_followups import SAIDS
from tests.factories import (
    DANA,
    DATA_ENGINEER,
    LEE,
    ML_ENGINEER,
    a_group,
    a_knowledge_base,
    a_project,
    primary,
)

TOPIC = Topic(ML_ENGINEER, "Model versioning", "model registry", 1.2)
READING = Reading(Intent.WHO_HANDLES, 0.93, topics=(TOPIC,), roles=(ML_ENGINEER, DATA_ENGINEER))
EVALUATION, DEPLOYMENT = PhaseKey("model_evaluation"), PhaseKey("model_deployment")
CHURN = a_project(at="model_evaluation")


def workflow() -> Workflow:
    return a_knowledge_base().workflow(CHURN.workflow)


def handled(project: Project = CHURN) -> Handled:
    return Handled(READING, a_knowledge_base().role(ML_ENGINEER), project, workflow())


def test_an_answer_leaves_its_topic_its_role_its_project_and_whom_it_named() -> None:
    assert said_of(handled()) == Said(
        Intent.WHO_HANDLES, "Model versioning", (ML_ENGINEER,), CHURN.key, person=DANA
    )


def test_several_holders_are_they_and_nobody_is_she() -> None:
    both = replace(CHURN, assignments=(primary(ML_ENGINEER, DANA), primary(ML_ENGINEER, LEE)))
    group = replace(CHURN, assignments=(primary(ML_ENGINEER, a_group(DANA, LEE)),))
    for project in (both, group):
        said = said_of(handled(project))
        assert said is not None
        assert (said.person, said.people) == (None, (DANA, LEE))


def test_a_crowd_is_not_kept() -> None:
    crowd = a_group(*(MemberId(f"U{number}") for number in range(9)))
    said = said_of(handled(replace(CHURN, assignments=(primary(ML_ENGINEER, crowd),))))
    assert said is not None
    assert (said.person, said.people) == (None, ())


def test_phases_are_those_that_the_answer_told_of() -> None:
    asked = Reading(Intent.NEXT_PHASE, 0.95)
    role = a_knowledge_base().role(ML_ENGINEER)
    now, then = (workflow().phase(key) for key in (EVALUATION, DEPLOYMENT))
    told: list[tuple[Answer, tuple[PhaseKey, ...]]] = [
        (Next(asked, CHURN, (now,), ((then, role),)), (DEPLOYMENT,)),
        (Next(asked, CHURN, (now,), ()), (EVALUATION,)),
        (PhaseTold(asked, CHURN, then), (DEPLOYMENT,)),
        (Status(asked, CHURN, workflow()), (EVALUATION,)),
        (CurrentPhase(asked, CHURN, workflow()), (EVALUATION,)),
    ]
    for answer, at in told:
        said = said_of(answer)
        assert said is not None
        assert said.at == at


def test_who_was_asked_about_is_remembered() -> None:
    said = said_of(RolesOf(Reading(Intent.ROLES_OF, 0.95), DANA, ()))
    assert said is not None
    assert said.person == DANA


@pytest.mark.parametrize(
    "answer",
    [
        Unknown(READING),
        Guide(READING),
        Refusal(READING, RoleNotFound("clown")),
        Several(READING, (Unknown(READING),)),
    ],
)
def test_what_was_not_answered_leaves_nothing(answer: Answer) -> None:
    assert said_of(answer) is None


def test_the_last_of_several_answers_is_remembered() -> None:
    status = Status(Reading(Intent.PROJECT_STATUS, 0.95), CHURN, workflow())
    said = said_of(Several(READING, (handled(), status)))
    assert said is not None
    assert said.intent is Intent.PROJECT_STATUS


def test_a_doubt_leaves_only_its_project() -> None:
    role = a_knowledge_base().role(ML_ENGINEER)
    doubt = Choices(READING, ((TOPIC, role), (TOPIC, role)), CHURN)
    assert said_of(doubt) == Said(Intent.WHO_HANDLES, project=CHURN.key)


def test_asking_which_project_leaves_the_question() -> None:
    which = WhichProject(READING, (NamedProject(CHURN.key, "Churn", ()),))
    said = said_of(which)
    assert said is not None
    assert (said.topic, said.roles, said.project) == ("Model versioning", (ML_ENGINEER,), None)


@given(SAIDS)
def test_what_was_said_is_kept_as_it_was(said: Said) -> None:
    assert from_facts(as_facts(said)) == said
    assert unpacked(packed(said)) == said


@pytest.mark.parametrize("line", ["", "[]", '"who"', "{}", '{"intent": "dance"}'])
def test_what_nobody_packed_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own error is one too
        unpacked(line)


def test_what_somebody_chose_is_sure() -> None:
    reading = reading_of(Said(Intent.WHO_HANDLES, "Model versioning", (ML_ENGINEER,)))
    assert reading.confidence == 1
    assert reading.topic is not None
    assert reading.aspect is Aspect.WHOLE
