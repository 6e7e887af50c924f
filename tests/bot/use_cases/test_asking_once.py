"""A question is taken once, kept until it is answered, and answered again after a crash."""

from collections.abc import Generator
from datetime import timedelta

import pytest

from bot.slack.views.answers.answer import answer_message
from bot.slack.views.parts.action_values import ChoiceValue
from bot.use_cases.asking.following import Conversation
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from bot.wiring.core import wire_core
from domain.ids import ChannelId, MemberId, ProjectKey, RoleKey
from tests.bot.use_cases.asking_world import Asking
from tests.bot.use_cases.registry_file import LOCAL
from tests.engines import engine_for
from tests.factories import NOW

KEY = InboxKey("Ev1")
QUESTION = KeptQuestion(
    KEY, LOCAL, ChannelId("C0CHURN"), MemberId("U0ANA"), "who handles drift?", "", NOW
)


@pytest.fixture
def world(migrated_url: str) -> Generator[Asking]:
    engine = engine_for(migrated_url)
    yield Asking.on(engine)
    engine.dispose()


def said_by(member: str) -> Conversation:
    return Conversation(ChannelId("C0COFFEE"), MemberId(member))


def left(world: Asking) -> tuple[KeptQuestion, ...]:
    with world.office.open_work(LOCAL) as work:
        return work.inbox.unanswered(NOW - timedelta(minutes=1), NOW + timedelta(minutes=1))


def test_a_question_that_comes_twice_is_answered_once(world: Asking) -> None:
    first = world.use_case(QUESTION)
    assert first is not None
    assert "<@U0DANA>" in answer_message(first).text
    assert world.use_case(QUESTION) is None


def test_a_question_is_kept_until_its_answer_is_posted(world: Asking) -> None:
    world.use_case(QUESTION)
    (kept,) = left(world)
    answer = world.use_case.again(kept)
    assert "<@U0DANA>" in answer_message(answer).text
    world.use_case.posted(kept, answer)
    world.office.questions.write_now()
    assert left(world) == ()


@pytest.mark.parametrize("topic", ["Drift detection", ""])
def test_a_chosen_role_is_joined_with_the_project(world: Asking, topic: str) -> None:
    choice = ChoiceValue(RoleKey("ml_engineer"), topic, ProjectKey("churn"))
    answer = world.use_case.chosen(LOCAL, said_by("U0ANA"), choice)
    assert "<@U0DANA>" in answer_message(answer).text


def test_a_choice_for_a_private_project_says_nothing_of_it(world: Asking) -> None:
    choice = ChoiceValue(RoleKey("ml_engineer"), "Drift detection", ProjectKey("secret"))
    answer = world.use_case.chosen(LOCAL, said_by("U0OMAR"), choice)
    text = answer_message(answer).text
    assert "Manhattan" not in text
    assert "ask me in its own channel" in text


def test_a_role_that_is_gone_meanwhile_is_refused_in_a_sentence(world: Asking) -> None:
    choice = ChoiceValue(RoleKey("wizard"), "spells", ProjectKey("churn"))
    answer = world.use_case.chosen(LOCAL, said_by("U0ANA"), choice)
    assert "I know no role called “wizard”" in answer_message(answer).text


def test_warming_up_makes_no_difference_to_answers(world: Asking) -> None:
    world.use_case.warm_up()
    assert "<@U0DANA>" in world.said("who handles drift?")


def test_what_was_answered_is_let_go_when_the_process_stops(migrated_url: str) -> None:
    core = wire_core(migrated_url, lambda: NOW)
    answer = core.answer(QUESTION)
    assert answer is not None
    core.answer.posted(QUESTION, answer)
    core.close()
    core = wire_core(migrated_url, lambda: NOW)
    with core.open_work(LOCAL) as work:
        assert work.inbox.unanswered(NOW - timedelta(minutes=1), NOW) == ()
    assert core.answer(QUESTION) is None
    core.close()
