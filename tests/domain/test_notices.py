"""Who hears that Slack refused a message for good."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.absences import StandIn
from domain.ids import ChannelId, CompletionId, HandoffId, PhaseKey, ProjectKey, RoleKey
from domain.notifications import Notification, NotificationKind, ToChannel, ToMember
from domain.projects import Handoff, HandoffStatus
from domain.undelivered_notices import notice_of
from tests.factories import DANA, LEE, NOW, OMAR, PRIYA, SAM, a_project, primary

TODAY = NOW.date()
SERVED = "churn/model_serving/done/1"


@pytest.mark.parametrize("recipient", [ToMember(DANA), ToChannel(ChannelId("C0CHURN"))])
def test_the_lead_hears_that_a_message_could_not_be_delivered(
    recipient: ToMember | ToChannel,
) -> None:
    lost = _lost(NotificationKind.OFFER, recipient)

    notice = notice_of(lost, a_project(), TODAY)

    assert notice is not None
    assert (notice.id, notice.recipient) == (f"{SERVED}:undelivered:U0PRIYA", ToMember(PRIYA))


@pytest.mark.parametrize(
    ("lost", "lead"),
    [
        (NotificationKind.OFFER, None),  # there is no lead
        (NotificationKind.VACANCY, DANA),  # the lead is who cannot be reached
        (NotificationKind.UNDELIVERED, PRIYA),  # it was such a notice
    ],
)
def test_nobody_is_left_to_tell(lost: NotificationKind, lead: str | None) -> None:
    assert notice_of(_lost(lost, ToMember(DANA)), a_project(lead=lead), TODAY) is None


def test_two_losses_about_one_subject_give_one_notice() -> None:
    notices = {
        notice_of(_lost(NotificationKind.OFFER, ToMember(member)), a_project(), TODAY)
        for member in (DANA, OMAR)
    }

    assert len(notices) == 1


def test_a_notice_keeps_its_subject() -> None:
    handoff = HandoffId("churn/app_integration/1")
    lost = Notification(NotificationKind.RETURNED, ProjectKey("churn"), handoff, ToMember(LEE))

    notice = notice_of(lost, a_project(), TODAY)

    assert notice is not None
    assert notice.subject == handoff


def test_what_a_stand_in_does_not_get_is_told_once_a_day() -> None:
    away = Handoff(
        HandoffId("churn/model_serving/1"),
        PhaseKey("model_serving"),
        RoleKey("ml_engineer"),
        CompletionId(SERVED),
        HandoffStatus.OFFERED,
        NOW,
        (SAM,),
        stand_ins=(StandIn(SAM, DANA, TODAY),),
    )
    project = replace(a_project(), handoffs=(away,))
    lost = _lost(NotificationKind.OFFER, ToMember(SAM))
    other = replace(lost, subject=CompletionId("churn/model_deployment/done/1"))
    notice = notice_of(lost, project, TODAY)
    assert notice is not None
    assert (notice.kind, notice.project) == (NotificationKind.UNREACHED, None)
    assert notice == notice_of(other, project, TODAY)
    assert notice != notice_of(other, project, TODAY + timedelta(days=1))
    holding = replace(project, assignments=(primary("developer", SAM),))
    told = notice_of(lost, holding, TODAY)
    assert told is not None
    assert told.kind is NotificationKind.UNDELIVERED


def _lost(kind: NotificationKind, recipient: ToMember | ToChannel) -> Notification:
    return Notification(kind, ProjectKey("churn"), CompletionId(SERVED), recipient)
