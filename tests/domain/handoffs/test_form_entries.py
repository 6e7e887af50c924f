"""Fields that several people change at once."""

import pytest

from domain.handoffs.forms.entries import Entry, Overtaken, mark_of, merged

FOUND = ("ana", "lee")
FIELD = "field"


@pytest.mark.parametrize(
    ("entered", "now", "expected"),
    [
        (FOUND, FOUND, FOUND),
        (FOUND, ("sam",), ("sam",)),  # left alone: what another saved stays
        (("sam",), FOUND, ("sam",)),
        ((), FOUND, ()),
        (("sam",), ("sam",), ("sam",)),  # both the same
    ],
)
def test_what_is_to_stand_in_a_field(
    entered: tuple[str, ...], now: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert merged({FIELD: Entry(entered, mark_of(FOUND))}, {FIELD: now}) == {FIELD: expected}


def test_both_changed_it_and_nothing_is_decided() -> None:
    entries = {FIELD: Entry(("sam",), mark_of(FOUND)), "other": Entry(FOUND, mark_of(FOUND))}
    with pytest.raises(Overtaken) as told:
        merged(entries, {FIELD: ("omar",), "other": ("ines",)})
    assert told.value.fields == (FIELD,)
    assert told.value.entered == {FIELD: ("sam",), "other": ("ines",)}
    assert "nothing of yours was saved" in str(told.value)


def test_a_field_of_a_thing_that_is_gone_counts_as_empty() -> None:
    assert merged({FIELD: Entry((), mark_of(FOUND))}, {}) == {FIELD: ()}
