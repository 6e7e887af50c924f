"""What was read of the registry is remembered for as long as the registry stays what it is."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import Engine, text

from bot.storage.engine import create_engine_for
from bot.storage.questions import SqlQuestions
from bot.storage.remembering import LONGEST, Memory, Some
from bot.storage.work import SqlOpenWork
from bot.use_cases.ports.bulk import ProjectChange
from bot.use_cases.ports.mailbox import Job
from domain.errors import ProjectNotFound
from domain.ids import ChannelId, MemberId, ProjectKey, UserGroupId
from domain.projects import Assignment, Group, NamedMember, Operator, PhaseStatus, Project, Standing
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, store
from tests.factories import DATA_ENGINEER, LEE, NOW, OMAR, a_project
from tests.statements import heard

CHANNEL = ChannelId("C0CHURN")
TEAM = UserGroupId("S0DATA")


@dataclass
class Ticking:
    """A clock that a test moves."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Reader:
    """Reads as answers do, and counts the statements that it takes."""

    questions: SqlQuestions
    statements: list[str]

    def here(self) -> tuple[Project, ...]:
        with self.questions.reads(ACME) as reads:
            return reads.registry.in_channel(CHANNEL)

    def called(self, *phrases: str) -> list[ProjectKey]:
        with self.questions.reads(ACME) as reads:
            return [project.key for project in reads.registry.projects_named(phrases)]

    def people(self, *phrases: str) -> list[MemberId]:
        with self.questions.reads(ACME) as reads:
            return [member.id for member in reads.registry.members_named(phrases)]

    def everything(self) -> None:
        with self.questions.reads(ACME) as reads:
            reads.registry.in_channel(CHANNEL)
            reads.registry.project(CHURN)
            reads.registry.knowledge_revision()
            reads.registry.projects_named({"churn", "nothing at all"})
            reads.registry.members_named({"ana", "nobody at all"})


@pytest.fixture
def elsewhere(migrated_url: str) -> Generator[SqlOpenWork]:
    """Another process that writes."""
    engine = create_engine_for(migrated_url)
    yield SqlOpenWork(engine, _plan)
    engine.dispose()


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def reader(engine: Engine, elsewhere: SqlOpenWork, clock: Ticking) -> Reader:
    store(elsewhere, a_project(), members=[("U0ANA", "Ana Silva")])
    return Reader(SqlQuestions(engine, Memory(clock)), heard(engine))


def _plan(session: object, job: Job) -> None:
    del session, job


def change(elsewhere: SqlOpenWork, how: Callable[[Project], Project]) -> None:
    with elsewhere(ACME) as work:
        project = work.registry.project(CHURN)
        work.bulk.save_all([ProjectChange(project, how(project), ())], Operator(), NOW)


def complete(elsewhere: SqlOpenWork, phase: PhaseStatus) -> None:
    """Change a phase, as handoffs do."""
    with elsewhere(ACME) as work:
        project = work.registry.project(CHURN)
        first, *others = project.phases
        changed = replace(project, phases=(replace(first, status=phase), *others))
        work.registry.save(changed, (), Operator(), NOW)


def test_what_is_remembered_takes_one_small_statement(reader: Reader) -> None:
    reader.everything()
    before = len(reader.statements)
    reader.everything()
    (asked,) = reader.statements[before:]
    assert "registry_revisions" in asked


def test_a_project_takes_one_statement(reader: Reader) -> None:
    with reader.questions.reads(ACME, 1) as reads:
        before = len(reader.statements)
        assert reads.registry.in_channel(CHANNEL)[0].assignments
        assert len(reader.statements) == before + 1


def test_where_the_revision_is_known_it_takes_none(reader: Reader) -> None:
    reader.everything()
    before = len(reader.statements)
    with reader.questions.reads(ACME, 1) as reads:
        assert reads.registry.in_channel(CHANNEL)
    assert reader.statements[before:] == []


def test_a_project_that_another_process_changes_is_read_again(
    reader: Reader, elsewhere: SqlOpenWork
) -> None:
    assert [project.private for project in reader.here()] == [False]
    assert reader.called("churn", "kestrel") == [CHURN]
    change(elsewhere, lambda project: replace(project, private=True, aliases=("kestrel",)))
    assert [project.private for project in reader.here()] == [True]
    assert reader.called("kestrel") == [CHURN]
    with reader.questions.reads(ACME) as reads:
        assert reads.registry.project(CHURN).private
        (named,) = reads.registry.projects_named({"kestrel"})
    assert named.private


def test_a_phase_that_another_process_completes_is_read_again(
    reader: Reader, elsewhere: SqlOpenWork
) -> None:
    for status in (PhaseStatus.SKIPPED, PhaseStatus.DONE):
        complete(elsewhere, status)
        assert reader.here()[0].phases[0].status is status


def test_a_project_that_is_new_is_found(reader: Reader, elsewhere: SqlOpenWork) -> None:
    new = replace(a_project(), key=ProjectKey("atlas"), name="Atlas", aliases=())
    assert reader.called("atlas") == []
    with reader.questions.reads(ACME) as reads, pytest.raises(ProjectNotFound):
        reads.registry.project(new.key)
    store(elsewhere, new)
    assert reader.called("atlas") == [new.key]
    assert len(reader.here()) == 2


def test_members_and_groups_that_another_process_writes_are_read_again(
    reader: Reader, elsewhere: SqlOpenWork
) -> None:
    assert reader.people("ana", "omar") == ["U0ANA"]
    with elsewhere(ACME) as work:
        work.bulk.put_members([NamedMember(OMAR, "Omar Haddad")])
    assert reader.people("ana", "omar") == ["U0ANA", OMAR]
    team = Assignment(DATA_ENGINEER, Group(TEAM), Standing.BACKUP)
    with elsewhere(ACME) as work:
        work.bulk.put_user_groups([Group(TEAM, "data", (LEE,))])
    change(elsewhere, lambda project: replace(project, assignments=(team,)))
    assert reader.here()[0].members_holding(DATA_ENGINEER, Standing.BACKUP) == (LEE,)
    with elsewhere(ACME) as work:
        work.bulk.put_user_groups([Group(TEAM, "data", (LEE, OMAR))])
    assert reader.here()[0].members_holding(DATA_ENGINEER, Standing.BACKUP) == (LEE, OMAR)


def test_own_knowledge_that_another_process_writes_is_noticed(
    reader: Reader, elsewhere: SqlOpenWork
) -> None:
    def revision() -> int:
        with reader.questions.reads(ACME) as reads:
            return reads.registry.knowledge_revision()

    before = revision()
    with elsewhere(ACME) as work:
        work.bulk.put_knowledge([], [], None)
    assert revision() == before + 1


def test_what_is_undone_changes_no_revision(reader: Reader, elsewhere: SqlOpenWork) -> None:
    reader.everything()
    before = len(reader.statements)
    with pytest.raises(RuntimeError), elsewhere(ACME) as work:  # noqa: PT012 - one transaction
        work.bulk.put_members([NamedMember(OMAR, "Omar Haddad")])
        raise RuntimeError
    reader.everything()
    assert len(reader.statements) == before + 1


def test_a_change_of_one_workspace_leaves_the_others_alone(
    reader: Reader, elsewhere: SqlOpenWork
) -> None:
    reader.everything()
    before = len(reader.statements)
    store(elsewhere, a_project(), workspace=GLOBEX)
    reader.everything()
    assert len(reader.statements) == before + 1


def test_what_is_written_past_us_is_noticed_a_little_later(
    reader: Reader, engine: Engine, clock: Ticking
) -> None:
    assert reader.here()[0].name != "Renamed by hand"
    with engine.begin() as connection:
        connection.execute(text("UPDATE projects SET name = 'Renamed by hand'"))
    clock.now += LONGEST + 1
    assert reader.here()[0].name == "Renamed by hand"


def test_an_older_revision_does_not_bring_back_what_was_so(
    reader: Reader, elsewhere: SqlOpenWork
) -> None:
    reader.everything()
    change(elsewhere, lambda project: replace(project, private=True))
    assert reader.here()[0].private
    with reader.questions.reads(ACME, 1) as reads:
        assert reads.registry.in_channel(CHANNEL)[0].private


def test_many_phrases_are_looked_up_at_once(reader: Reader) -> None:
    phrases = [f"phrase {number}" for number in range(400)]
    assert reader.called(*phrases, "churn") == [CHURN]
    assert reader.called() == []


def test_what_is_remembered_is_limited() -> None:
    some: Some[int, int] = Some(3)
    for number in range(10):
        assert some.keep(number, number) == number
        assert len(some) <= 3
