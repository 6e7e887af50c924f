"""Many workers at the same rows: each message is sent once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from domain.notifications import Refresh
from tests.fakes.messenger import Call
from tests.fakes.post_office import SUBJECT, PostOffice, a_card, an_offer

WORKERS = 8


def test_workers_that_take_the_same_job_at_once_send_it_once(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    (job,) = [job for _, job in post_office.jobs.planned]
    together = Barrier(WORKERS)

    def work(_: int) -> None:
        together.wait(10)
        post_office.deliver(job.row, job.run)

    with ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(work, range(WORKERS)))
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_workers_that_reconcile_at_once_plan_a_message_once(
    post_office: PostOffice,
) -> None:
    post_office.owe(an_offer("U0DANA"), an_offer("U0LEE"))
    post_office.jobs.forget()
    post_office.pass_time(seconds=11)
    together = Barrier(WORKERS)

    def work(_: int) -> None:
        together.wait(10)
        post_office.reconcile()

    with ThreadPoolExecutor(WORKERS) as workers:
        list(workers.map(work, range(WORKERS)))
    assert sorted(job.run for _, job in post_office.jobs.planned) == [2, 2]


def test_workers_that_edit_while_things_change_end_with_what_is_so(post_office: PostOffice) -> None:
    post_office.owe(a_card("C0CHURN"))
    post_office.deliver_due()
    names = [f"name {number}" for number in range(5)]
    for name in names:
        post_office.rename(name, Refresh(SUBJECT))
    jobs = [job for _, job in post_office.jobs.planned]
    post_office.jobs.forget()
    together = Barrier(len(jobs))

    def work(number: int) -> None:
        together.wait(10)
        post_office.deliver(jobs[number].row, jobs[number].run)

    with ThreadPoolExecutor(len(jobs)) as workers:
        list(workers.map(work, range(len(jobs))))
    post_office.deliver_all()
    assert post_office.slack.texts("C0CHURN") == ["card: name 4"]
    assert post_office.slack.calls.count(Call.UPDATE) == 1
