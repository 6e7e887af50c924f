"""A whole question is one phrase, whichever door it came through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questions.whole import LONGEST_PHRASE, whole


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("who handles R&amp;D?", "who handles R&D?"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("see <#C0CHURN|churn> please", "see #churn please"),
        ("see <https://x.example|the board>", "see the board"),
        ("ask <@U0DANA|dana>", "ask <@U0DANA>"),
        ("Lucía’s   ZEBRA!", "lucia s zebra"),
    ],
)
def test_both_fold_to_the_same_words(sent: str, typed: str) -> None:
    assert whole(sent) == whole(typed)


@given(st.text())
def test_every_text_has_bounded_words(text: str) -> None:
    assert len(whole(text)) <= LONGEST_PHRASE + 1


def test_what_goes_on_after_the_limit_equals_no_phrase() -> None:
    phrase = "z" * LONGEST_PHRASE
    assert whole(phrase) == phrase
    assert whole(f"{phrase}z") != phrase
    assert whole(f"zebra{'!' * 5_000} and more") != "zebra"
