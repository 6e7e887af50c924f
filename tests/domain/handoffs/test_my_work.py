"""What a member has to do and whom they wait for, over all their projects."""

from dataclasses import replace

from domain.handoffs.assigning import assign
from domain.handoffs.commands import AcceptHandoff, AssignRole, CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.concerned import concerned_by
from domain.handoffs.my_work import Looked, MyWork, Now, Worn, my_work
from domain.handoffs.settling import accept
from domain.ids import MemberId, PhaseKey, ProjectKey, RoleKey
from domain.projects import PhaseStatus, Project, Standing
from tests.factories import (
    ANA,
    DANA,
    DATA_ANALYST,
    DATA_SCIENTIST,
    DEVELOPER,
    LEE,
    ML_ENGINEER,
    NOW,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_knowledge_base,
    a_project,
    a_team,
    person,
    primary,
)

EVALUATION, DEPLOYMENT = PhaseKey("model_evaluation"), PhaseKey("model_deployment")
KNOWLEDGE = a_knowledge_base()


def passed_on(project: Project | None = None) -> Project:
    """Ana marked the evaluation done."""
    order = CompletePhase(EVALUATION, person(ANA))
    return complete(project or a_project(at=EVALUATION), KNOWLEDGE, order, NOW).project


def taken_on(project: Project) -> Project:
    order = AcceptHandoff(project.open_offers()[0].id, person(DANA))
    return accept(project, KNOWLEDGE, order, NOW).project


def work_of(member: MemberId, *projects: Project) -> MyWork:
    waiting = [(p.key, h) for p in projects for h in p.open_offers() if member in h.to]
    return my_work(member, Looked(projects, tuple(waiting)), KNOWLEDGE)


def test_what_is_offered_waits_and_is_not_in_hand_yet() -> None:
    work = work_of(DANA, passed_on())
    (offered,) = work.offered
    assert (offered.phase_name, offered.role_name) == ("Model deployment", "ML engineer")
    assert offered.since == NOW
    assert work.in_hand == ()


def test_what_was_accepted_is_in_the_hand_of_who_did_and_of_nobody_else() -> None:
    project = taken_on(passed_on())
    (in_hand,) = work_of(DANA, project).in_hand
    assert (in_hand.phase, in_hand.since) == (DEPLOYMENT, NOW)
    assert work_of(LEE, project).in_hand == ()


def test_an_open_phase_that_nobody_took_on_is_in_the_hand_of_who_holds_its_role() -> None:
    project = a_project(at=EVALUATION)
    assert [one.phase for one in work_of(ANA, project).in_hand] == [EVALUATION]
    assert work_of(PRIYA, project).in_hand == ()


def test_who_passed_on_waits_for_it_to_be_accepted() -> None:
    (awaited,) = work_of(ANA, passed_on()).awaited
    assert (awaited.members, awaited.since, awaited.before) == ((DANA,), NOW, "")
    assert awaited.is_offered


def test_who_comes_next_waits_for_what_is_directly_before_them() -> None:
    (awaited,) = work_of(DANA, a_project(at=EVALUATION)).awaited
    assert (awaited.phase, awaited.members) == (EVALUATION, (ANA,))
    assert (awaited.before, awaited.is_offered) == ("Model deployment", False)
    (serving,) = (one for one in work_of(OMAR, serving_open()).awaited)
    assert (serving.phase_name, serving.members) == ("Model serving", (DANA,))


def serving_open() -> Project:
    project = a_project(at="model_serving")
    phases = (
        replace(p, holder=DANA) if p.status is PhaseStatus.ACTIVE else p for p in project.phases
    )
    return replace(project, phases=tuple(phases))


def test_nobody_waits_for_themselves_or_for_their_own_group() -> None:
    both = (primary(DATA_SCIENTIST, ANA), primary(ML_ENGINEER, ANA))
    assert work_of(ANA, a_project(at=EVALUATION, assignments=both)).awaited == ()
    group = a_group(ANA, DANA)
    held = (primary(DATA_SCIENTIST, group), primary(ML_ENGINEER, group))
    work = work_of(DANA, a_project(at=EVALUATION, assignments=held))
    assert work.awaited == ()
    assert [one.phase for one in work.in_hand] == [EVALUATION]


def test_a_group_that_is_waited_for_is_named() -> None:
    held = (primary(DATA_SCIENTIST, a_group(ANA, LEE)), primary(ML_ENGINEER, DANA))
    (awaited,) = work_of(DANA, a_project(at=EVALUATION, assignments=held)).awaited
    assert (awaited.members, awaited.groups) == ((), ("S0DATA",))


def test_the_lead_sees_vacant_roles_those_first_that_somebody_waits_for() -> None:
    held = tuple(a for a in a_team() if a.role not in {ML_ENGINEER, DEVELOPER})
    project = passed_on(a_project(at=EVALUATION, assignments=held))
    unfilled = work_of(PRIYA, project).unfilled
    assert [(one.role, one.is_awaited) for one in unfilled] == [
        (ML_ENGINEER, True),
        (DEVELOPER, False),
    ]
    assert unfilled[0].for_phase == "Model deployment"
    assert work_of(DANA, project).unfilled == ()
    order = AssignRole(RoleKey(ML_ENGINEER), DANA, person(PRIYA))
    filled = assign(project, KNOWLEDGE, order, NOW).project
    assert [one.role for one in work_of(PRIYA, filled).unfilled] == [DEVELOPER]


def test_a_role_whose_phases_are_all_over_needs_nobody() -> None:
    project = a_project(at="monitoring", assignments=a_team(without="data_engineer"))
    assert DATA_ANALYST not in [one.role for one in work_of(PRIYA, project).unfilled]
    assert "data_engineer" not in [one.role for one in work_of(PRIYA, project).unfilled]


def test_projects_are_told_with_hats_and_how_far_they_are() -> None:
    second = replace(a_project(at=EVALUATION), key=ProjectKey("atlas"), name="atlas")
    work = work_of(LEE, taken_on(passed_on()), second)
    assert [one.name for one in work.projects] == ["atlas", "Churn predictor"]
    churn = work.projects[1]
    assert churn.worn == (
        Worn("Data engineer", Standing.PRIMARY),
        Worn("ML engineer", Standing.BACKUP),
    )
    assert (churn.over, churn.phases, churn.leads) == (5, 10, False)
    assert churn.now == (Now("Model deployment", DANA),)
    assert work_of(PRIYA, second).projects[0].leads


def test_who_stands_in_sees_what_waits_but_not_the_project() -> None:
    project = passed_on()
    work = my_work(SAM, Looked((project,), ((project.key, project.open_offers()[0]),)), KNOWLEDGE)
    assert len(work.offered) == 1
    assert work.projects == ()


def test_what_waits_in_projects_that_were_left_out_is_left_out() -> None:
    project = passed_on()
    waiting = ((project.key, project.open_offers()[0]),)
    assert my_work(DANA, Looked((), waiting, 1), KNOWLEDGE) == MyWork(DANA, left_out=1)


def test_a_phase_that_the_workflow_knows_no_longer_is_told_by_its_key() -> None:
    project = passed_on()
    gone = tuple(
        replace(p, key=PhaseKey("old_days")) if p.key == DEPLOYMENT else p for p in project.phases
    )
    handoffs = tuple(
        replace(h, phase=PhaseKey("old_days"), role=RoleKey("old_hat")) for h in project.handoffs
    )
    work = work_of(DANA, replace(project, phases=gone, handoffs=handoffs))
    assert [(one.phase_name, one.role_name) for one in work.offered] == [("old_days", "old_hat")]
    assert work_of(ANA, replace(project, phases=gone, handoffs=handoffs)).awaited[0].members


def test_a_change_concerns_everybody_who_has_to_do_with_the_project() -> None:
    project = taken_on(passed_on())
    assert concerned_by([project]) == {ANA, DANA, LEE, OMAR, PRIYA, MemberId("U0INES")}
    assert concerned_by([replace(project, lead=None, assignments=())]) == {ANA, DANA}
