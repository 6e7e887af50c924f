"""User groups that hold a role: a message for each member, or one call for them all."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.absences import Absence
from domain.handoffs.asking_anew import ask_anew
from domain.handoffs.events import AskedNoLonger, HandoffOffered, RoleVacant
from domain.handoffs.standing_in import asked
from domain.handoffs.steps import Step
from domain.ids import CompletionId, HandoffId, MemberId, UserGroupId
from domain.projects import Group, Handoff, HandoffStatus, Project
from tests.factories import (
    DANA,
    LEE,
    ML_ENGINEER,
    NOW,
    SAM,
    a_group,
    a_project,
    backup,
    primary,
)

TEAM = UserGroupId("S0DATA")
CROWD = tuple(MemberId(f"U{number:03}") for number in range(16))


def held_by(
    *groups: Group,
    **more: Any,  # noqa: ANN401 - any field of a project
) -> Project:
    project = a_project(assignments=tuple(primary(ML_ENGINEER, group) for group in groups))
    return replace(project, **more)


def offered(to: tuple[str, ...], groups: tuple[UserGroupId, ...]) -> Handoff:
    offer = a_project().phases[0]
    return Handoff(
        id=HandoffId(f"churn/{offer.key}/1"),
        phase=offer.key,
        role=ML_ENGINEER,
        completion=CompletionId("churn/x/done/1"),
        status=HandoffStatus.OFFERED,
        offered_at=NOW,
        to=tuple(map(MemberId, to)),
        groups=groups,
    )


@pytest.mark.parametrize(
    ("size", "members", "groups"), [(0, 0, (TEAM,)), (1, 1, ()), (15, 15, ()), (16, 0, (TEAM,))]
)
def test_up_to_fifteen_are_told_one_by_one(
    size: int, members: int, groups: tuple[UserGroupId, ...]
) -> None:
    told = asked(held_by(a_group(*CROWD[:size])), ML_ENGINEER)
    assert (len(told.members), told.groups) == (members, groups)


def test_without_a_channel_the_first_fifteen_are_told() -> None:
    told = asked(held_by(a_group(*CROWD), channels=()), ML_ENGINEER)
    assert (told.members, told.groups) == (CROWD[:15], ())


def test_without_a_channel_a_group_that_nobody_knows_leaves_the_role_to_the_backups() -> None:
    project = held_by(a_group(), channels=())
    project = replace(project, assignments=(*project.assignments, backup(ML_ENGINEER, LEE)))
    assert asked(project, ML_ENGINEER).members == (LEE,)


def test_a_large_group_is_called_as_long_as_one_of_it_is_there() -> None:
    until = date(2026, 12, 1)
    away = tuple(Absence(member, until) for member in CROWD)
    project = held_by(a_group(*CROWD), absences=away[1:])
    assert asked(project, ML_ENGINEER).groups == (TEAM,)
    everybody = replace(project, absences=away)
    assert asked(everybody, ML_ENGINEER).groups == (TEAM,), "there is no backup"
    beside = replace(everybody, assignments=(*everybody.assignments, backup(ML_ENGINEER, LEE)))
    told = asked(beside, ML_ENGINEER)
    assert (told.members, told.groups) == ((LEE,), ())
    called = (*everybody.assignments, backup(ML_ENGINEER, a_group(user_group="S0OPS")))
    assert asked(replace(everybody, assignments=called), ML_ENGINEER).groups == ("S0OPS",)


@pytest.mark.parametrize(
    ("before", "now", "to", "groups", "events"),
    [
        (((DANA,), ()), (DANA, SAM), (DANA, SAM), (), [HandoffOffered]),
        (((DANA, LEE), ()), (DANA,), (DANA,), (), [AskedNoLonger]),
        (((DANA,), ()), (DANA, *CROWD), (DANA,), (), []),  # it grew: nobody is called twice
        (((), (TEAM,)), (DANA,), (), (TEAM,), []),  # it was called, whoever it is by now
        (((DANA,), ()), (), (), (TEAM,), [AskedNoLonger, HandoffOffered]),
    ],
)
def test_a_group_that_changes_while_an_offer_waits(
    before: tuple[tuple[str, ...], tuple[UserGroupId, ...]],
    now: tuple[str, ...],
    to: tuple[str, ...],
    groups: tuple[UserGroupId, ...],
    events: list[type],
) -> None:
    project = held_by(a_group(*now), handoffs=(offered(*before),))
    step = ask_anew(Step(project), {ML_ENGINEER})
    (handoff,) = step.project.handoffs
    assert (handoff.to, handoff.groups) == (to, groups)
    assert [type(event) for event in step.events] == events


def test_a_group_that_holds_the_role_no_longer_leaves_it_vacant() -> None:
    project = a_project(assignments=(), handoffs=(offered((), (TEAM,)),))
    step = ask_anew(Step(project), {ML_ENGINEER})
    assert step.project.handoffs[0].asks_nobody
    assert [type(event) for event in step.events] == [RoleVacant]
