"""Which reports of pipelines wait for a member, as the Home and `baton mine` list them."""

from dataclasses import replace

from domain.handoffs.confirming import Report, confirm
from domain.handoffs.my_work import Looked, my_work
from domain.handoffs.to_confirm import ToConfirm
from domain.ids import MemberId, PhaseKey, ProjectKey, RequestId, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Assignment, Person, Project
from domain.statuses import ReportStatus
from tests.factories import (
    ANA,
    DANA,
    DATA_SCIENTIST,
    LEE,
    NOW,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_knowledge_base,
    a_project,
    backup,
    person,
    primary,
)

EVALUATION = PhaseKey("model_evaluation")
REPORT = Report(
    RequestId("churn/model_evaluation/report/0/1"),
    ProjectKey("churn"),
    EVALUATION,
    "nightly",
    completions=0,
    at=NOW,
    note="AUC 0.91",
)
CROWD = tuple(f"U{number}" for number in range(40))
ALL = {ANA, DANA, LEE, OMAR, PRIYA, SAM, *CROWD}


def two_of_them() -> KnowledgeBase:
    """The standard workflow, where two people confirm what a pipeline reports of the evaluation."""
    standard = a_knowledge_base().workflow(WorkflowKey("standard"))
    phases = tuple(
        phase.model_copy(update={"confirmations": 2}) if phase.key == EVALUATION else phase
        for phase in standard.phases
    )
    return a_knowledge_base(standard.model_copy(update={"phases": phases}))


KNOWLEDGE = two_of_them()


def evaluated_by(*held_by: Assignment) -> Project:
    return a_project(at=EVALUATION, assignments=held_by)


def waiting(member: str, project: Project, *reports: Report) -> list[ToConfirm]:
    looked = Looked((project,), (), reports=reports or (REPORT,))
    return list(my_work(MemberId(member), looked, KNOWLEDGE).to_confirm)


def whom_it_waits_for(project: Project, report: Report = REPORT) -> set[str]:
    return {member for member in ALL if waiting(member, project, report)}


def test_it_says_what_was_reported_and_how_many_confirmed_it() -> None:
    project = evaluated_by(primary(DATA_SCIENTIST, ANA), primary(DATA_SCIENTIST, OMAR))
    report, step = confirm(project, KNOWLEDGE, REPORT, person(ANA), NOW)
    assert step.project == project
    assert waiting(ANA, project, report) == []
    (waits,) = waiting(OMAR, project, report)
    assert (waits.pipeline, waits.phase_name, waits.note) == (
        "nightly",
        "Model evaluation",
        "AUC 0.91",
    )
    assert (waits.confirmed, waits.needed, waits.since) == ((ANA,), 2, NOW)


def test_it_waits_for_whoever_holds_the_role_be_it_as_backup_or_in_a_large_group() -> None:
    large = a_group(*CROWD, LEE)
    held = (primary(DATA_SCIENTIST, ANA), backup(DATA_SCIENTIST, OMAR))
    assert whom_it_waits_for(evaluated_by(*held)) == {ANA, OMAR}
    assert whom_it_waits_for(evaluated_by(primary(DATA_SCIENTIST, large))) == {*CROWD, LEE}


def test_where_nobody_is_left_in_the_role_it_waits_for_the_lead() -> None:
    gone = primary(DATA_SCIENTIST, Person(ANA, has_left=True))
    assert whom_it_waits_for(evaluated_by()) == {PRIYA}
    assert whom_it_waits_for(evaluated_by(gone)) == {PRIYA}
    assert whom_it_waits_for(replace(evaluated_by(), lead=None)) == set()


def test_what_is_settled_or_of_no_use_any_longer_waits_for_nobody() -> None:
    project = evaluated_by(primary(DATA_SCIENTIST, ANA))
    over = (
        replace(REPORT, status=ReportStatus.REJECTED),
        replace(REPORT, completions=1),
        replace(REPORT, phase=PhaseKey("model_serving")),
        replace(REPORT, phase=PhaseKey("gone")),
        replace(REPORT, project=ProjectKey("elsewhere")),
    )
    assert waiting(ANA, project, *over) == []
