"""A project as a file describes it: what is given counts, what does not fit is put right."""

from dataclasses import replace

import pytest

from domain.handoffs.describing import contradictions, described, reassigned, stuck
from domain.handoffs.events import HandoffOffered, HandoffWithdrawn
from domain.ids import PhaseKey, WorkflowKey
from domain.knowledge.workflows import Workflow
from domain.projects import HandoffStatus, PhaseStatus, Project
from tests.domain.handoffs.story import Story
from tests.factories import (
    ANA,
    DANA,
    LEE,
    NOW,
    YESTERDAY,
    a_group,
    a_knowledge_base,
    a_phase,
    a_project,
    a_team,
    a_workflow,
    backup,
    primary,
)

STANDARD = a_knowledge_base().workflow(WorkflowKey("standard"))


def describe(project: Project, workflow: Workflow = STANDARD, **given: str) -> Project:
    statuses = {PhaseKey(key): PhaseStatus(status) for key, status in given.items()}
    return described(project, workflow, statuses, NOW).project


def statuses(project: Project) -> dict[str, str]:
    return {phase.key: phase.status.value for phase in project.phases}


def test_what_is_given_as_it_is_changes_nothing() -> None:
    project = a_project(at="model_building")
    assert described(project, STANDARD, {}, NOW).project == project
    assert describe(project, STANDARD, **statuses(project)) == project


def test_a_phase_that_is_given_makes_the_next_one_ready() -> None:
    moved = describe(a_project(at="model_building"), model_building="done")
    assert moved.phase(PhaseKey("model_building")).since == NOW
    assert moved.phase(PhaseKey("model_evaluation")).status is PhaseStatus.READY
    assert moved.phase(PhaseKey("feature_engineering")).since == YESTERDAY


def test_who_held_a_phase_that_did_not_begin_is_forgotten() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    story.accept("model_deployment", by=DANA)
    back = describe(story.project, model_evaluation="active", model_deployment="waiting")
    assert back.phase(PhaseKey("model_deployment")).holder is None
    assert back.phase(PhaseKey("model_evaluation")).completions == 1


def test_an_offer_of_a_phase_that_is_no_longer_ready_is_withdrawn() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    offered = story.handoff("model_deployment")
    step = described(story.project, STANDARD, {PhaseKey("model_deployment"): PhaseStatus.DONE}, NOW)
    withdrawn = step.project.handoff(offered.id)
    assert (withdrawn.status, withdrawn.settled_at) == (HandoffStatus.WITHDRAWN, NOW)
    withdrawn = HandoffWithdrawn(offered.id, offered.phase, offered.completion, offered.to)
    assert step.events == (withdrawn,)


def test_an_offer_that_waited_for_a_holder_goes_to_who_holds_the_role_now() -> None:
    story = Story(a_project(at="model_evaluation", assignments=a_team(without="ml_engineer")))
    story.complete("model_evaluation", by=ANA)
    step = described(replace(story.project, assignments=a_team()), STANDARD, {}, NOW)
    (event,) = step.events
    assert isinstance(event, HandoffOffered)
    assert event.to == (DANA,)
    assert step.project.handoff(event.handoff).to == (DANA,)


def test_a_phase_new_to_the_workflow_is_skipped_where_the_project_is_past_it() -> None:
    old = a_workflow(a_phase("one"), a_phase("two", "one"))
    new = a_workflow(a_phase("one"), a_phase("between", "one"), a_phase("two", "between"))
    past = describe(a_project(workflow=old), old, one="done", two="active")
    assert statuses(describe(past, new)) == {"one": "done", "between": "skipped", "two": "active"}
    before = a_project(workflow=old)
    assert statuses(describe(before, new)) == {
        "one": "ready",
        "between": "waiting",
        "two": "waiting",
    }


def test_a_phase_that_the_workflow_lost_goes_with_its_handoff() -> None:
    old = a_workflow(a_phase("one"), a_phase("two", "one"))
    story = Story(a_project(workflow=old), knowledge=a_knowledge_base(old))
    story.complete("one", by=ANA)
    lost = describe(story.project, a_workflow(a_phase("one")))
    assert (statuses(lost), lost.handoffs) == ({"one": "done"}, ())


@pytest.mark.parametrize("began", ["ready", "active", "done"])
@pytest.mark.parametrize("before", ["waiting", "ready"])
def test_a_phase_that_began_after_one_that_did_not_is_a_contradiction(
    began: str, before: str
) -> None:
    odd = describe(a_project(), data_ingestion=before, data_validation=began)
    (found,) = contradictions(odd, STANDARD)
    assert (found.phase.key, found.before.key) == ("data_validation", "data_ingestion")


def test_what_can_happen_is_no_contradiction() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)
    story.give_back("model_deployment", by=DANA)
    assert list(contradictions(story.project, STANDARD)) == []
    assert list(stuck(story.project, STANDARD)) == []


def test_a_phase_that_waits_for_nothing_is_stuck() -> None:
    odd = describe(a_project(), data_ingestion="done", data_validation="waiting")
    assert [phase.key for phase in stuck(odd, STANDARD)] == ["data_validation"]


def test_an_assignment_that_stands_keeps_its_date_and_its_place() -> None:
    project = a_project(assignments=(primary("ml_engineer", DANA), primary("developer", LEE)))
    wanted = (backup("ml_engineer", LEE), primary("ml_engineer", DANA))
    assert reassigned(project, wanted) == (primary("ml_engineer", DANA), wanted[0])


def test_a_group_that_stands_has_the_members_that_it_has_now() -> None:
    project = a_project(assignments=(primary("ml_engineer", a_group(DANA)),))
    now = primary("ml_engineer", a_group(DANA, LEE))
    assert reassigned(project, (now,)) == (now,)
