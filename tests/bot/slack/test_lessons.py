"""What people type after `/baton teach`, and what a form carries."""

import pytest

from bot.slack.lessons import Typed, read_typed, typed_lesson
from bot.slack.views.parts.wish_value import Occasion, WishValue
from domain.ids import ChannelId, QuestionId, ResponsibilityKey, TeachingId
from domain.teaching.lessons import ExactPhrase, Lesson, MovedResponsibility, NewAlias
from tests.factories import DEVELOPER, ML_ENGINEER, a_knowledge_base

VERSIONING = ResponsibilityKey("model_versioning")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ('"who owns it?" = developer', "who owns it?", "developer"),
        ("“who owns it?” → developer.", "who owns it?", "developer"),
        ("'a = b' -> ML engineer", "a = b", "ML engineer"),
        ("zebra board = “data engineer”", "zebra board", "data engineer"),
        ('"x" => y', "x", "y"),
    ],
)
def test_words_and_a_name_are_read(text: str, words: str, name: str) -> None:
    assert read_typed(text) == Typed(words, name)


@pytest.mark.parametrize("text", ["", "who owns it?", '"who owns it?"', "=", "= developer"])
def test_anything_else_opens_the_form(text: str) -> None:
    assert read_typed(text) is None


def test_a_role_means_a_phrase_and_a_responsibility_another_word_for_it() -> None:
    knowledge = a_knowledge_base()
    phrase = typed_lesson(Typed("zebra", "the developer".removeprefix("the "), "Zebra"), knowledge)
    assert phrase == ExactPhrase("zebra", DEVELOPER, "Zebra")
    alias = typed_lesson(Typed("zebra", "Model versioning"), knowledge)
    assert alias == NewAlias("zebra", VERSIONING)


@pytest.mark.parametrize(
    "lesson",
    [
        ExactPhrase('who "owns"\n🦓?', ML_ENGINEER, "zebra"),
        NewAlias("quagga", VERSIONING),
        MovedResponsibility(VERSIONING, DEVELOPER),
    ],
)
@pytest.mark.parametrize("key", [None, TeachingId("t1")])
def test_what_is_carried_comes_back(lesson: Lesson, key: TeachingId | None) -> None:
    occasion = Occasion(ChannelId("C0CHURN"), QuestionId("q1"))
    value = WishValue(lesson, occasion, key)
    assert WishValue.unpacked(value.packed()) == value
    assert len(value.packed()) < 2_000


def test_an_occasion_may_be_unknown() -> None:
    assert Occasion.unpacked(Occasion().packed()) == Occasion()
