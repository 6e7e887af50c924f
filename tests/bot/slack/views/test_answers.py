"""What answers look like, and that Slack takes them however much there is to say."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.slack.views.answers.answer import answer_message
from bot.slack.views.parts.message import Message
from domain.errors import PhaseNotFound
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.ids import CompletionId, HandoffId, MemberId, PhaseKey, ProjectKey, RoleKey
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import (
    Handoff,
    HandoffStatus,
    Hat,
    NamedProject,
    PhaseStatus,
    Project,
    Standing,
)
from domain.questions.answering import Surroundings, answer
from domain.questions.answers import (
    Answer,
    Choices,
    Confirm,
    CurrentPhase,
    DoneMeant,
    Guide,
    Handled,
    Next,
    Pending,
    PhaseTold,
    Projects,
    Refusal,
    Status,
    Team,
    Unknown,
    WhichProject,
)
from domain.questions.people import RolesOf
from domain.questions.readings import Intent, Reading, Topic
from tests.bot.slack.views.snapshots import assert_looks_like, assert_slack_takes
from tests.factories import (
    ANA,
    DANA,
    ML_ENGINEER,
    NOW,
    a_knowledge_base,
    a_phase,
    a_project,
    a_team,
    a_workflow,
    person,
    primary,
)

TOPIC = Topic(ML_ENGINEER, "Model versioning", "model registry", 1.2)
SERVING = Topic(ML_ENGINEER, "Model serving", "serve models", 0.8)
READING = Reading(
    Intent.WHO_HANDLES,
    0.93,
    asked="model registry",
    topics=(TOPIC,),
    roles=(ML_ENGINEER,),
    reason="“model registry” is part of Model versioning",
)
LONG = "<&> " * 200
EVALUATION = PhaseKey("model_evaluation")


@dataclass(frozen=True)
class APlainDeed:
    """What would be done, known by its names alone."""

    project: Project
    phase: WorkflowPhase
    note: str = ""


def standard() -> Workflow:
    return a_knowledge_base().workflows[0]


def ml_engineer_of(project: Project) -> Handled:
    return Handled(READING, a_knowledge_base().role(ML_ENGINEER), project, standard())


def a_finished_project() -> Project:
    project = a_project()
    return replace(
        project, phases=tuple(replace(p, status=PhaseStatus.DONE) for p in project.phases)
    )


def drawn(answer: Answer) -> Message:
    message = answer_message(answer)
    assert_slack_takes(message.text, message.blocks)
    return message


def test_who_handles_a_topic() -> None:
    message = answer_message(ml_engineer_of(a_project(at="model_evaluation")))
    assert_looks_like("answer_handled", message.text, message.blocks)


def test_a_status_with_a_phase_that_somebody_completed() -> None:
    before = a_project(at="model_evaluation")
    order = CompletePhase(EVALUATION, person(ANA))
    project = complete(before, a_knowledge_base(), order, NOW).project
    message = answer_message(Status(READING, project, standard()))
    assert_looks_like("answer_status", message.text, message.blocks)


def test_choices_have_a_button_each() -> None:
    role = a_knowledge_base().role(ML_ENGINEER)
    options = ((TOPIC, role), (SERVING, role))
    message = answer_message(Choices(READING, options, a_project()))
    assert_looks_like("answer_choices", message.text, message.blocks)


def test_which_project_has_a_button_each() -> None:
    named = tuple(NamedProject(ProjectKey(key), key.title(), ()) for key in ("churn", "atlas"))
    message = answer_message(WhichProject(READING, named, a_knowledge_base().role(ML_ENGINEER)))
    assert_looks_like("answer_which_project", message.text, message.blocks)


def test_unknown_shows_a_way_forward() -> None:
    message = answer_message(Unknown(replace(READING, asked="zebra <!here> boards"), a_project()))
    assert_looks_like("answer_unknown", message.text, message.blocks)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (replace(READING, intent=Intent.PROJECT_STATUS), "I am not sure what you mean by"),
        (replace(READING, intent=Intent.OOS), "I don’t know that"),
        (replace(READING, asked=""), "I don’t know that"),
    ],
)
def test_what_is_unknown_is_said_as_it_was_asked(reading: Reading, expected: str) -> None:
    assert expected in drawn(Unknown(reading)).text


def test_a_finished_project_has_nothing_open_and_nothing_to_come() -> None:
    project = a_finished_project()
    assert "No phase" in drawn(CurrentPhase(READING, project, standard())).text
    assert "Nothing is left" in drawn(Next(READING, project, (), ())).text
    assert "mark_done" not in str(drawn(Status(READING, project, standard())).blocks)


def test_who_works_on_a_phase_is_named() -> None:
    project = a_project(at="model_evaluation")
    held = tuple(replace(p, holder=ANA) if p.key == EVALUATION else p for p in project.phases)
    project = replace(project, phases=held)
    assert f"<@{ANA}>" in drawn(CurrentPhase(READING, project, standard())).text
    told = PhaseTold(READING, project, standard().phase(EVALUATION))
    assert f"<@{ANA}> works on it." in drawn(told).text


def test_an_offered_phase_names_who_was_asked() -> None:
    order = CompletePhase(EVALUATION, person(ANA))
    before = a_project(at="model_evaluation")
    project = complete(before, a_knowledge_base(), order, NOW).project
    assert f"offered to <@{DANA}>" in drawn(CurrentPhase(READING, project, standard())).text
    told = PhaseTold(READING, project, standard().phase(EVALUATION))
    assert f"was completed by <@{ANA}>" in drawn(told).text


def test_what_waits_is_listed() -> None:
    handoff = Handoff(
        HandoffId("churn/model_deployment/1"),
        PhaseKey("model_deployment"),
        ML_ENGINEER,
        CompletionId("churn/model_evaluation/1"),
        status=HandoffStatus.OFFERED,
        offered_at=NOW - timedelta(hours=1),
    )
    project = NamedProject(ProjectKey("churn"), "Churn", ())
    around = Surroundings(a_knowledge_base(), DANA, waiting=((project, handoff),) * 30)
    waiting = drawn(answer(replace(READING, intent=Intent.MY_PENDING), around))
    assert "*Model deployment* of *Churn*" in waiting.text
    assert "… and 10 more" in waiting.text
    own = replace(handoff, phase=PhaseKey("gone"))
    around = Surroundings(a_knowledge_base(), DANA, waiting=((project, own),))
    assert "*gone*" in drawn(answer(replace(READING, intent=Intent.MY_PENDING), around)).text


def test_without_an_asker_we_say_that_we_cannot_tell_who_asks() -> None:
    assert "who you are" in drawn(Pending(READING, None, ())).text
    assert "who you are" in drawn(RolesOf(READING, None, ())).text


def test_an_empty_registry_says_how_to_fill_it() -> None:
    assert "baton registry import" in drawn(Projects(READING, (), 0)).text


def test_more_projects_than_fit_are_counted() -> None:
    named = tuple(NamedProject(ProjectKey(f"p{n}"), LONG, ()) for n in range(30))
    assert "120,000 projects" in drawn(Projects(READING, named, 120_000)).text


def test_a_refusal_is_one_harmless_sentence() -> None:
    error = PhaseNotFound("Churn", "<!channel>", ("Data ingestion",))
    assert "&lt;!channel&gt;" in drawn(Refusal(READING, error)).text


def test_help_says_how_to_ask() -> None:
    assert "*Ask* me" in drawn(Guide(READING)).text


def test_what_is_to_be_confirmed_can_be_told_without_a_preview() -> None:
    project, phase = a_project(), standard().phases[0]
    assert "/baton done" in drawn(DoneMeant(READING, project, phase)).text
    meant = Confirm(READING, APlainDeed(project, phase))
    assert "Mark *Data ingestion*" in drawn(meant).text


def test_the_longest_names_fit() -> None:
    phases = [a_phase(f"phase{n}", name=f"{n} {LONG[:400]}") for n in range(80)]
    workflow = a_workflow(*phases)
    team = tuple(primary(ML_ENGINEER, f"U{n:09}") for n in range(100))
    project = a_project(workflow=workflow, name=LONG, assignments=team)
    role = a_knowledge_base().role(ML_ENGINEER).model_copy(update={"name": LONG[:400]})
    named = (NamedProject(project.key, LONG, ()),) * 3
    hats = tuple((Hat(project.key, LONG, RoleKey("x"), Standing.BACKUP), LONG) for _ in range(100))
    reading = replace(READING, asked=LONG, reason=LONG, topics=(TOPIC._replace(name=LONG[:400]),))
    following = tuple((phase, role) for phase in phases)
    for one in (
        Status(reading, project, workflow),
        CurrentPhase(reading, project, workflow),
        Next(reading, project, tuple(phases), following),
        Handled(reading, role, project, workflow),
        Team(reading, project, (role,) * 40),
        RolesOf(reading, MemberId("U0"), hats),
        Choices(reading, ((reading.topics[0], role),) * 3, project),
        WhichProject(reading, named, role),
        WhichProject(reading, named),
        Unknown(reading, project),
    ):
        drawn(one)


def test_a_team_may_be_empty() -> None:
    assert "Nobody yet." in drawn(Team(READING, a_project(assignments=()), ())).text
    assert (
        "vacant"
        in drawn(
            Team(
                READING,
                a_project(assignments=a_team(without=ML_ENGINEER)),
                (a_knowledge_base().role(ML_ENGINEER),),
            )
        ).text
    )
