"""Phrases that stand for a responsibility or a phase are found word for word."""

import pytest

from domain.knowledge.base import KnowledgeBase
from domain.questions.local.aliases import Aliases, Found, covering
from domain.questions.local.hearing import Pieces, hear
from domain.questions.local.spelling import Spelling
from domain.questions.names import names_of
from domain.questions.readings import Context
from tests.domain.knowledge.worlds import (
    BAKER,
    MILLER,
    a_phase,
    a_responsibility,
    a_role,
    a_workflow,
)

SHARED = ("sourdough",)
DOUGH = a_responsibility("dough", "rye dough", *SHARED, shared_aliases=SHARED, helpers=(MILLER,))
LOAVES = a_responsibility("loaves", "rye dough loaves", "up")
FLOUR = a_responsibility("flour", "milled flour", *SHARED)
KNOWLEDGE = KnowledgeBase(
    (a_role(BAKER, DOUGH, LOAVES), a_role(MILLER, FLOUR)),
    (a_workflow(a_phase("proving"), a_phase("baking", "proving", accountable=MILLER)),),
)
ALIASES = Aliases.of(KNOWLEDGE)


def pieces_of(text: str) -> Pieces:
    return hear(text, names_of(KNOWLEDGE), Context()).pieces


def said(text: str) -> list[set[str]]:
    """The keys of what stands in a text, from left to right."""
    return [keys(one) for one in ALIASES.found_in(pieces_of(text))]


def keys(found: Found) -> set[str]:
    return {alias.key for alias in found.aliases}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who makes the dough", [{"dough"}]),
        ("who makes rye dough loaves", [{"loaves"}]),  # the longest wins
        ("rye dough, loaves", [{"loaves"}]),
        ("flour and doughs", [{"flour"}, {"dough"}]),
        ("mill flour", [{"flour"}]),  # whatever the ending
        ("who proves", [{"proving"}]),
        ("nothing of all that", []),
        ("", []),
    ],
)
def test_phrases_are_found_from_left_to_right(text: str, expected: list[set[str]]) -> None:
    assert said(text) == expected


def test_a_shared_phrase_is_everybodys() -> None:
    (found,) = ALIASES.found_in(pieces_of("who feeds the sourdough"))
    assert {alias.role for alias in found.aliases} == {"baker", "miller"}


def test_a_phase_leads_to_whoever_is_accountable_for_it() -> None:
    (found,) = ALIASES.found_in(pieces_of("who does the baking"))
    assert [(alias.role, alias.name) for alias in found.aliases] == [("miller", "Baking")]


def test_an_ordinary_word_alone_is_no_phrase() -> None:
    assert said("who gets up") == []


def test_slips_are_mended_where_the_stemmer_mends_them() -> None:
    hasty = pieces_of("who feeds the sourdogh")
    mending = Spelling.of(stems for key in ALIASES.by_stems for stems in key.split())
    assert ALIASES.found_in(hasty) == ()
    assert [keys(one) for one in ALIASES.found_in(hasty, mending.stem)] == [{"dough", "flour"}]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("who makes the rye dough?", {"dough"}),
        ("dough", {"dough"}),
        ("who makes the rye dough in the cellar?", set[str]()),
        ("dough and flour", set[str]()),
        ("does the baker make the dough", set[str]()),
        ("who is it", set[str]()),
    ],
)
def test_a_phrase_covers_a_text_that_says_nothing_else(text: str, covered: set[str]) -> None:
    pieces = pieces_of(text)
    assert {alias.key for alias in covering(pieces, ALIASES.found_in(pieces))} == covered
