"""What will be missing, seen when the phase before it begins."""

from dataclasses import replace
from datetime import date

from domain.absences import Absence
from domain.handoffs.foresight import Gap, gap_of, gaps_after, started
from domain.ids import MemberId, PhaseKey, UserGroupId
from domain.projects import Group, Person, PhaseStatus, Project
from domain.reminder_notices import ahead_of, phase_ahead
from tests.factories import (
    DANA,
    DEVELOPER,
    LEE,
    ML_ENGINEER,
    PRIYA,
    SAM,
    a_knowledge_base,
    a_project,
    a_team,
    backup,
    primary,
)

EVALUATION, DEPLOYMENT = PhaseKey("model_evaluation"), PhaseKey("model_deployment")
SERVING, INTEGRATION = PhaseKey("model_serving"), PhaseKey("app_integration")


def away(member: MemberId, substitute: MemberId | None = None) -> Absence:
    return Absence(member, date(2026, 12, 12), substitute)


def gaps(project: Project, phase: PhaseKey) -> list[Gap]:
    return list(gaps_after(project, a_knowledge_base().workflow(project.workflow), phase))


def test_a_role_that_nobody_holds() -> None:
    project = a_project(at="model_serving", assignments=a_team(without=DEVELOPER))
    assert gaps(project, SERVING) == [Gap(INTEGRATION, DEVELOPER)]


def test_all_who_hold_it_will_be_away() -> None:
    one = a_project(at="model_evaluation", absences=(away(DANA),))
    assert gaps(one, EVALUATION) == [], "Lee is the backup"
    both = replace(one, absences=(away(DANA), away(LEE)))
    assert gaps(both, EVALUATION) == [Gap(DEPLOYMENT, ML_ENGINEER, (away(DANA), away(LEE)))]


def test_who_left_the_workspace_will_not_be_there() -> None:
    gone = replace(primary(ML_ENGINEER, DANA), holder=Person(DANA, has_left=True))
    others = a_team(without=ML_ENGINEER)
    project = a_project(at="model_evaluation", assignments=(*others, gone))
    assert gaps(project, EVALUATION) == [Gap(DEPLOYMENT, ML_ENGINEER, left=(DANA,))]
    with_lee = replace(project, assignments=(*others, gone, backup(ML_ENGINEER, LEE)))
    assert gaps(with_lee, EVALUATION) == []
    lee_is_away = replace(with_lee, absences=(away(LEE),))
    assert gaps(lee_is_away, EVALUATION) == [Gap(DEPLOYMENT, ML_ENGINEER, (away(LEE),), (DANA,))]


def test_a_group_of_which_nobody_knows_who_is_in_it_may_be_there() -> None:
    group = Group(UserGroupId("S0ML"), "ml-team")
    held = replace(primary(ML_ENGINEER, DANA), holder=group)
    project = a_project(at="model_evaluation", assignments=(*a_team(without=ML_ENGINEER), held))
    assert gaps(project, EVALUATION) == []
    guests = replace(held, holder=replace(group, left_out=2))
    only_guests = replace(project, assignments=(*a_team(without=ML_ENGINEER), guests))
    assert len(gaps(only_guests, EVALUATION)) == 1


def test_a_substitute_who_will_be_there_is_enough() -> None:
    project = a_project(at="model_evaluation", absences=(away(DANA, SAM), away(LEE)))
    assert gaps(project, EVALUATION) == []
    nobody = replace(project, absences=(away(DANA, SAM), away(LEE), away(SAM)))
    assert len(gaps(nobody, EVALUATION)) == 1


def test_what_is_over_needs_nobody() -> None:
    project = a_project(at="model_serving", assignments=())
    assert gap_of(project, EVALUATION, ML_ENGINEER) is None
    assert gaps(project, EVALUATION) == [], "deployment is over"


def test_a_phase_starts_when_somebody_works_on_it_who_did_not_before() -> None:
    before = a_project(at="model_evaluation")
    phases = tuple(
        replace(phase, status=PhaseStatus.ACTIVE) if phase.key == DEPLOYMENT else phase
        for phase in before.phases
    )
    assert list(started(before, replace(before, phases=phases))) == [DEPLOYMENT]
    assert list(started(before, before)) == []


def test_the_lead_hears_of_it_once_for_a_phase_and_a_role() -> None:
    (told,) = ahead_of(a_project(), Gap(INTEGRATION, DEVELOPER))
    assert told.id == f"churn/app_integration/ahead/developer:foresight:{PRIYA}"
    assert phase_ahead(told.subject) == (INTEGRATION, DEVELOPER)
    assert ahead_of(a_project(lead=None), Gap(INTEGRATION, DEVELOPER)) == ()
