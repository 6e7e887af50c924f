"""A question that a crash left unanswered is answered by a worker, once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.storage.questions import SqlQuestions
from bot.storage.workspaces import SqlWorkspaces
from bot.use_cases.asking.recover import AnswerLeftQuestions
from bot.use_cases.ports.sending import Uncertain
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from domain.ids import ChannelId
from tests.factories import ANA
from tests.fakes.post_office import ACME, PostOffice


@dataclass
class Answerer:
    """Answers, as somebody who keeps count."""

    office: PostOffice
    answered: list[str] = field(default_factory=list[str])
    failing: int = 0
    meanwhile: Callable[[], None] = lambda: None

    def __call__(self, question: KeptQuestion) -> None:
        self.meanwhile()
        if self.failing:
            self.failing -= 1
            raise Uncertain("timed out")
        self.answered.append(question.text)
        questions = SqlQuestions(self.office.engine)
        questions.answered(question.workspace, question.key)
        questions.write_now()


@pytest.fixture
def answerer(post_office: PostOffice) -> Answerer:
    return Answerer(post_office)


@pytest.fixture
def recover(post_office: PostOffice, answerer: Answerer) -> AnswerLeftQuestions:
    workspaces = SqlWorkspaces(post_office.engine)
    return AnswerLeftQuestions(workspaces, post_office.open_work, answerer, post_office.clock)


@pytest.fixture
def asked(post_office: PostOffice) -> PostOffice:
    """A post office that was asked something just now and has not answered."""
    question = KeptQuestion(
        key=InboxKey("Ev1"),
        workspace=ACME,
        channel=ChannelId("C0CHURN"),
        asker=ANA,
        text="who handles deploys?",
        thread="",
        asked_at=post_office.clock.now,
    )
    assert SqlQuestions(post_office.engine).take(question) is not None
    return post_office


def test_a_question_is_left_to_whoever_took_it_for_half_a_minute(
    asked: PostOffice, recover: AnswerLeftQuestions, answerer: Answerer
) -> None:
    asked.pass_time(seconds=29)
    recover()
    assert answerer.answered == []


def test_a_question_that_was_left_is_answered_once(
    asked: PostOffice, recover: AnswerLeftQuestions, answerer: Answerer
) -> None:
    asked.pass_time(seconds=31)
    recover()
    asked.pass_time(seconds=61)
    recover()
    assert answerer.answered == ["who handles deploys?"]


def test_of_two_workers_one_answers(
    asked: PostOffice, recover: AnswerLeftQuestions, answerer: Answerer
) -> None:
    asked.pass_time(seconds=31)

    def another_worker_comes() -> None:
        answerer.meanwhile = lambda: None
        recover()

    answerer.meanwhile = another_worker_comes
    recover()
    assert answerer.answered == ["who handles deploys?"]


def test_a_question_that_could_not_be_answered_is_answered_later(
    asked: PostOffice, recover: AnswerLeftQuestions, answerer: Answerer
) -> None:
    answerer.failing = 1
    asked.pass_time(seconds=31)
    recover()
    asked.pass_time(seconds=61)
    recover()
    assert answerer.answered == ["who handles deploys?"]


def test_an_old_question_is_let_be(
    asked: PostOffice, recover: AnswerLeftQuestions, answerer: Answerer
) -> None:
    asked.clock.advance(timedelta(minutes=10, seconds=1))
    recover()
    assert answerer.answered == []
