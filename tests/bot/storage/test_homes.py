"""Homes in SQL: few statements read what a member is on; changes mark whom they concern."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.storage.homes import SqlStaleHomes
from bot.storage.work import SqlOpenWork
from bot.use_cases.ports.permits import Token
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.overseeing import Figures
from domain.ids import MemberId, PhaseKey, ProjectKey
from domain.projects import Project
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, store, stored
from tests.factories import (
    ANA,
    DANA,
    LEE,
    NOW,
    PRIYA,
    SAM,
    a_group,
    a_knowledge_base,
    a_project,
    person,
    primary,
)
from tests.statements import heard

SOON = timedelta(seconds=30)
HASH = "1796032850.abc"


def project(key: str, *held_by: str, lead: str = PRIYA, private: bool = False) -> Project:
    held = tuple(primary("data_scientist", member) for member in held_by)
    named = replace(a_project(at="model_evaluation"), key=ProjectKey(key), name=key, aliases=())
    return replace(named, assignments=held, lead=MemberId(lead), private=private, channels=())


def complete_evaluation(open_work: SqlOpenWork) -> None:
    order = CompletePhase(PhaseKey("model_evaluation"), person(ANA))
    with open_work(ACME) as work:
        step = complete(work.registry.project(CHURN), a_knowledge_base(), order, NOW)
        work.registry.save(step.project, step.events, person(ANA), NOW)


def open_homes(open_work: SqlOpenWork, *members: MemberId) -> None:
    """Open Homes that then show everything."""
    for member in members:
        with open_work(ACME) as work:
            work.homes.opened(member, "", NOW)
            begun = work.homes.begin(member, NOW)
            assert begun is not None
            work.homes.shown(member, begun.changed, HASH)


def save_and_stumble(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        work.registry.save(work.registry.project(CHURN), (), person(ANA), NOW)
        raise RuntimeError


def stale(engine: Engine) -> set[str]:
    return {member for _, member in SqlStaleHomes(engine)(NOW + SOON, 10)}


def test_a_member_is_on_what_they_hold_lead_or_are_asked_for(open_work: SqlOpenWork) -> None:
    group = a_group(SAM, LEE)
    grouped = replace(project("grouped"), assignments=(primary("data_scientist", group),))
    mine = (project("held", SAM), project("led", ANA, lead=SAM), grouped)
    store(open_work, *mine, project("foreign", ANA), groups=[group])
    store(open_work, project("elsewhere", SAM), workspace=GLOBEX)
    with open_work(ACME) as work:
        looked = work.homes.look(SAM, 200)
        few = work.homes.look(SAM, 2)
        nobody = work.homes.look(MemberId("U0NOBODY"), 200)
    assert [p.key for p in looked.projects] == ["grouped", "held", "led"]
    assert (len(few.projects), few.left_out, looked.left_out) == (2, 1, 0)
    assert (nobody.projects, nobody.waiting) == ((), ())


def test_what_waits_comes_with_its_project(open_work: SqlOpenWork) -> None:
    store(open_work, a_project(at="model_evaluation"))
    complete_evaluation(open_work)
    with open_work(ACME) as work:
        looked = work.homes.look(DANA, 200)
    ((key, handoff),) = looked.waiting
    assert (key, handoff.to) == ("churn", (DANA,))
    assert looked.projects == (stored(open_work),)


@pytest.mark.parametrize("count", [1, 60])
def test_sixty_projects_take_no_more_statements_than_one(
    open_work: SqlOpenWork, engine: Engine, count: int
) -> None:
    store(open_work, *(project(f"p{number}", SAM, lead=SAM) for number in range(count)))
    statements = heard(engine)
    with open_work(ACME) as work:
        assert len(work.homes.look(SAM, 200).projects) == count
    assert len(statements) == 7


def test_a_change_marks_the_opened_homes_of_whom_it_concerns(
    open_work: SqlOpenWork, engine: Engine
) -> None:
    store(open_work, a_project(at="model_evaluation"))
    open_homes(open_work, ANA, DANA, SAM)
    assert stale(engine) == set()
    complete_evaluation(open_work)
    assert stale(engine) == {ANA, DANA}


def test_a_change_that_is_undone_marks_nothing(open_work: SqlOpenWork, engine: Engine) -> None:
    store(open_work, a_project(at="model_evaluation"))
    open_homes(open_work, ANA)
    with pytest.raises(RuntimeError):
        save_and_stumble(open_work)
    assert stale(engine) == set()


def test_who_joins_a_group_or_changes_their_hours_is_concerned(
    open_work: SqlOpenWork, engine: Engine
) -> None:
    store(open_work, groups=[a_group(LEE)])
    open_homes(open_work, ANA, DANA, LEE)
    store(open_work, groups=[a_group(ANA)])
    assert stale(engine) == {ANA, LEE}
    open_homes(open_work, ANA, LEE)
    with open_work(ACME) as work:
        work.groups.learn(a_group(DANA), NOW, NOW)
    assert stale(engine) == {ANA, DANA}
    with open_work(ACME) as work:
        work.calendars.prefer(LEE, Preferences("Europe/Madrid"))
    assert stale(engine) == {ANA, DANA, LEE}


def test_one_worker_shows_a_home_and_another_leaves_it_alone(
    open_work: SqlOpenWork, engine: Engine
) -> None:
    with open_work(ACME) as work:
        work.homes.opened(ANA, HASH, NOW)
        begun = work.homes.begin_if_idle(ANA, NOW, NOW + SOON)
        assert begun is not None
        assert (begun.page, begun.hash) == (0, HASH)
        assert work.homes.begin_if_idle(ANA, NOW, NOW + SOON) is None
    assert SqlStaleHomes(engine)(NOW, 10) == ()
    assert SqlStaleHomes(engine)(NOW + 2 * SOON, 10) == ((ACME, ANA),)
    with open_work(ACME) as work:
        assert work.homes.begin(ANA, NOW + SOON) == begun  # whoever looks at it does not wait
        work.homes.shown(ANA, begun.changed, "new")
        assert work.homes.begin(ANA, NOW + SOON) is None
        assert work.homes.begin(DANA, NOW + SOON) is None


def test_a_change_while_a_home_is_shown_is_not_lost_nor_is_a_late_word_believed(
    open_work: SqlOpenWork, engine: Engine
) -> None:
    with open_work(ACME) as work:
        work.homes.opened(ANA, "", NOW)
        first = work.homes.begin(ANA, NOW + SOON)
        work.homes.turn(ANA, 3)
        second = work.homes.begin(ANA, NOW + SOON)
        assert first is not None
        assert second is not None
        work.homes.shown(ANA, first.changed, "first")
    assert stale(engine) == {ANA}
    with open_work(ACME) as work:
        work.homes.shown(ANA, second.changed, "second")
        work.homes.shown(ANA, first.changed, "late")
        work.homes.turn(ANA, 2)
        begun = work.homes.begin(ANA, NOW + SOON)
        assert begun is not None
        assert (begun.page, begun.hash) == (2, "second")
        work.homes.forget_hash(ANA)
    assert stale(engine) == {ANA}


def test_who_opened_theirs_last_comes_first_and_old_homes_are_forgotten(
    open_work: SqlOpenWork, engine: Engine
) -> None:
    with open_work(ACME) as work:
        for ago, member in enumerate((ANA, DANA, LEE)):
            work.homes.opened(member, "", NOW - timedelta(days=ago))
    homes = SqlStaleHomes(engine)
    assert homes(NOW, 2) == ((ACME, ANA), (ACME, DANA))
    homes.forget(NOW - timedelta(days=1))
    assert homes(NOW, 9) == ((ACME, ANA), (ACME, DANA))


def test_an_admins_figures_are_of_one_workspace(open_work: SqlOpenWork) -> None:
    store(open_work, a_project(at="model_evaluation"), members=[(ANA, "Ana")])
    store(open_work, project("secret", private=True))
    store(open_work, project("elsewhere"), workspace=GLOBEX)
    complete_evaluation(open_work)
    with open_work(ACME) as work:
        for name, revoked_at in (("ci", None), ("old", NOW)):
            work.permits.tokens.put(Token(name, "0" * 64, (), (), NOW, revoked_at))
    with open_work(ACME) as work:
        assert work.homes.figures() == Figures(2, 1, 1, 1, 0, (), ("ci",))
