"""Who is asked while somebody is away."""

from dataclasses import replace
from datetime import date

import pytest

from domain.absences import Absence, StandIn
from domain.handoffs.commands import CompletePhase
from domain.handoffs.events import HandoffOffered, HatSwitched, PhaseSkipped, StandInsAsked
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.preview import preview
from domain.handoffs.standing_in import asked
from domain.ids import MemberId, PhaseKey
from domain.notifications import owed_for_all
from domain.projects import HandoffStatus, PhaseStatus, Project
from tests.domain.handoffs.story import Story
from tests.factories import (
    ANA,
    DANA,
    INES,
    LEE,
    ML_ENGINEER,
    NOW,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_knowledge_base,
    a_project,
    a_team,
    backup,
    person,
    primary,
)

BACK = date(2027, 1, 3)


def absent(*members: MemberId, **substitutes: MemberId) -> tuple[Absence, ...]:
    return tuple(Absence(member, BACK, substitutes.get(member)) for member in members)


def evaluating(*absences: Absence, team: tuple[object, ...] = ()) -> Project:
    given = (*a_team(without=ML_ENGINEER), *team) if team else a_team()
    project = a_project(at="model_evaluation", assignments=given)
    return replace(project, absences=absences)


@pytest.mark.parametrize(
    ("absences", "to", "instead"),
    [
        ((), (DANA,), ()),
        (absent(DANA, U0DANA=SAM), (SAM,), ((SAM, DANA),)),
        (absent(DANA), (LEE,), ((LEE, DANA),)),
        (absent(DANA, SAM, U0DANA=SAM), (LEE,), ((LEE, DANA),)),
        (absent(DANA, LEE), (DANA,), ()),
        (absent(LEE), (DANA,), ()),
        (absent(DANA, U0DANA=LEE), (LEE,), ((LEE, DANA),)),
    ],
)
def test_a_holder_who_is_away_is_stood_in_for(
    absences: tuple[Absence, ...],
    to: tuple[MemberId, ...],
    instead: tuple[tuple[MemberId, MemberId], ...],
) -> None:
    found = asked(evaluating(*absences), ML_ENGINEER)
    assert found.members == to
    assert found.stand_ins == tuple(StandIn(who, whom, BACK) for who, whom in instead)


def test_others_who_hold_the_role_are_enough() -> None:
    team = (primary(ML_ENGINEER, DANA), primary(ML_ENGINEER, OMAR), backup(ML_ENGINEER, LEE))
    assert asked(evaluating(*absent(DANA), team=team), ML_ENGINEER).members == (OMAR,)
    both = asked(evaluating(*absent(DANA, U0DANA=SAM), team=team), ML_ENGINEER)
    assert both.members == (OMAR, SAM)


def test_the_rest_of_a_user_group_is_enough() -> None:
    team = (primary(ML_ENGINEER, a_group(DANA, OMAR, SAM)), backup(ML_ENGINEER, LEE))
    assert asked(evaluating(*absent(DANA, SAM), team=team), ML_ENGINEER).members == (OMAR,)


def test_a_backup_alone_who_is_away_is_stood_in_for_too() -> None:
    team = (backup(ML_ENGINEER, LEE),)
    assert asked(evaluating(*absent(LEE, U0LEE=SAM), team=team), ML_ENGINEER).members == (SAM,)
    assert asked(evaluating(*absent(LEE), team=team), ML_ENGINEER).members == (LEE,)


def test_the_audit_trail_says_who_was_asked_instead_of_whom() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    events = story.complete("model_evaluation", by=ANA)
    (instead,) = (event for event in events if isinstance(event, StandInsAsked))
    (offered,) = (event for event in events if isinstance(event, HandoffOffered))
    assert instead.stand_ins == (StandIn(SAM, DANA, BACK),)
    assert offered.to == (SAM,)
    assert owed_for_all((instead,), story.project) == ()


def test_a_stand_in_accepts_and_completes() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    story.complete("model_evaluation", by=ANA)
    story.accept("model_deployment", by=SAM)
    story.complete("model_deployment", by=SAM)
    assert story.phase("model_deployment").status is PhaseStatus.DONE


def test_a_stand_in_may_return_it() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    story.complete("model_evaluation", by=ANA)
    story.give_back("model_deployment", by=SAM)
    assert story.phase("model_evaluation").status is PhaseStatus.ACTIVE


def test_who_stands_in_for_somebody_without_the_role_may_nothing() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    story.complete("model_evaluation", by=ANA)
    story.project = replace(story.project, assignments=a_team(without=ML_ENGINEER))
    with pytest.raises(NotAllowed):
        story.accept("model_deployment", by=SAM)


def test_standing_in_for_one_phase_is_no_right_to_another() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    story.complete("model_evaluation", by=ANA)
    with pytest.raises(NotAllowed):
        story.complete("model_deployment", by=INES)
    story.project = replace(story.project, absences=())
    story.complete("model_deployment", by=DANA)
    with pytest.raises(NotAllowed):
        story.complete("model_serving", by=SAM)


def test_who_finishes_and_stands_in_for_the_next_goes_on() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=ANA)))
    events = story.complete("model_evaluation", by=ANA)
    assert any(isinstance(event, HatSwitched) for event in events)


def test_a_preview_says_the_same() -> None:
    order = CompletePhase(PhaseKey("model_evaluation"), person(ANA))
    seen = preview(evaluating(*absent(DANA, U0DANA=SAM)), a_knowledge_base(), order, NOW)
    (following,) = seen.following
    assert following.to == seen.receivers() == (SAM,)
    assert following.stand_ins == (StandIn(SAM, DANA, BACK),)


def test_a_preview_of_a_vacant_role_tells_the_lead() -> None:
    order = CompletePhase(PhaseKey("model_evaluation"), person(ANA))
    project = a_project(at="model_evaluation", assignments=a_team(without=ML_ENGINEER))
    assert preview(project, a_knowledge_base(), order, NOW).receivers() == (PRIYA,)


def test_who_is_away_is_stood_in_for_after_a_skip_as_well() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    story.skip("model_evaluation", by=PRIYA)
    assert story.handoff("model_deployment").to == (SAM,)
    (instead,) = [event for event in story.events if isinstance(event, StandInsAsked)]
    assert instead.stand_ins == (StandIn(SAM, DANA, BACK),)


def test_a_phase_that_is_opened_again_is_offered_to_who_stands_in() -> None:
    story = Story(evaluating())
    story.complete("model_evaluation", by=ANA)
    story.skip("model_deployment", by=PRIYA)
    story.project = replace(story.project, absences=absent(DANA, U0DANA=SAM))
    story.reopen("model_deployment", by=PRIYA)
    assert story.handoff("model_deployment").to == (SAM,)


def test_who_stood_in_goes_on_when_what_they_accepted_is_opened_again() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    story.complete("model_evaluation", by=ANA)
    story.accept("model_deployment", by=SAM)
    story.skip("model_deployment", by=PRIYA)
    story.reopen("model_deployment", by=PRIYA)
    opened = story.phase("model_deployment")
    assert (opened.status, opened.holder) == (PhaseStatus.ACTIVE, SAM)


def test_who_stood_in_may_open_again_what_they_completed_and_nobody_else_beside() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    story.complete("model_evaluation", by=ANA)
    story.complete("model_deployment", by=SAM)
    with pytest.raises(NotAllowed):
        story.reopen("model_deployment", by=OMAR)
    story.reopen("model_deployment", by=SAM)
    assert story.phase("model_deployment").status is PhaseStatus.ACTIVE


def test_an_undo_withdraws_what_a_stand_in_was_offered() -> None:
    story = Story(evaluating(*absent(DANA, U0DANA=SAM)))
    story.complete("model_evaluation", by=ANA)
    story.undo("model_evaluation", by=ANA)
    assert story.handoff("model_deployment").status is HandoffStatus.WITHDRAWN


def test_a_skip_of_what_nobody_accepted_tells_the_holder_who_is_away_and_who_stands_in() -> None:
    project = replace(a_project(at="model_evaluation"), absences=absent(ANA, U0ANA=SAM))
    story = Story(project)
    story.skip("model_evaluation", by=PRIYA)
    (skipped,) = [event for event in story.events if isinstance(event, PhaseSkipped)]
    assert skipped.told == (SAM, ANA)
