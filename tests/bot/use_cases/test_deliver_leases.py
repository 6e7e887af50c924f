"""Leases and runs: who may send a message, and who has to leave it alone."""

from bot.use_cases.ports.work import OutboxId
from tests.fakes.messenger import Call
from tests.fakes.post_office import SUBJECT, PostOffice, an_offer

OFFER = f"{SUBJECT}:offer:U0DANA"


def test_nothing_is_posted_when_the_lease_is_nearly_over(post_office: PostOffice) -> None:
    slow_once = iter([55.0])
    post_office.slack.meanwhile[Call.OPEN] = lambda: post_office.pass_time(
        seconds=next(slow_once, 0.0)
    )
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_due()
    assert post_office.slack.posted == []
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1
    assert Call.FIND not in post_office.slack.calls


def test_a_worker_whose_lease_ended_settles_nothing(post_office: PostOffice) -> None:
    def be_slow_while_another_worker_takes_over() -> None:
        post_office.slack.meanwhile.clear()
        post_office.pass_time(seconds=61)
        post_office.reconcile()
        post_office.rename("nothing to say")
        post_office.deliver_due()

    post_office.slack.meanwhile[Call.POST] = be_slow_while_another_worker_takes_over
    post_office.owe(an_offer("U0DANA"))
    post_office.deliver_due()
    assert post_office.states() == {OFFER: "cancelled"}


def test_a_job_that_the_engine_starts_early_waits_for_its_time(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.pass_time(seconds=-3)
    (job,) = [job for _, job in post_office.jobs.planned]
    post_office.deliver(job.row, job.run)
    assert post_office.slack.posted == []
    post_office.deliver_all()
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_a_job_that_the_engine_starts_twice_sends_once(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    (job,) = [job for _, job in post_office.jobs.planned]
    post_office.slack.meanwhile[Call.OPEN] = lambda: post_office.deliver(job.row, job.run)
    post_office.deliver_all()
    post_office.deliver(job.row, job.run)
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_an_older_run_of_a_row_leaves(post_office: PostOffice) -> None:
    post_office.owe(an_offer("U0DANA"))
    post_office.jobs.forget()
    post_office.pass_time(seconds=11)
    post_office.reconcile()
    (row,) = post_office.rows()
    post_office.deliver(row.id, 1)
    assert post_office.slack.posted == []
    post_office.deliver(row.id, 2)
    assert len(post_office.slack.texts("D0DANA")) == 1


def test_a_job_without_its_row_does_nothing(post_office: PostOffice) -> None:
    post_office.deliver(OutboxId("T0ACME:gone"), 1)
    assert post_office.slack.calls == []
