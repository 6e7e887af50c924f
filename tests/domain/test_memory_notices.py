"""Who is told of questions and teachings, each of them once."""

import pytest

from domain.ids import MemberId, ProjectKey, QuestionId, TeachingId
from domain.memory_notices import (
    owed_for_decision,
    owed_for_proposal,
    owed_to_asker,
    owed_to_lead,
)
from domain.notifications import Notification, NotificationKind, Refresh, ToMember
from domain.projects import Actor, Operator, Person
from domain.teaching.lessons import ExactPhrase
from domain.teaching.teachings import Teaching, TeachingStatus
from domain.undelivered_notices import notice_of
from tests.factories import DANA, DEVELOPER, LEE, NOW, PRIYA, a_project


def _proposal(by: Actor, status: TeachingStatus, settled_by: Actor) -> Teaching:
    lesson = ExactPhrase("zebra", DEVELOPER)
    return Teaching(TeachingId("t1"), lesson, status, by, NOW, settled_by=settled_by)


@pytest.mark.parametrize("status", [TeachingStatus.TAUGHT, TeachingStatus.REJECTED])
def test_who_proposed_is_told_what_was_decided(status: TeachingStatus) -> None:
    owed = owed_for_decision(_proposal(Person(LEE), status, Person(PRIYA)))
    told = Notification(NotificationKind.DECIDED, None, TeachingId("t1"), ToMember(LEE))
    assert owed == (told, Refresh(TeachingId("t1")))


@pytest.mark.parametrize(
    ("by", "status", "settled_by"),
    [
        (Operator(), TeachingStatus.TAUGHT, Person(PRIYA)),  # the operator reads no messages
        (Person(LEE), TeachingStatus.UNDONE, Person(PRIYA)),  # nothing was proposed
        (Person(PRIYA), TeachingStatus.REJECTED, Person(PRIYA)),  # they know
    ],
)
def test_a_decision_of_which_nobody_needs_to_be_told(
    by: Actor, status: TeachingStatus, settled_by: Actor
) -> None:
    owed = owed_for_decision(_proposal(by, status, settled_by))
    assert owed == (Refresh(TeachingId("t1")),)


@pytest.mark.parametrize(
    "kind",
    [
        NotificationKind.ASKED,
        NotificationKind.LEARNED,
        NotificationKind.PROPOSED,
        NotificationKind.DECIDED,
        NotificationKind.WEEKLY,
    ],
)
def test_the_lead_is_not_told_of_lost_messages_about_questions(kind: NotificationKind) -> None:
    lost = Notification(kind, None, QuestionId("q1"), ToMember(LEE))
    assert notice_of(lost, a_project(), NOW.date()) is None


def test_the_same_question_is_told_to_its_asker_once() -> None:
    first, second = (owed_to_asker(QuestionId("q1"), MemberId(LEE)) for _ in range(2))
    assert first.id == second.id
    assert first.id != owed_to_lead(QuestionId("q1"), ProjectKey("churn"), MemberId(LEE)).id


def test_maintainers_are_asked_each_with_a_message_of_their_own() -> None:
    proposal = _proposal(Person(LEE), TeachingStatus.PROPOSED, Person(LEE))
    owed = owed_for_proposal(proposal, [PRIYA, DANA])
    assert [item.id for item in owed if isinstance(item, Notification)] == [
        "t1:proposed:U0PRIYA",
        "t1:proposed:U0DANA",
    ]
