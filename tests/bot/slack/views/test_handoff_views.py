"""What people see of a handoff, from the card to the notice that it came back."""

from dataclasses import replace

import pytest

from bot.slack.views.completion import cancelled, marked, preview_card
from bot.slack.views.guide import guide
from bot.slack.views.handoff_card import handoff_card
from bot.slack.views.home import home
from bot.slack.views.message import Message
from bot.slack.views.naming import Names
from bot.slack.views.notices import reopened_notice, returned_notice, undelivered_notice
from bot.slack.views.offer import offer
from bot.slack.views.return_modal import refused_modal, return_modal
from bot.slack.views.vacancy import vacancy
from bot.use_cases.ports import Hat
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.preview import preview
from domain.ids import PhaseKey, RoleKey
from tests.bot.slack.views.scenes import NOTE, after
from tests.bot.slack.views.snapshots import assert_looks_like, assert_view_looks_like
from tests.factories import (
    ANA,
    DANA,
    DATA_ENGINEER,
    DATA_SCIENTIST,
    LEE,
    ML_ENGINEER,
    NOW,
    a_group,
    a_knowledge_base,
    a_project,
    a_team,
    person,
    primary,
)

EVALUATION = "model_evaluation"  # Ana, the data scientist, hands over to Dana, the ML engineer
VACANT = a_project(at=EVALUATION, assignments=a_team(without=ML_ENGINEER))
ALONE = a_project(
    at=EVALUATION, assignments=(primary(DATA_SCIENTIST, ANA), primary(ML_ENGINEER, ANA))
)
GROUP = a_project(
    at="model_building",
    assignments=(primary(DATA_SCIENTIST, a_group(ANA, LEE)), *a_team(DATA_SCIENTIST)),
)
SEVERAL = a_project(at="model_serving", assignments=tuple(
    primary(role, DANA) for role in ("ml_engineer", "developer", "data_analyst")
))

MESSAGES = {
    "card_offered": lambda: handoff_card(after(EVALUATION, note=NOTE).card()),
    "card_accepted": lambda: handoff_card(after(EVALUATION).accepted_by(DANA).card()),
    "card_returned": lambda: handoff_card(after(EVALUATION).returned_by(DANA).card()),
    "card_vacant": lambda: handoff_card(after(EVALUATION, project=VACANT).card()),
    "card_hat_switch": lambda: handoff_card(after(EVALUATION, project=ALONE).card()),
    "card_group": lambda: handoff_card(after("model_building", project=GROUP).card()),
    "card_side_by_side": lambda: handoff_card(after("model_serving", by=DANA).card()),
    "card_last": lambda: handoff_card(after("monitoring", by=DANA).card()),
    "offer": lambda: offer(after(EVALUATION, note=NOTE).offer(DANA)),
    "offer_to_a_group": lambda: offer(after("model_building", project=GROUP).offer(LEE)),
    "offer_accepted": lambda: offer(after(EVALUATION).accepted_by(DANA).offer(DANA)),
    "offer_accepted_by_another": lambda: offer(after(EVALUATION).accepted_by(LEE).offer(DANA)),
    "offer_returned": lambda: offer(after(EVALUATION).returned_by(DANA).offer(DANA)),
    "offer_of_several": lambda: offer(after("model_serving", by=LEE, project=_lees()).offer(DANA)),
    "vacancy": lambda: vacancy(after(EVALUATION, project=VACANT).vacancy()),
    "vacancy_filled": lambda: vacancy(
        after(EVALUATION, project=VACANT).assigned(ML_ENGINEER, LEE).vacancy()
    ),
    "returned": lambda: returned_notice(after(EVALUATION).returned_by(DANA).came_back()),
    "reopened": lambda: reopened_notice(after(EVALUATION).returned_by(DANA).came_back(), LEE),
    "undelivered": lambda: undelivered_notice(a_project(), "Model building"),
    "preview": lambda: _preview(EVALUATION, NOTE),
    "preview_vacant": lambda: _preview(EVALUATION, project=VACANT),
    "preview_hat_switch": lambda: _preview(EVALUATION, project=ALONE),
    "marked": lambda: marked(_step(EVALUATION)),
    "cancelled": cancelled,
    "guide": guide,
}


def _lees() -> object:
    return replace(SEVERAL, assignments=(*SEVERAL.assignments, primary("ml_engineer", LEE)))


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_looks_as_agreed(name: str) -> None:
    message = MESSAGES[name]()
    assert_looks_like(name, message.text, message.blocks)
