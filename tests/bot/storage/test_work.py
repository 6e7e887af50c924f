"""One transaction: leaving it saves, an exception undoes, two at once do not mix."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.storage.work import SqlOpenWork
from bot.storage.workspaces import SqlWorkspaces
from bot.use_cases.ports.mailbox import Job
from bot.use_cases.ports.work import InboxKey
from domain.errors import SomebodyWasFaster
from domain.ids import CompletionId
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
