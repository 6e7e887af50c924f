"""Who wants the weekly list is kept for each workspace, and a list is told once."""

import threading
from datetime import timedelta

from bot.storage.work import SqlOpenWork
from domain.ids import WorkspaceId
from domain.teaching.weekly import WeeklyList
from tests.bot.storage.storing import ACME
from tests.factories import ANA, NOW, PRIYA

OTHER = WorkspaceId("T0OTHER")
LATER = NOW + timedelta(days=6)


def begin(open_work: SqlOpenWork, of: WorkspaceId = ACME) -> None:
    with open_work(of) as work:
        work.teachings.lock()
        assert work.weekly.begin(PRIYA, NOW) == WeeklyList(PRIYA, NOW)


def test_who_wants_it_already_keeps_what_is_noted(open_work: SqlOpenWork) -> None:
    begin(open_work)
    with open_work(ACME) as work:
        assert work.weekly.told(PRIYA, LATER)
        assert work.weekly.begin(PRIYA, LATER) == WeeklyList(PRIYA, NOW, LATER)
        work.weekly.begin(ANA, LATER)
    with open_work(ACME) as work:
        assert work.weekly.wanted() == (WeeklyList(ANA, LATER), WeeklyList(PRIYA, NOW, LATER))


def test_a_workspace_knows_nothing_of_the_wishes_of_another(open_work: SqlOpenWork) -> None:
    begin(open_work)
    begin(open_work, OTHER)
    with open_work(OTHER) as work:
        assert work.weekly.told(PRIYA, LATER)
        work.weekly.end(PRIYA)
        assert work.weekly.wanted() == ()
    with open_work(ACME) as work:
        assert work.weekly.find(PRIYA) == WeeklyList(PRIYA, NOW)


def test_who_does_not_want_it_is_not_told(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        assert not work.weekly.told(PRIYA, LATER)
        assert work.weekly.find(PRIYA) is None


def test_who_asked_for_it_afterwards_is_not_told_of_before(open_work: SqlOpenWork) -> None:
    begin(open_work)
    with open_work(ACME) as work:
        assert not work.weekly.told(PRIYA, NOW)


def test_of_many_workers_one_tells(open_work: SqlOpenWork) -> None:
    begin(open_work)
    together, told = threading.Barrier(4, timeout=30), list[bool]()

    def tell() -> None:
        together.wait()
        with open_work(ACME) as work:
            told.append(work.weekly.told(PRIYA, LATER))

    workers = [threading.Thread(target=tell) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    assert sorted(told) == [False, False, False, True]
