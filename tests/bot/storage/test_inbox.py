"""What Slack sent is taken once, and a question is kept until its answer is posted."""

from dataclasses import replace
from datetime import timedelta

from bot.storage.work import SqlOpenWork
from bot.use_cases.ports import InboxKey, KeptQuestion
from domain.ids import ChannelId
from tests.bot.storage.storing import ACME, GLOBEX
from tests.factories import ANA, NOW

QUESTION = KeptQuestion(
    key=InboxKey("Ev1"),
    workspace=ACME,
    channel=ChannelId("C0CHURN"),
    asker=ANA,
    text="who handles drift here?",
    thread="1700000000.000100",
    asked_at=NOW,
)
MINUTE = timedelta(minutes=1)


def test_a_key_is_taken_once_in_each_workspace(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        assert work.inbox.take(QUESTION.key, NOW)
        assert not work.inbox.take(QUESTION.key, NOW + MINUTE)
    with open_work(ACME) as work:
        assert not work.inbox.take_question(QUESTION)
    with open_work(GLOBEX) as work:
        assert work.inbox.take(QUESTION.key, NOW)


def test_a_question_is_kept_until_it_is_answered(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        assert work.inbox.take_question(QUESTION)
    with open_work(ACME) as work:
        assert work.inbox.unanswered(NOW - MINUTE, NOW + MINUTE) == (QUESTION,)
        assert work.inbox.unanswered(NOW + MINUTE, NOW + 2 * MINUTE) == ()
        work.inbox.answered(QUESTION.key)
    with open_work(ACME) as work:
        assert work.inbox.unanswered(NOW - MINUTE, NOW + MINUTE) == ()
        assert not work.inbox.take_question(QUESTION)


def test_unanswered_questions_come_oldest_first_and_of_one_workspace(
    open_work: SqlOpenWork,
) -> None:
    older = replace(QUESTION, key=InboxKey("Ev0"), asked_at=NOW - MINUTE)
    with open_work(ACME) as work:
        work.inbox.take_question(QUESTION)
        work.inbox.take_question(older)
        work.inbox.take(InboxKey("Ev2"), NOW)
    with open_work(GLOBEX) as work:
        work.inbox.take_question(replace(QUESTION, workspace=GLOBEX))
    with open_work(ACME) as work:
        assert work.inbox.unanswered(NOW - 2 * MINUTE, NOW) == (older, QUESTION)


def test_a_question_is_taken_over_by_one_worker(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        work.inbox.take_question(QUESTION)
        assert work.inbox.take_over(QUESTION.key, NOW, unless_since=NOW - MINUTE)
        assert not work.inbox.take_over(QUESTION.key, NOW, unless_since=NOW - MINUTE)
        assert work.inbox.take_over(QUESTION.key, NOW + 2 * MINUTE, unless_since=NOW + MINUTE)


def test_a_question_with_characters_that_a_database_refuses_is_kept(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        assert work.inbox.take_question(replace(QUESTION, text="who\0 handles \ud83d drift?"))
        (kept,) = work.inbox.unanswered(NOW, NOW)
    assert kept.text == "who handles ? drift?"
