"""What was said last is kept for each conversation, and forgotten in time."""

from datetime import timedelta

from sqlalchemy import Engine

from bot.storage.work import SqlOpenWork
from bot.use_cases.following import Conversation, ForgetConversations, recalled, remember
from bot.use_cases.ports import ConversationKey
from domain.ids import ChannelId, ProjectKey
from domain.questions.answers import Guide, RolesOf
from domain.questions.readings import Intent, Reading, Said
from tests.bot.storage.storing import ACME, CHURN, GLOBEX, rows
from tests.factories import ANA, DANA, LEE, ML_ENGINEER, NOW
from tests.fakes.clock import FakeClock

KEY = ConversationKey("C0CHURN/1700000000.000100")
SAID = Said(Intent.WHO_HANDLES, "Modèle “v2”", (ML_ENGINEER,), CHURN, person=DANA)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
THREAD = Conversation(ChannelId("C0CHURN"), ANA, "1700000000.000100")
ALONE = Conversation(ChannelId("C0CHURN"), ANA)
ROLES = RolesOf(Reading(Intent.ROLES_OF, 0.95, person=DANA), DANA, ())


def test_what_was_said_is_found_again(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        work.conversations.keep(SAID, NOW, {KEY: NOW + DAY})
    with open_work(ACME) as work:
        assert work.conversations.said(KEY, NOW - MINUTE) == SAID
        assert work.conversations.said(KEY, NOW + MINUTE) is None
        assert work.conversations.said(ConversationKey("C0ATLAS/U0ANA"), NOW - DAY) is None


def test_what_is_said_next_takes_its_place(open_work: SqlOpenWork) -> None:
    later = Said(Intent.PROJECT_STATUS, project=ProjectKey("atlas"))
    with open_work(ACME) as work:
        work.conversations.keep(SAID, NOW, {KEY: NOW + DAY})
        work.conversations.keep(later, NOW + MINUTE, {KEY: NOW + DAY})
        assert work.conversations.said(KEY, NOW) == later


def test_another_workspace_hears_nothing_of_it(open_work: SqlOpenWork) -> None:
    with open_work(ACME) as work:
        work.conversations.keep(SAID, NOW, {KEY: NOW + DAY})
    with open_work(GLOBEX) as work:
        assert work.conversations.said(KEY, NOW - DAY) is None
        assert work.conversations.forget(NOW + 2 * DAY) == 0


def test_what_a_newer_version_wrote_is_passed_over(open_work: SqlOpenWork, engine: Engine) -> None:
    with open_work(ACME) as work:
        work.conversations.keep(SAID, NOW, {KEY: NOW + DAY})
    with engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE conversations SET said = '{"intent": "dance"}'""")
    with open_work(ACME) as work:
        assert work.conversations.said(KEY, NOW - MINUTE) is None


def test_a_thread_goes_on_for_its_life_and_other_talk_for_ten_minutes(
    open_work: SqlOpenWork,
) -> None:
    clock = FakeClock()
    with open_work(ACME) as work:
        remember(work, THREAD, ROLES, clock)
        assert recalled(work, ALONE, clock) is not None
        clock.advance(timedelta(minutes=11))
        assert recalled(work, ALONE, clock) is None
        clock.advance(timedelta(days=80))
        said = recalled(work, THREAD, clock)
    assert said is not None
    assert said.person == DANA


def test_everybody_goes_on_in_a_thread_and_nobody_in_anothers_talk(open_work: SqlOpenWork) -> None:
    clock = FakeClock()
    with open_work(ACME) as work:
        remember(work, THREAD, ROLES, clock)
        in_thread = Conversation(THREAD.channel, LEE, THREAD.thread)
        assert recalled(work, in_thread, clock) is not None
        assert recalled(work, Conversation(THREAD.channel, LEE), clock) is None
        assert recalled(work, Conversation(ChannelId("C0ATLAS"), ANA), clock) is None


def test_a_greeting_in_between_is_not_what_was_said_last(open_work: SqlOpenWork) -> None:
    clock = FakeClock()
    with open_work(ACME) as work:
        remember(work, THREAD, ROLES, clock)
        remember(work, THREAD, Guide(Reading(Intent.HELP, 1.0)), clock)
        assert recalled(work, THREAD, clock) is not None


def test_a_round_forgets_talk_after_a_day_and_threads_after_ninety(
    open_work: SqlOpenWork, engine: Engine
) -> None:
    clock = FakeClock()
    forget = ForgetConversations(lambda: (ACME,), open_work, clock)
    with open_work(ACME) as work:
        remember(work, THREAD, ROLES, clock)
    left = []
    for days in (0.9, 0.2, 88, 2):
        clock.advance(timedelta(days=days))
        forget()
        left.append(len(rows(engine, "SELECT key FROM conversations")))
    assert left == [2, 1, 1, 0]
