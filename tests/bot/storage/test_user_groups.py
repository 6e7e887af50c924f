"""What is known of user groups, in either database."""

from dataclasses import replace
from datetime import timedelta

from bot.storage.work import SqlOpenWork
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.ids import PhaseKey, UserGroupId
from domain.projects import Group, Operator, Standing
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, store, stored
from tests.factories import (
    DANA,
    LEE,
    ML_ENGINEER,
    NOW,
    OMAR,
    a_group,
    a_knowledge_base,
    a_project,
    a_team,
    primary,
)

TEAM, IDLE = UserGroupId("S0ML"), UserGroupId("S0IDLE")
ML = a_group(DANA, LEE, user_group=TEAM, handle="ml-team")
LATER = NOW + timedelta(minutes=1)


def test_a_group_is_asked_about_once_it_is_due_and_known_by_workspace(
    open_work: SqlOpenWork,
) -> None:
    team = (*a_team(without=ML_ENGINEER), primary(ML_ENGINEER, ML))
    project = a_project(at="model_evaluation", assignments=team)
    store(open_work, project, groups=[ML, a_group(OMAR, user_group=IDLE)])
    store(open_work, workspace=GLOBEX, groups=[ML])
    with open_work(ACME) as work:
        assert work.groups.unasked(CHURN, NOW) == (TEAM,)
        assert work.groups.unasked_and_awaited(NOW, timedelta(0), 5) == (), "nothing waits for it"
        assert not work.groups.was_told(TEAM)
        work.groups.learn(Group(TEAM, "", (DANA, OMAR), 1), NOW, LATER)
        work.groups.fail(IDLE, "missing_scope", LATER)
    with open_work(ACME) as work:
        assert work.groups.was_told(TEAM)
        assert work.groups.unasked(CHURN, NOW) == ()
        assert work.groups.unasked(CHURN, LATER) == (TEAM,)
        assert work.groups.troubles() == (), "the idle group holds no role"
        work.groups.fail(TEAM, "missing_scope", LATER)
        assert [one.code for one in work.groups.troubles()] == ["missing_scope"]
        work.groups.doubt(TEAM)
        assert work.groups.unasked(CHURN, NOW) == (TEAM,)
    with open_work(GLOBEX) as work:
        assert work.groups.find(TEAM).members == (DANA, LEE)


def test_a_handoff_remembers_the_groups_that_were_called(open_work: SqlOpenWork) -> None:
    nobody = replace(ML, members=())
    team = (*a_team(without=ML_ENGINEER), primary(ML_ENGINEER, nobody))
    store(open_work, a_project(at="model_evaluation", assignments=team), groups=[nobody])
    order = CompletePhase(PhaseKey("model_evaluation"), Operator(), "")
    with open_work(ACME) as work:
        step = complete(work.registry.project(CHURN), a_knowledge_base(), order, NOW)
        work.registry.save(step.project, step.events, Operator(), NOW)
    handoff = stored(open_work).handoff_of(PhaseKey("model_deployment"))
    assert handoff is not None
    assert (handoff.to, handoff.groups) == ((), (TEAM,))
    with open_work(ACME) as work:
        assert work.groups.awaited(TEAM) == (CHURN,)
        assert work.groups.unasked_and_awaited(NOW, timedelta(0), 5) == (TEAM,)
        work.groups.learn(Group(TEAM, "", (DANA,)), NOW, LATER)
        assert [key for key, _ in work.registry.waiting_for(DANA)] == [CHURN]
        assert work.registry.waiting_for(LEE) == ()


def test_who_is_left_out_of_a_file_s_group_is_read_nowhere_but_in_the_file(
    open_work: SqlOpenWork,
) -> None:
    team = (*a_team(without=ML_ENGINEER), primary(ML_ENGINEER, ML))
    store(open_work, a_project(at="model_evaluation", assignments=team), groups=[ML])
    with open_work(ACME) as work:
        work.groups.leave_out(TEAM, {LEE})
    with open_work(ACME) as work:
        assert work.groups.find(TEAM) == replace(ML, members=(DANA,), left_out=1)
        assert work.groups.everybody_in(TEAM) == (DANA, LEE)
        assert work.registry.project(CHURN).members_holding(ML_ENGINEER, Standing.PRIMARY) == (
            DANA,
        )
        assert ML_ENGINEER not in {hat.role for hat in work.registry.hats_of(LEE)}
        assert [group.members for group in work.bulk.user_groups()] == [(DANA, LEE)]
        work.groups.leave_out(TEAM, ())
        assert work.groups.find(TEAM) == ML
