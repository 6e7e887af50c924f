"""Finding the row of a word among many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questions.local.entries import Entries

KNOWN = ["the", "model", "model card", "a", "zebra", "über"]


@pytest.mark.parametrize(("row", "entry"), list(enumerate(KNOWN)))
def test_an_entry_has_the_row_in_which_it_came(row: int, entry: str) -> None:
    assert Entries.of(KNOWN).row(entry) == row


@pytest.mark.parametrize("strange", ["", "mode", "models", "card", "zebras", "zz", "😀"])
def test_what_is_no_entry_has_no_row(strange: str) -> None:
    assert Entries.of(KNOWN).row(strange) is None


def test_without_entries_nothing_has_a_row() -> None:
    assert Entries.of(()).row("the") is None


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=6), unique=True), st.text("ab"))
def test_it_finds_what_a_dictionary_finds(entries: list[str], asked: str) -> None:
    known = {entry: row for row, entry in enumerate(entries)}
    found = Entries.of(entries)
    assert [found.row(entry) for entry in entries] == list(range(len(entries)))
    assert found.row(asked) == known.get(asked)
