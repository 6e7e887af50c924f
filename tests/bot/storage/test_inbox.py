"""What Slack sent is taken once, and a question is kept until its answer is posted."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.storage.engine import create_engine_for
from bot.storage.questions import SqlQuestions
from bot.storage.work import SqlOpenWork
from bot.use_cases.ports.work import InboxKey, KeptQuestion
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
PATIENCE = 20.0  # seconds


def test_a_key_is_taken_once_in_each_workspace(
    open_work: SqlOpenWork, questions: SqlQuestions
) -> None:
    with open_work(ACME) as work:
        assert work.inbox.take(QUESTION.key, NOW)
        assert not work.inbox.take(QUESTION.key, NOW + MINUTE)
    assert questions.take(QUESTION) is None
    with open_work(GLOBEX) as work:
        assert work.inbox.take(QUESTION.key, NOW)


def test_a_question_is_kept_until_it_is_answered(
    open_work: SqlOpenWork, questions: SqlQuestions
) -> None:
    assert questions.take(QUESTION) == 0
    with open_work(ACME) as work:
        assert work.inbox.unanswered(NOW - MINUTE, NOW + MINUTE) == (QUESTION,)
        assert work.inbox.unanswered(NOW + MINUTE, NOW + 2 * MINUTE) == ()
    questions.answered(ACME, QUESTION.key)
    questions.write_now()
    with open_work(ACME) as work:
        assert work.inbox.unanswered(NOW - MINUTE, NOW + MINUTE) == ()
    assert questions.take(QUESTION) is None


def test_an_answered_question_is_let_go_a_moment_later(
    open_work: SqlOpenWork, questions: SqlQuestions
) -> None:
    questions.take(QUESTION)
    questions.answered(ACME, QUESTION.key)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with open_work(ACME) as work:
            if not work.inbox.unanswered(NOW - MINUTE, NOW + MINUTE):
                return
        time.sleep(0.01)
    pytest.fail("it is still kept")


def test_of_many_that_come_at_once_each_is_taken_once(
    open_work: SqlOpenWork, questions: SqlQuestions
) -> None:
    asked = [replace(QUESTION, key=InboxKey(f"Ev{number}")) for number in range(60)]
    with ThreadPoolExecutor(16) as threads:
        revisions = list(threads.map(questions.take, [*asked, *reversed(asked)]))
    assert revisions.count(None) == len(asked)
    with open_work(ACME) as work:
        kept = work.inbox.unanswered(NOW - MINUTE, NOW + MINUTE)
    assert sorted(question.key for question in kept) == sorted(question.key for question in asked)


def test_two_processes_take_the_same_questions_once(
    migrated_url: str, questions: SqlQuestions
) -> None:
    asked = [replace(QUESTION, key=InboxKey(f"Ev{number}")) for number in range(40)]
    engine = create_engine_for(migrated_url)
    others = SqlQuestions(engine)
    with ThreadPoolExecutor(16) as threads:
        ours = threads.map(questions.take, asked)
        theirs = threads.map(others.take, reversed(asked))
        taken = [*ours, *theirs]
    engine.dispose()
    assert taken.count(None) == len(asked)


def test_unanswered_questions_come_oldest_first_and_of_one_workspace(
    open_work: SqlOpenWork, questions: SqlQuestions
) -> None:
    older = replace(QUESTION, key=InboxKey("Ev0"), asked_at=NOW - MINUTE)
    questions.take(QUESTION)
    questions.take(older)
    questions.take(replace(QUESTION, workspace=GLOBEX))
    with open_work(ACME) as work:
        work.inbox.take(InboxKey("Ev2"), NOW)
        assert work.inbox.unanswered(NOW - 2 * MINUTE, NOW) == (older, QUESTION)


def test_a_question_is_taken_over_by_one_worker(
    open_work: SqlOpenWork, questions: SqlQuestions
) -> None:
    questions.take(QUESTION)
    with open_work(ACME) as work:
        assert work.inbox.take_over(QUESTION.key, NOW, unless_since=NOW - MINUTE)
        assert not work.inbox.take_over(QUESTION.key, NOW, unless_since=NOW - MINUTE)
        assert work.inbox.take_over(QUESTION.key, NOW + 2 * MINUTE, unless_since=NOW + MINUTE)


def test_a_question_with_characters_that_a_database_refuses_is_kept(
    open_work: SqlOpenWork, questions: SqlQuestions
) -> None:
    questions.take(replace(QUESTION, text="who\0 handles \ud83d drift?"))
    with open_work(ACME) as work:
        (kept,) = work.inbox.unanswered(NOW, NOW)
    assert kept.text == "who handles ? drift?"
