"""What goes into the registry comes out of it, and nothing of another workspace does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.storage.work import SqlOpenWork
from domain.errors import HandoffNotFound, ProjectNotFound
from domain.ids import ChannelId, CompletionId, HandoffId, MemberId, ProjectKey, RoleKey
from domain.projects import Assignment, NamedProject, Person, Standing, Tenure
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, rows, store, stored
from tests.factories import (
    ANA,
    DANA,
    LEE,
    ML_ENGINEER,
    NOW,
    PRIYA,
    SAM,
    a_group,
    a_project,
    primary,
)

OTHER = ChannelId("C0OTHER")


def test_a_project_comes_back_as_it_was_stored(open_work: SqlOpenWork) -> None:
    group = a_group(LEE, PRIYA)
    project = a_project(at="model_deployment", assignments=(primary("data_engineer", group),))
    store(open_work, project, groups=[group])
    assert stored(open_work) == project


@pytest.mark.parametrize("microsecond", [0, 5, 120_000, 999_999])
def test_moments_come_back_to_the_microsecond(open_work: SqlOpenWork, microsecond: int) -> None:
    project = a_project()
    since = NOW.replace(microsecond=microsecond)
    phases = tuple(replace(phase, since=since) for phase in project.phases)
    store(open_work, replace(project, phases=phases))
    assert stored(open_work).phases == phases


def test_a_project_is_found_through_its_channel(open_work: SqlOpenWork) -> None:
    kestrel = a_project(key=ProjectKey("kestrel"), name="Kestrel", aliases=())
    store(open_work, a_project(), kestrel, a_project(key=ProjectKey("atlas"), channels=(OTHER,)))
    with open_work(ACME) as work:
        here = work.registry.in_channel(ChannelId("C0CHURN"))
        assert [project.key for project in here] == ["churn", "kestrel"]
        assert work.registry.in_channel(ChannelId("C0COFFEE")) == ()


@pytest.mark.parametrize("phrase", ["churn", "churn predictor", "churn model"])
def test_a_project_is_found_by_key_name_and_alias(open_work: SqlOpenWork, phrase: str) -> None:
    store(open_work, a_project())
    with open_work(ACME) as work:
        found = work.registry.projects_named(["who", phrase, "what"])
        assert found == (NamedProject(CHURN, "Churn predictor", ("churn model",)),)
        assert work.registry.projects_named([]) == ()


def test_a_private_project_is_in_no_list(open_work: SqlOpenWork) -> None:
    keys = ("b", "a", "c")
    store(
        open_work, *(a_project(key=ProjectKey(key), name=key, private=key == "c") for key in keys)
    )
    with open_work(ACME) as work:
        assert [project.key for project in work.registry.projects_listed(5)] == ["a", "b"]
        assert [project.key for project in work.registry.projects_listed(1)] == ["a"]
        assert work.registry.projects_count() == 2


def test_a_member_is_found_by_full_and_by_first_name(open_work: SqlOpenWork) -> None:
    store(open_work, members=[(DANA, "Dáná Kim"), (ANA, "Ana Ruiz"), (SAM, "Ana Okafor")])
    with open_work(ACME) as work:
        assert [m.name for m in work.registry.members_named(["dana kim"])] == ["Dáná Kim"]
        assert {m.id for m in work.registry.members_named(["ana"])} == {ANA, SAM}
        assert work.registry.members_named([]) == ()
        assert work.registry.member_names([DANA, LEE]) == {DANA: "Dáná Kim"}
        assert work.registry.member_names([]) == {}


def test_hats_are_worn_alone_or_through_a_group(open_work: SqlOpenWork) -> None:
    group = a_group(LEE, PRIYA)
    own = (primary("data_engineer", group), primary("ml_engineer", LEE))
    store(open_work, a_project(assignments=own), groups=[group])
    with open_work(ACME) as work:
        assert [hat.role for hat in work.registry.hats_of(LEE)] == ["data_engineer", "ml_engineer"]
        assert [hat.role for hat in work.registry.hats_of(PRIYA)] == ["data_engineer"]
        assert work.registry.hats_of(SAM) == ()


def test_what_is_not_there_is_said(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        with pytest.raises(ProjectNotFound):
            work.registry.project(CHURN)
        with pytest.raises(HandoffNotFound):
            work.registry.handoff(HandoffId("churn/monitoring/1"))
        with pytest.raises(ProjectNotFound):
            work.registry.completion(CompletionId("churn/monitoring/1"))
        assert work.registry.knowledge_revision() == 0
        assert work.registry.own_knowledge().roles == ()


def test_nothing_of_another_workspace_can_be_reached(open_work: SqlOpenWork) -> None:
    store(open_work, a_project(), members=[(DANA, "Dana Kim")])
    store(open_work, a_project(name="Theirs"), workspace=GLOBEX, members=[(SAM, "Sam")])
    with open_work(GLOBEX) as work:
        assert work.registry.project(CHURN).name == "Theirs"
        assert len(work.registry.in_channel(ChannelId("C0CHURN"))) == 1
        assert work.registry.members_named(["dana"]) == ()
        assert [p.name for p in work.registry.projects_named(["churn"])] == ["Theirs"]
        assert len(work.registry.hats_of(DANA)) == 1
    assert stored(open_work).name == "Churn predictor"


def test_an_assignment_that_ends_stays_as_history(open_work: SqlOpenWork, engine: Engine) -> None:
    store(open_work, a_project(assignments=(primary(ML_ENGINEER, DANA),)))
    handed = replace(stored(open_work), assignments=(primary(ML_ENGINEER, LEE),))
    with open_work(ACME) as work:
        work.registry.save(handed, (), Person(PRIYA), NOW)
    again = replace(stored(open_work), assignments=(primary(ML_ENGINEER, DANA),))
    with open_work(ACME) as work:
        work.registry.save(again, (), Person(PRIYA), NOW)
    history = rows(engine, "SELECT holder, ended_at IS NULL FROM assignments ORDER BY seq")
    assert [(holder, bool(current)) for holder, current in history] == [
        (DANA, False),
        (LEE, False),
        (DANA, True),
    ]
    assert stored(open_work).members_holding(ML_ENGINEER, Standing.PRIMARY) == (DANA,)


def test_who_held_a_role_before_is_known_the_latest_first(open_work: SqlOpenWork) -> None:
    group = a_group(LEE)
    store(open_work, a_project(assignments=(primary(ML_ENGINEER, DANA),)), groups=[group])
    for day, who in enumerate((group, SAM, ANA)):
        given = replace(stored(open_work), assignments=(primary(ML_ENGINEER, who),))
        with open_work(ACME) as work:
            work.registry.save(given, (), Person(PRIYA), NOW + timedelta(days=day))
    with open_work(ACME) as work:
        held = work.registry.held_before(CHURN, ML_ENGINEER, Standing.PRIMARY)
        assert work.registry.held_before(CHURN, ML_ENGINEER, Standing.BACKUP) == ()
    with open_work(GLOBEX) as work:
        assert work.registry.held_before(CHURN, ML_ENGINEER, Standing.PRIMARY) == ()
    assert held == (
        Tenure(Person(SAM), NOW + timedelta(days=2)),
        Tenure(replace(group, members=()), NOW + timedelta(days=1)),
        Tenure(Person(DANA), NOW),
    )


def test_a_project_that_is_renamed_is_found_as_it_is_called_now(open_work: SqlOpenWork) -> None:
    store(open_work, a_project())
    with open_work(ACME) as work:
        project = work.registry.project(CHURN)
        moved = replace(project, name="Kestrel", aliases=("falcon",), channels=(OTHER,))
        work.registry.save(moved, (), Person(PRIYA), NOW)
    with open_work(ACME) as work:
        assert work.registry.projects_named(["churn predictor", "churn model"]) == ()
        for phrase in ("churn", "kestrel", "falcon"):
            (found,) = work.registry.projects_named([phrase])
            assert found.name == "Kestrel"
        assert work.registry.in_channel(ChannelId("C0CHURN")) == ()
        assert [project.key for project in work.registry.in_channel(OTHER)] == [CHURN]


def test_a_backup_becomes_primary(open_work: SqlOpenWork) -> None:
    backup = Assignment(RoleKey("ml_engineer"), Person(LEE), Standing.BACKUP)
    store(open_work, a_project(assignments=(backup,)))
    promoted = replace(backup, standing=Standing.PRIMARY)
    with open_work(ACME) as work:
        changed = replace(work.registry.project(CHURN), assignments=(promoted,))
        work.registry.save(changed, (), Person(PRIYA), NOW)
    (now,) = stored(open_work).assignments
    assert (now.holder, now.standing, now.since) == (Person(LEE), Standing.PRIMARY, NOW)


def test_a_thousand_projects_are_read_in_parts(open_work: SqlOpenWork) -> None:
    keys = [ProjectKey(f"p{number:04}") for number in range(1001)]
    store(open_work, *(a_project(key=key, aliases=(), assignments=()) for key in keys))
    with open_work(ACME) as work:
        assert [project.key for project in work.bulk.projects()] == keys
        assert work.bulk.called(["p0007", "nothing"]) == {"p0007": {"p0007"}}
        assert work.bulk.keys_on([]) == ()


def test_text_that_a_database_refuses_is_stored_without_what_it_refuses(
    open_work: SqlOpenWork,
) -> None:
    store(open_work, a_project(name="Ch\0urn \ud800", lead=MemberId("U0\0ANA")))
    assert (stored(open_work).name, stored(open_work).lead) == ("Churn ?", "U0ANA")
