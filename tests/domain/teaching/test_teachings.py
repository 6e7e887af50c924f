"""A teaching goes from proposed to taught or rejected, and from taught to undone; no other way."""

from collections.abc import Callable
from datetime import datetime

import pytest

from domain.errors import Refused
from domain.ids import MemberId, TeachingId
from domain.projects import Actor, Operator, Person
from domain.teaching.lessons import ExactPhrase
from domain.teaching.refusals import NotForYou, TeachingSettled
from domain.teaching.teachings import (
    Maintainers,
    Teaching,
    TeachingStatus,
    approve,
    begin,
    reject,
    undo,
)
from tests.factories import ANA, DEVELOPER, NOW, PRIYA, SAM

LEADS = Maintainers(frozenset({PRIYA}))
NOBODY = Maintainers(frozenset())
Step = Callable[[Teaching, Actor, Maintainers, datetime], Teaching]

LEGAL: dict[tuple[TeachingStatus, Step], TeachingStatus] = {
    (TeachingStatus.PROPOSED, approve): TeachingStatus.TAUGHT,
    (TeachingStatus.PROPOSED, reject): TeachingStatus.REJECTED,
    (TeachingStatus.TAUGHT, undo): TeachingStatus.UNDONE,
}


def a_teaching(status: TeachingStatus, by: Actor | None = None) -> Teaching:
    lesson = ExactPhrase("zebra", DEVELOPER)
    return Teaching(TeachingId("t1"), lesson, status, by or Person(ANA), NOW)


@pytest.mark.parametrize("status", TeachingStatus)
@pytest.mark.parametrize("step", [approve, reject, undo])
def test_the_table_of_steps(status: TeachingStatus, step: Step) -> None:
    teaching = a_teaching(status)
    if (status, step) not in LEGAL:
        with pytest.raises(TeachingSettled):
            step(teaching, Person(PRIYA), LEADS, NOW)
        return
    settled = step(teaching, Person(PRIYA), LEADS, NOW)
    assert settled.status is LEGAL[status, step]
    assert (settled.settled_by, settled.settled_at) == (Person(PRIYA), NOW)


@pytest.mark.parametrize(
    ("by", "maintainers", "status"),
    [
        (Person(PRIYA), LEADS, TeachingStatus.TAUGHT),
        (Operator(), LEADS, TeachingStatus.TAUGHT),
        (Person(ANA), NOBODY, TeachingStatus.TAUGHT),
        (Person(ANA), LEADS, TeachingStatus.PROPOSED),
    ],
)
def test_who_teaches_at_once_and_who_proposes(
    by: Actor, maintainers: Maintainers, status: TeachingStatus
) -> None:
    assert begin(a_teaching(TeachingStatus.PROPOSED, by), maintainers).status is status


@pytest.mark.parametrize("step", [approve, reject, undo])
def test_others_may_not(step: Step) -> None:
    status = TeachingStatus.TAUGHT if step is undo else TeachingStatus.PROPOSED
    with pytest.raises(NotForYou):
        step(a_teaching(status), Person(SAM), LEADS, NOW)


def test_authors_undo_their_own() -> None:
    undone = undo(a_teaching(TeachingStatus.TAUGHT), Person(ANA), LEADS, NOW)
    assert undone.status is TeachingStatus.UNDONE


def test_authors_do_not_approve_their_own() -> None:
    with pytest.raises(Refused):
        approve(a_teaching(TeachingStatus.PROPOSED), Person(MemberId(ANA)), LEADS, NOW)
