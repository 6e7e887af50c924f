"""Where a mistake of a registry file is told in a form that says the same."""

import pytest

from domain.errors import KnowledgeMistake
from domain.handoffs.forms.own_parts import GONE, NEW, OwnPart, Writing, fresh_key
from domain.knowledge.mistakes import Contradiction, Place

PHASE = OwnPart("short", "ship")
WRITING = Writing({}, PHASE, PHASE, ("workflows", "phases", 1))


@pytest.mark.parametrize(
    ("place", "field"),
    [
        (("workflows", 0, "phases", 1, "start_with"), "its_start_with"),
        (("workflows", "short", "phases", "ship", "after", "train"), "its_after"),
        (("workflows", 0, "phases", 0, "aliases", "ship"), "its_aliases"),
        (("workflows", "short", "phases", "ship", "key"), "its_name"),
        (("workflows", 0, "name"), "name"),
        (("workflows", 0, "reminders", "lead"), "lead"),
        (("workflows", "another", "phases", "ship", "name"), "name"),
        (("reminders", "remind"), "remind"),
        (("reminders",), "name"),
        ((), "name"),
    ],
)
def test_a_place_of_the_file_is_a_field_of_the_form(place: Place, field: str) -> None:
    assert WRITING.field_of(KnowledgeMistake(place, "wrong")) == field


def test_what_is_written_elsewhere_is_told_where_ours_clashes_with_it() -> None:
    ours, theirs = ("roles", "mine", "aliases", "zebra"), ("roles", "theirs", "name")
    role = Writing({}, OwnPart("mine"), OwnPart("mine"), ("roles", "responsibilities", 0))
    assert role.field_of(Contradiction(theirs, "both", ours)) == "aliases"


def test_what_others_need_of_a_phase_is_told_where_it_is_taken_out() -> None:
    gone = Writing({}, PHASE, PHASE, ("workflows", "phases", 1), GONE)
    place = ("workflows", 0, "phases", "train", "after", "ship")
    assert gone.field_of(KnowledgeMistake(place, "wrong")) == GONE


def test_a_new_key_is_made_of_the_name_and_is_nobodys() -> None:
    taken = frozenset({"legal-review", "legal-review-2", "phase"})
    assert fresh_key("Legal Review!", "phase", taken) == "legal-review-3"
    assert fresh_key("إنجاز", "phase", taken) == "phase-2"


def test_a_part_is_read_again_as_it_was_packed() -> None:
    for part in (OwnPart(), OwnPart(NEW, NEW), PHASE):
        assert OwnPart.unpacked(part.packed()) == part
    with pytest.raises(ValueError, match="values to unpack"):
        OwnPart.unpacked("nothing")
