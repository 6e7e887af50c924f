"""Slips of the finger are mended; what is short, known or quite another word is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questions.everyday import FRAME
from domain.questions.local.spelling import Spelling
from domain.questions.stemming import stem
from tests.domain.questions.local.ears import read

SPELLING = Spelling.of(["version", "monitor", "dashboard", "drift", "label", "etl"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("verisoning", "version"),  # two letters in the wrong order
        ("dashbord", "dashboard"),  # one left out
        ("monnitoring", "monitor"),  # one too many
        ("vercioning", "version"),  # a wrong one
        ("versioning", "version"),
    ],
)
def test_one_slip_is_mended(typed: str, meant: str) -> None:
    assert SPELLING.stem(typed) == meant
    assert SPELLING.stem(typed) == meant  # the second time it is remembered


@pytest.mark.parametrize("typed", ["elt", "eetl", "labl"])
def test_short_words_are_too_near_to_one_another(typed: str) -> None:
    assert SPELLING.stem(typed) == stem(typed)


@pytest.mark.parametrize("typed", ["zebra", "vrsnng", "inversion", "monstrous"])
def test_another_word_stays_what_it_is(typed: str) -> None:
    assert SPELLING.stem(typed) == stem(typed)


def test_ordinary_words_are_never_mended() -> None:
    beside = Spelling.of(["whoeve", "shoul", "anybod", "regardin", "responsibl"])
    assert {beside.stem(word) for word in FRAME} == {stem(word) for word in FRAME}


def test_where_nothing_is_known_nothing_is_mended() -> None:
    assert Spelling.of([]).stem("verisoning") == "verison"


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_word_becomes_its_stem_or_a_known_one(word: str) -> None:
    found = SPELLING.stem(word)
    assert found == stem(word) or found in SPELLING.stems
    assert SPELLING.stem(word) == found


def test_whoever_types_in_a_hurry_is_answered_all_the_same() -> None:
    hasty, careful = read("who handels model verisoning?"), read("who handles model versioning?")
    assert (hasty.intent, hasty.roles[0]) == (careful.intent, careful.roles[0])
