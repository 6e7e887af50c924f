"""What was said last is kept for each conversation, and forgotten in time."""

import time
from datetime import datetime, timedelta

from sqlalchemy import Engine

from bot.storage.engine import create_engine_for
from bot.storage.questions import SqlQuestions
from bot.use_cases.asking.following import Conversation, recalled, spoken
from bot.use_cases.ports.questions import ConversationKey, Spoken
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from bot.use_cases.workspaces.forgetting import ForgetConversations
from domain.ids import ChannelId, ProjectKey, WorkspaceId
from domain.questions.answers import Answer, Guide
from domain.questions.people import RolesOf
from domain.questions.readings import Intent, Reading, Said
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, rows
from tests.factories import ANA, DANA, LEE, ML_ENGINEER, NOW
from tests.fakes.clock import FakeClock

KEY = ConversationKey("C0CHURN/1700000000.000100")
SAID = Said(Intent.WHO_HANDLES, "Modèle “v2”", (ML_ENGINEER,), CHURN, person=DANA)
LATER = Said(Intent.PROJECT_STATUS, project=ProjectKey("atlas"))
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
THREAD = Conversation(ChannelId("C0CHURN"), ANA, "1700000000.000100")
ALONE = Conversation(ChannelId("C0CHURN"), ANA)
ROLES = RolesOf(Reading(Intent.ROLES_OF, 0.95, person=DANA), DANA, ())
QUESTION = KeptQuestion(InboxKey("Ev1"), ACME, THREAD.channel, ANA, "who?", THREAD.thread, NOW)


PATIENCE = 20.0  # seconds


def keep(questions: SqlQuestions, said: Said, at: datetime = NOW) -> None:
    questions.remember(ACME, Spoken(said, at, {KEY: at + DAY}))


def kept(
    questions: SqlQuestions, since: datetime = NOW - MINUTE, workspace: WorkspaceId = ACME
) -> Said | None:
    with questions.reads(workspace) as reads:
        return reads.conversations.said(KEY, since)


def remember(questions: SqlQuestions, answer: Answer, clock: FakeClock) -> None:
    said = spoken(THREAD, answer, clock)
    if said:
        questions.remember(ACME, said)


def recall(questions: SqlQuestions, where: Conversation, clock: FakeClock) -> Said | None:
    with questions.reads(ACME) as reads:
        return recalled(reads, where, clock)


def test_what_was_said_is_found_again(questions: SqlQuestions) -> None:
    keep(questions, SAID)
    assert kept(questions) == SAID
    assert kept(questions, NOW + MINUTE) is None
    with questions.reads(ACME) as reads:
        assert reads.conversations.said(ConversationKey("C0ATLAS/U0ANA"), NOW - DAY) is None


def test_other_processes_find_it_a_moment_later(questions: SqlQuestions, migrated_url: str) -> None:
    engine = create_engine_for(migrated_url)
    elsewhere = SqlQuestions(engine)
    keep(questions, SAID)
    deadline = time.monotonic() + PATIENCE
    while kept(elsewhere) != SAID:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    engine.dispose()


def test_what_is_said_next_takes_its_place(questions: SqlQuestions) -> None:
    keep(questions, SAID)
    keep(questions, LATER, NOW + MINUTE)
    assert kept(questions) == LATER


def test_what_was_said_before_comes_too_late(questions: SqlQuestions) -> None:
    keep(questions, LATER, NOW + MINUTE)
    assert kept(questions) == LATER
    keep(questions, SAID)
    assert kept(questions) == LATER


def test_another_workspace_hears_nothing_of_it(questions: SqlQuestions) -> None:
    keep(questions, SAID)
    assert kept(questions, workspace=GLOBEX) is None


def test_what_a_newer_version_wrote_is_passed_over(questions: SqlQuestions, engine: Engine) -> None:
    keep(questions, SAID)
    questions.write_now()
    with engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE conversations SET said = '{"intent": "dance"}'""")
    assert kept(questions) is None


def test_what_cannot_be_written_harms_no_question(questions: SqlQuestions) -> None:
    keep(questions, SAID, NOW.replace(tzinfo=None))
    keep(questions, SAID, NOW + MINUTE)
    assert questions.take(QUESTION) == 0
    questions.write_now()
    assert kept(questions) == SAID


def test_a_thread_goes_on_for_its_life_and_other_talk_for_ten_minutes(
    questions: SqlQuestions,
) -> None:
    clock = FakeClock()
    remember(questions, ROLES, clock)
    assert recall(questions, ALONE, clock) is not None
    clock.advance(timedelta(minutes=11))
    assert recall(questions, ALONE, clock) is None
    clock.advance(timedelta(days=80))
    said = recall(questions, THREAD, clock)
    assert said is not None
    assert said.person == DANA


def test_everybody_goes_on_in_a_thread_and_nobody_in_anothers_talk(questions: SqlQuestions) -> None:
    clock = FakeClock()
    remember(questions, ROLES, clock)
    assert recall(questions, Conversation(THREAD.channel, LEE, THREAD.thread), clock) is not None
    assert recall(questions, Conversation(THREAD.channel, LEE), clock) is None
    assert recall(questions, Conversation(ChannelId("C0ATLAS"), ANA), clock) is None


def test_a_greeting_in_between_is_not_what_was_said_last(questions: SqlQuestions) -> None:
    clock = FakeClock()
    remember(questions, ROLES, clock)
    remember(questions, Guide(Reading(Intent.HELP, 1.0)), clock)
    assert recall(questions, THREAD, clock) is not None


def test_a_round_forgets_talk_after_a_day_and_threads_after_ninety(
    questions: SqlQuestions, engine: Engine
) -> None:
    clock = FakeClock()
    forget = ForgetConversations(questions, clock)
    remember(questions, ROLES, clock)
    questions.write_now()
    left: list[int] = []
    for days in (0.9, 0.2, 88, 2):
        clock.advance(timedelta(days=days))
        forget()
        left.append(len(rows(engine, "SELECT key FROM conversations")))
    assert left == [2, 1, 1, 0]
