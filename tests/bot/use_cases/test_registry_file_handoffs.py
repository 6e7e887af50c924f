"""What a registry file changes under an open handoff reaches those whom it concerns."""

import pytest

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.handoffs.completing import MarkDone
from domain.ids import HandoffId, MemberId, PhaseKey, ProjectKey
from domain.projects import Handoff, HandoffStatus, Operator
from tests.bot.use_cases.registry_file import LOCAL, Office
from tests.factories import DANA, NOW, SAM

CHURN = """\
version: 1
projects:
- key: churn
  name: Churn
  channels: [C0CHURN]
  lead: U0PRIYA
  assignments: [{role: data_engineer, member: U0LEE}]
  phases: {data_ingestion: done, data_validation: active}
"""
FILLED = CHURN.replace("U0LEE}", "U0LEE}, {role: data_scientist, member: U0DANA}")


@pytest.fixture
def office_with_an_offer(office: Office) -> Office:
    """An office where feature engineering was offered, and nobody holds its role."""
    office.read(CHURN)
    change = ChangeProject(office.open_work, office.shelf, lambda: NOW)
    order = Order(LOCAL, ProjectKey("churn"), Operator())
    MarkDone(change)(order, PhaseKey("data_validation"), "")
    office.jobs.clear()
    return office


def the_handoff(office: Office) -> Handoff:
    handoff = office.project().handoff_of(PhaseKey("feature_engineering"))
    assert handoff is not None
    return handoff


def waiting_for(office: Office, member: MemberId) -> list[HandoffId]:
    with office.open_work(LOCAL) as work:
        return [handoff.id for _, handoff in work.registry.waiting_for(member)]


def test_who_fills_a_vacant_role_is_offered_what_waited(office_with_an_offer: Office) -> None:
    office = office_with_an_offer
    assert the_handoff(office).to == ()
    described = CHURN.partition("  phases")[0].replace(
        "U0LEE}", "U0LEE}, {role: data_scientist, member: U0DANA}"
    )
    office.read(described)
    assert the_handoff(office).to == (DANA,)
    assert waiting_for(office, DANA) == [the_handoff(office).id]
    assert [job.row for job in office.jobs if ":offer:" in job.row] != []


def test_an_offer_is_withdrawn_when_the_file_says_the_phase_is_further(
    office_with_an_offer: Office,
) -> None:
    office = office_with_an_offer
    further = FILLED.replace("active}", "done, feature_engineering: active}")
    office.read(further)
    assert the_handoff(office).status is HandoffStatus.WITHDRAWN
    assert waiting_for(office, DANA) == []
    assert [job.row for job in office.jobs if ":edit:" in job.row] != []


def test_a_group_of_a_file_is_offered_what_waited_too(office_with_an_offer: Office) -> None:
    office = office_with_an_offer
    described = CHURN.partition("  phases")[0].replace(
        "U0LEE}", "U0LEE}, {role: data_scientist, user_group: S0SCI}"
    )
    office.read(described + "user_groups: [{id: S0SCI, handle: sci, members: [U0SAM, U0DANA]}]")
    assert the_handoff(office).to == (SAM, DANA)
