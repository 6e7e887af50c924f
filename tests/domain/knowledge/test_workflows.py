"""A workflow is a graph: what comes first, what follows, and never in a circle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.errors import PhaseNotFound
from domain.ids import PhaseKey
from domain.knowledge.workflows import Workflow, WorkflowPhase
from tests.domain.knowledge.worlds import a_phase, a_workflow


def keys(phases: tuple[WorkflowPhase, ...]) -> list[str]:
    return [phase.key for phase in phases]


@pytest.fixture
def fork() -> Workflow:
    """Two ways to the dough, and two ways on from it."""
    return a_workflow(
        a_phase("grinding"),
        a_phase("watering"),
        a_phase("kneading", "grinding", "watering"),
        a_phase("baking", "kneading"),
        a_phase("selling", "kneading"),
    )


def test_a_workflow_starts_with_the_phases_that_wait_for_nothing(fork: Workflow) -> None:
    assert keys(fork.first()) == ["grinding", "watering"]


def test_phases_follow_what_they_wait_for(fork: Workflow) -> None:
    assert keys(fork.following(PhaseKey("kneading"))) == ["baking", "selling"]
    assert keys(fork.following(PhaseKey("selling"))) == []


def test_a_phase_knows_the_phases_before_it(fork: Workflow) -> None:
    assert keys(fork.before(PhaseKey("kneading"))) == ["grinding", "watering"]


def test_a_phase_is_found_by_its_key(fork: Workflow) -> None:
    assert fork.phase(PhaseKey("baking")).name == "Baking"
    assert fork.has_phase(PhaseKey("baking"))
    assert not fork.has_phase(PhaseKey("tasting"))


def test_an_unknown_phase_is_told_with_the_known_ones(fork: Workflow) -> None:
    with pytest.raises(PhaseNotFound, match=r"“tasting”.*grinding, watering, kneading"):
        fork.phase(PhaseKey("tasting"))


def test_a_workflow_never_changes(fork: Workflow) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        fork.phases = ()


KEYS = ("a", "b", "c", "d", "e")


def test_what_comes_after_a_phase_is_told_once_however_many_ways_lead_there() -> None:
    diamond = a_workflow(
        a_phase("a"), a_phase("b", "a"), a_phase("c", "a"), a_phase("d", "b", "c"), a_phase("e")
    )

    assert diamond.all_after(PhaseKey("a")) == ("b", "c", "d")
    assert diamond.all_after(PhaseKey("e")) == ()


Pairs = set[tuple[str, str]]


@given(st.sets(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=8))
def test_a_workflow_is_refused_if_and_only_if_it_has_a_circle(waits: Pairs) -> None:
    phases = [a_phase(key, *(before for after, before in waits if after == key)) for key in KEYS]

    if stuck(waits):
        with pytest.raises(ValidationError, match="wait for one another in a circle"):
            a_workflow(*phases)
    else:
        assert a_workflow(*phases).first()


def stuck(waits: Pairs) -> Pairs:
    """What is left when everything that can be done, one after the other, is done."""
    left = set(waits)
    while done := {before for _, before in left} - {after for after, _ in left}:
        left = {(after, before) for after, before in left if before not in done}
    return left
