"""The durable engine does what delivery relies on, on both databases."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from bot.delivery.engine import Engine
from bot.delivery.jobs import EngineClient, engine_url, migrate_engine
from bot.storage.engine import create_engine_for
from tests.bot.delivery.conftest import QUICK, Deliveries, a_job

HOUR = timedelta(hours=1)


@pytest.mark.usefixtures("engine")
def test_a_job_is_started_after_the_commit(
    client: EngineClient, session: Session, deliveries: Deliveries
) -> None:
    client(session, a_job("first"))
    client(session, a_job("second"))
    session.commit()
    deliveries.wait_for("first")
    deliveries.wait_for("second")
    assert sorted(deliveries.done) == [("first", 1), ("second", 1)]


@pytest.mark.usefixtures("engine")
def test_a_job_of_a_transaction_that_was_rolled_back_does_not_exist(
    client: EngineClient, session: Session, deliveries: Deliveries
) -> None:
    client(session, a_job("undone"))
    session.rollback()
    client(session, a_job("done"))
    session.commit()
    deliveries.wait_for("done")
    assert deliveries.done == [("done", 1)]


def test_jobs_can_be_planned_while_no_worker_runs(
    ready_url: str, client: EngineClient, session: Session, deliveries: Deliveries
) -> None:
    job = a_job("patient")
    client(session, job)
    session.commit()
    assert client.waiting([job.id, a_job("unknown").id]) == {job.id}
    engine = Engine(ready_url, deliveries, QUICK)
    engine.start()
    deliveries.wait_for("patient")
    engine.stop()
    assert client.waiting([job.id]) == frozenset()


@pytest.mark.usefixtures("engine")
def test_a_delayed_job_waits_for_its_time_and_is_known_to_wait(
    client: EngineClient, session: Session, deliveries: Deliveries
) -> None:
    soon = replace(a_job("soon"), delay=timedelta(milliseconds=100))
    late = replace(a_job("late"), delay=HOUR)
    client(session, soon)
    client(session, late)
    session.commit()
    deliveries.wait_for("soon")
    assert client.waiting([soon.id, late.id]) == {late.id}
    assert deliveries.done == [("soon", 1)]


@pytest.mark.usefixtures("engine")
def test_a_delivery_that_breaks_off_stops_no_other(
    client: EngineClient, session: Session, deliveries: Deliveries
) -> None:
    broke = threading.Event()

    def break_off() -> None:
        broke.set()
        raise ZeroDivisionError

    deliveries.doing = break_off
    client(session, a_job("broken"))
    session.commit()
    assert broke.wait(20)
    deliveries.doing = lambda: None
    client(session, a_job("whole"))
    session.commit()
    deliveries.wait_for("whole")
    assert deliveries.done == [("whole", 1)]


def test_the_engine_starts_again_in_the_same_process(
    ready_url: str, client: EngineClient, session: Session, deliveries: Deliveries
) -> None:
    for row in ("one", "two", "three"):
        engine = Engine(ready_url, deliveries, QUICK)
        engine.start()
        client(session, a_job(row))
        session.commit()
        deliveries.wait_for(row)
        engine.stop()
    assert deliveries.done == [("one", 1), ("two", 1), ("three", 1)]


def test_stopping_waits_for_what_is_at_work(
    ready_url: str, client: EngineClient, session: Session, deliveries: Deliveries
) -> None:
    engine = Engine(ready_url, deliveries, QUICK)
    engine.start()
    at_work, stopping = threading.Event(), threading.Event()

    def work_until_the_engine_stops() -> None:
        at_work.set()
        stopping.wait(5)

    deliveries.doing = work_until_the_engine_stops
    client(session, a_job("slow"))
    session.commit()
    assert at_work.wait(10)
    stopper = threading.Thread(target=engine.stop)
    stopper.start()
    stopping.set()
    stopper.join()
    assert deliveries.done == [("slow", 1)]


def test_started_jobs_are_forgotten_after_a_while(
    engine: Engine, client: EngineClient, session: Session, deliveries: Deliveries
) -> None:
    late = replace(a_job("late"), delay=HOUR)
    client(session, a_job("done"))
    client(session, late)
    session.commit()
    deliveries.wait_for("done")
    engine.stop()
    now = datetime.now(UTC)
    assert client.forget(now - HOUR) == 0
    assert client.forget(now + HOUR) == 1
    assert client.waiting([late.id]) == {late.id}


def test_the_engine_keeps_its_arguments_as_json_and_no_version(
    database_kind: str, client: EngineClient, session: Session
) -> None:
    client(session, a_job("plain"))
    session.commit()
    schema = "dbos." if database_kind == "postgresql" else ""
    kept = session.execute(
        text(f"SELECT serialization, application_version FROM {schema}workflow_status")  # noqa: S608 - a name of ours
    )
    assert kept.all() == [("portable_json", None)]


def test_migrating_the_engine_twice_changes_nothing(database_url: str) -> None:
    migrate_engine(database_url)
    made = _tables(database_url)
    migrate_engine(database_url)
    assert "workflow_status" in made
    assert _tables(database_url) == made


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("postgres://host/baton", "postgresql://host/baton"),
        ("postgresql+psycopg://host/baton", "postgresql://host/baton"),
        ("sqlite:///baton.db", "sqlite:///baton.db"),
    ],
)
def test_the_engine_takes_the_address_that_baton_takes(given: str, taken: str) -> None:
    assert engine_url(given) == taken


def _tables(database_url: str) -> set[str]:
    database = create_engine_for(database_url)
    schema = "dbos" if database.dialect.name == "postgresql" else None
    found = set(inspect(database).get_table_names(schema))
    database.dispose()
    return found
