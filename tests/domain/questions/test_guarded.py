"""What guards a pattern never hides what it would find."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.questions.guarded import Guarded
from domain.questions.local import not_ours, possible, rather


def _guarded() -> Iterator[Guarded]:
    for module in (not_ours, possible, rather):
        held = [value for value in vars(module).values() if isinstance(value, Guarded)]
        assert held
        yield from held
    yield from (rule.pattern for rule in rather.RULES)


@pytest.mark.parametrize("guarded", [*_guarded()], ids=lambda one: one.pattern.pattern[:40])
@settings(max_examples=40)
@given(data=st.data())
def test_whatever_a_pattern_matches_says_a_word_that_it_needs(
    guarded: Guarded, data: st.DataObject
) -> None:
    words = data.draw(st.from_regex(guarded.pattern).map(_as_words))
    is_there = guarded.pattern.search(f" {' '.join(words)} ") is not None

    assert guarded.found_in(words) is is_there


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("is it not done", True), ("is it done", False), ("not so", False)],
)
def test_a_pattern_is_found_in_words_side_by_side(text: str, *, is_found: bool) -> None:
    assert Guarded("not", r" not done ").found_in(text.split()) is is_found


def _as_words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
