"""What cannot be answered is an answer too."""

import pytest

from domain.ids import PhaseKey, RoleKey
from domain.projects import Project
from domain.questions.answering import Surroundings, answer
from domain.questions.answers import PhaseTold, Refusal, Status, Unknown, WhichProject
from domain.questions.people import RolesOf
from domain.questions.readings import Intent, Reading
from tests.factories import a_knowledge_base, a_phase, a_project, a_workflow


def around(project: Project | None = None) -> Surroundings:
    knowledge = a_knowledge_base(a_workflow(a_phase("work"), a_phase("rest", "work")))
    return Surroundings(knowledge, project=project)


def test_a_phase_that_the_projects_workflow_does_not_have_is_refused() -> None:
    own = a_project(workflow=a_workflow(a_phase("work"), a_phase("rest", "work")))
    reading = Reading(Intent.PHASE_DONE, 0.95, "training", phases=(PhaseKey("model_building"),))
    refused = answer(reading, around(own))
    assert isinstance(refused, Refusal)
    assert "has no phase called “training”" in str(refused.error)


def test_of_phases_with_one_name_the_projects_own_is_meant() -> None:
    own = a_project(workflow=a_workflow(a_phase("work"), a_phase("rest", "work")))
    phases = (PhaseKey("model_building"), PhaseKey("work"))
    told = answer(Reading(Intent.PHASE_DONE, 0.95, phases=phases), around(own))
    assert isinstance(told, PhaseTold)
    assert told.phase.key == "work"


def test_a_role_that_nobody_knows_is_refused() -> None:
    reading = Reading(Intent.WHAT_DOES, 1.0, roles=(RoleKey("wizard"),))
    assert isinstance(answer(reading, around()), Refusal)


def test_without_an_asker_my_roles_are_nobodys() -> None:
    told = answer(Reading(Intent.ROLES_OF, 0.95), around())
    assert isinstance(told, RolesOf)
    assert told.member is None


@pytest.mark.parametrize("intent", [Intent.PROJECT_STATUS, Intent.MARK_DONE, Intent.WHO_IS])
def test_what_needs_a_project_asks_for_one(intent: Intent) -> None:
    assert isinstance(answer(Reading(intent, 0.95), around()), WhichProject)


@pytest.mark.parametrize(
    ("intent", "confidence"), [(Intent.OOS, 1.0), (Intent.PROJECT_STATUS, 0.76)]
)
def test_a_doubtful_reading_is_not_answered(intent: Intent, confidence: float) -> None:
    assert isinstance(answer(Reading(intent, confidence), around(a_project())), Unknown)


def test_a_sure_reading_is_answered() -> None:
    assert isinstance(answer(Reading(Intent.PROJECT_STATUS, 0.85), around(a_project())), Status)
