"""What belongs to another app, or to a form that is none of ours, changes nothing."""

from typing import Any

import pytest

from bot.playground.transport import Answer, Kind, Outgoing
from tests.factories import PRIYA
from tests.rig import Rig

WHO: dict[str, Any] = {"user": {"id": PRIYA}, "team": {"id": "T0ACME"}, "trigger_id": "1.2.x"}
FORMS = ("new_project_form", "team_form", "edit_project_form", "checklist_form")


def sent(rig: Rig, **body: object) -> Answer:
    """Send a signed interaction, as Slack would, and return the answer."""
    return rig.slack.stage.courier.ask(Outgoing(Kind.INTERACTION, {**WHO, **body}))


def a_view(callback: str, values: object) -> dict[str, Any]:
    return {
        "id": "V1",
        "type": "modal",
        "hash": "1",
        "callback_id": callback,
        "private_metadata": "churn",
        "state": {"values": values},
    }


def test_an_action_of_another_app_is_nobodys(rig: Rig) -> None:
    before = rig.project("churn")
    action = {"action_id": "approve_expense", "block_id": "b", "value": "x", "type": "button"}
    answer = sent(rig, type="block_actions", actions=[action])
    assert answer.status is not None
    assert answer.status < 500
    assert rig.project("churn") == before


def test_a_form_of_another_app_is_closed(rig: Rig) -> None:
    answer = sent(rig, type="view_submission", view=a_view("expenses", {}))
    assert (answer.status, answer.json) == (200, {})


@pytest.mark.parametrize("callback", FORMS)
@pytest.mark.parametrize("values", [{}, {"odd": {"entered": {"value": "x"}}}, {"odd": None}, []])
def test_a_form_with_fields_that_are_not_ours_is_no_trouble(
    rig: Rig, callback: str, values: object
) -> None:
    before = rig.project("churn")
    answer = sent(rig, type="view_submission", view=a_view(callback, values))
    assert answer.status in {200, 400}
    assert "Traceback" not in answer.body
    assert rig.project("churn") == before
