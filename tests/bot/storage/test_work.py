"""One transaction: leaving it saves, an exception undoes, two at once do not mix."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import Engine, make_url

from bot.storage.engine import create_engine_for, has_tables
from bot.storage.migrations import at_head
from bot.storage.work import SqlOpenWork, SqlWorkspaces
from bot.use_cases.mailbox import Job
from bot.use_cases.ports import InboxKey
from domain.errors import RegistryAway, SomebodyWasFaster
from domain.ids import CompletionId, PhaseKey
from domain.notifications import Notification, NotificationKind, ToMember
from domain.projects import Person
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, store, stored
from tests.factories import ANA, DANA, NOW, a_project

KEY = InboxKey("Ev1")


def test_an_exception_undoes_everything(open_work: SqlOpenWork) -> None:
    store(open_work, a_project())

    def fail_half_way() -> None:
        with open_work(ACME) as work:
            work.inbox.take(KEY, NOW)
            renamed = replace(work.registry.project(CHURN), name="Renamed")
            work.registry.save(renamed, (), Person(ANA), NOW)
            raise LookupError

    with pytest.raises(LookupError):
        fail_half_way()
    assert stored(open_work) == a_project()
    with open_work(ACME) as work:
        assert work.inbox.take(KEY, NOW)


def test_what_is_owed_is_planned_in_the_same_transaction(
    open_work: SqlOpenWork, jobs: list[Job]
) -> None:
    store(open_work, a_project())
    subject = CompletionId("churn/model_evaluation/1")
    offer = Notification(NotificationKind.OFFER, CHURN, subject, ToMember(DANA))
    with open_work(ACME) as work:
        work.outbox.owe([offer], work.registry.project(CHURN), NOW)
    assert [job.row for job in jobs] == [f"{ACME}:{offer.id}"]


def test_of_two_who_save_at_once_one_wins(open_work: SqlOpenWork) -> None:
    store(open_work, a_project())
    both_have_read = threading.Barrier(2, timeout=30)
    lost: list[str] = []

    def rename(name: str) -> None:
        try:
            with open_work(ACME) as work:
                renamed = replace(work.registry.project(CHURN), name=name)
                both_have_read.wait()
                work.registry.save(renamed, (), Person(ANA), NOW)
        except SomebodyWasFaster:
            lost.append(name)

    names = ["Ana's", "Dana's"]
    threads = [threading.Thread(target=rename, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    (winner,) = set(names) - set(lost)
    assert (stored(open_work).name, stored(open_work).version) == (winner, 2)


def test_of_two_who_take_a_key_at_once_one_gets_it(open_work: SqlOpenWork) -> None:
    ready = threading.Barrier(4, timeout=30)
    taken: list[bool] = []

    def take() -> None:
        ready.wait()
        with open_work(ACME) as work:
            taken.append(work.inbox.take(KEY, NOW))

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(taken) == [False, False, False, True]


def test_reading_does_not_wait_for_a_writer(open_work: SqlOpenWork) -> None:
    store(open_work, a_project())
    with open_work(ACME) as writer:
        writer.inbox.take(KEY, NOW)
        with open_work(ACME) as reader:
            assert reader.registry.project(CHURN) == a_project()


def test_somebody_who_has_read_may_write_after_others_wrote(open_work: SqlOpenWork) -> None:
    store(open_work, a_project())
    with open_work(ACME) as work:
        project = work.registry.project(CHURN)
        with open_work(ACME) as other:
            other.inbox.take(KEY, NOW)
        work.registry.save(replace(project, name="Renamed"), (), Person(ANA), NOW)
    assert stored(open_work).name == "Renamed"


def test_the_workspaces_are_known(open_work: SqlOpenWork, engine: Engine) -> None:
    assert SqlWorkspaces(engine)() == ()
    store(open_work, workspace=GLOBEX)
    store(open_work, workspace=ACME)
    assert SqlWorkspaces(engine)() == (ACME, GLOBEX)


@pytest.fixture
def away(migrated_url: str) -> Generator[Engine]:
    """An engine whose database does not answer."""
    address = make_url(migrated_url)
    if address.drivername == "sqlite":
        engine = create_engine_for(migrated_url)
        with _in_the_way_of(str(address.database)):
            yield engine
    else:
        engine = create_engine_for("postgresql://nobody@127.0.0.1:1/nothing")
        yield engine
    engine.dispose()


@contextmanager
def _in_the_way_of(file: str) -> Generator[None]:
    from pathlib import Path

    Path(file).write_text("This is not a database. " * 100, encoding="utf-8")
    yield


def test_a_database_that_is_away_is_said(away: Engine) -> None:
    def plan(session: object, job: Job) -> None:
        del session, job

    open_work = SqlOpenWork(away, plan)
    with pytest.raises(RegistryAway), open_work(ACME) as work:
        work.inbox.take(KEY, NOW)
    for ask in (SqlWorkspaces(away), lambda: at_head(away), lambda: has_tables(away)):
        with pytest.raises(RegistryAway):
            ask()


def test_a_database_that_went_away_meanwhile_is_said(
    open_work: SqlOpenWork, engine: Engine, database_kind: str
) -> None:
    if database_kind == "sqlite":
        pytest.skip("a file does not hang up")
    store(open_work, a_project())
    with pytest.raises(RegistryAway), open_work(ACME) as work:
        work.registry.project(CHURN)
        url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        work.registry.project(CHURN)
    assert stored(open_work) == a_project()


def test_a_database_that_stays_locked_is_away(
    migrated_url: str, database_kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del migrated_url, database_kind, monkeypatch


def test_a_mistake_of_ours_is_not_called_an_absence(open_work: SqlOpenWork) -> None:
    with pytest.raises(PhaseMistake), open_work(ACME):
        raise PhaseMistake(PhaseKey("x"))


class PhaseMistake(Exception):
    """Something that has nothing to do with a database."""
