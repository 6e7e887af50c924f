"""Questions are remembered with how they were understood, grouped by their words, for a while."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.storage.questions import SqlQuestions
from bot.storage.work import SqlOpenWork
from bot.storage.workspaces import SqlAskedWorkspaces
from bot.use_cases.ports.memory import KeptReading, Unanswered, Verdict, Vote
from bot.use_cases.workspaces.forgetting import ForgetOldQuestions
from domain.ids import ChannelId, MemberId, ProjectKey, QuestionId, TeachingId, WorkspaceId
from domain.questions.policy import Outcome
from domain.questions.readings import Intent
from domain.teaching.refusals import QuestionForgotten
from tests.bot.storage.storing import ACME
from tests.factories import ANA, DANA, DEVELOPER, ML_ENGINEER, NOW

OTHER = WorkspaceId("T0OTHER")
HOUR = timedelta(hours=1)


def a_reading(
    key: str = "q1", text: str = "who owns the zebra?", at: datetime = NOW
) -> KeptReading:
    return KeptReading(
        id=QuestionId(key),
        asker=ANA,
        channel=ChannelId("C0CHURN"),
        thread="1.1",
        text=text,
        asked_at=at,
        intent=Intent.WHO_HANDLES,
        outcome=Outcome.UNKNOWN,
        confidence=0.25,
        roles=(ML_ENGINEER, DEVELOPER),
        topic="zebra",
        project=ProjectKey("churn"),
    )


def keep(open_work: SqlOpenWork, *readings: KeptReading, of: WorkspaceId = ACME) -> None:
    questions = SqlQuestions(open_work.engine)
    for reading in readings:
        questions.keep(of, reading)
    questions.write_now()


def test_a_reading_comes_back_as_it_was_and_only_where_it_was(open_work: SqlOpenWork) -> None:
    keep(open_work, a_reading())
    with open_work(ACME) as work:
        assert work.readings.reading(QuestionId("q1")) == a_reading()
    with open_work(OTHER) as work, pytest.raises(QuestionForgotten):
        work.readings.reading(QuestionId("q1"))


def test_a_question_that_is_answered_again_stays_as_it_was(open_work: SqlOpenWork) -> None:
    keep(open_work, a_reading(), replace(a_reading(), confidence=0.9))
    with open_work(ACME) as work:
        assert work.readings.reading(QuestionId("q1")).confidence == 0.25


def test_a_very_long_question_is_kept_in_part(open_work: SqlOpenWork) -> None:
    keep(open_work, a_reading(text="zebra 🦓 " * 5_000))
    with open_work(ACME) as work:
        assert len(work.readings.reading(QuestionId("q1")).text) == 1_000


def test_unanswered_questions_come_latest_first_each_wording_once(open_work: SqlOpenWork) -> None:
    first = a_reading("q1", "who owns the zebra?", NOW)
    again = a_reading("q2", "Who owns the ZEBRA", NOW + 3 * HOUR)
    other = a_reading("q3", "who owns quokkas?", NOW + HOUR)
    answered = replace(a_reading("q4", "who does drift?"), outcome=Outcome.ANSWER)
    keep(open_work, first, again, other, answered)
    with open_work(ACME) as work:
        assert work.readings.unanswered(9) == (
            Unanswered(first, NOW + 3 * HOUR, 2),
            Unanswered(other, NOW + HOUR, 1),
        )
        assert [u.first.id for u in work.readings.unanswered(1)] == ["q1"]
        assert [u.first.id for u in work.readings.unanswered(9, "who owns quokkas")] == ["q3"]
        assert work.readings.answered(9) == ((answered, 1),)
        assert work.readings.answered(9, "something else") == ()


def test_what_was_learned_is_unanswered_no_longer(open_work: SqlOpenWork) -> None:
    keep(open_work, a_reading("q1"), a_reading("q2", at=NOW + HOUR), a_reading("q3", "other"))
    with open_work(ACME) as work:
        work.readings.learned("WHO owns the zebra?", TeachingId("t1"))
    with open_work(ACME) as work:
        assert [u.first.id for u in work.readings.unanswered(9)] == ["q3"]
        assert work.readings.reading(QuestionId("q2")).learned == "t1"


def test_an_answer_that_was_not_meant_counts_as_unanswered(open_work: SqlOpenWork) -> None:
    keep(open_work, replace(a_reading(), outcome=Outcome.CHOICES))
    with open_work(ACME) as work:
        assert work.readings.unanswered(9) == ()
        work.readings.doubted(QuestionId("q1"))
        assert [u.first.id for u in work.readings.unanswered(9)] == ["q1"]


def test_a_second_vote_takes_the_place_of_the_first(open_work: SqlOpenWork) -> None:
    keep(open_work, a_reading())
    question = QuestionId("q1")
    right = Vote(question, MemberId(DANA), Verdict.RIGHT, NOW, DEVELOPER)
    wrong = Vote(question, MemberId(ANA), Verdict.WRONG, NOW + HOUR)
    with open_work(ACME) as work:
        work.readings.vote(Vote(question, MemberId(DANA), Verdict.WRONG, NOW))
        work.readings.vote(right)
        work.readings.vote(wrong)
    with open_work(ACME) as work:
        assert list(work.readings.votes()) == [(a_reading(), right), (a_reading(), wrong)]
    with open_work(OTHER) as work:
        assert list(work.readings.votes()) == []


def test_after_ninety_days_questions_and_votes_are_forgotten(open_work: SqlOpenWork) -> None:
    old = a_reading("q1", at=NOW - timedelta(days=91))
    keep(open_work, old, a_reading("q2", at=NOW - timedelta(days=89)))
    with open_work(ACME) as work:
        work.readings.vote(Vote(old.id, MemberId(ANA), Verdict.RIGHT, NOW))

    ForgetOldQuestions(SqlAskedWorkspaces(open_work.engine), open_work, lambda: NOW)()

    with open_work(ACME) as work:
        assert [u.first.id for u in work.readings.unanswered(9)] == ["q2"]
        assert list(work.readings.votes()) == []
