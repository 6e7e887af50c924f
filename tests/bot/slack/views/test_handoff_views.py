"""What people see of a handoff, from the card to the notice that it came back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.slack.views.answers.guide import guide
from bot.slack.views.forms.returning import refused_modal, return_modal
from bot.slack.views.handoffs.completion import cancelled, marked, preview_card
from bot.slack.views.handoffs.handoff_card import handoff_card
from bot.slack.views.handoffs.notices import reopened_notice, returned_notice, undelivered_notice
from bot.slack.views.handoffs.offer import offer
from bot.slack.views.handoffs.vacancy import vacancy
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.naming import Names
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.preview import preview
from domain.ids import ChannelId, HandoffId, MemberId, PhaseKey
from domain.notifications import ToChannel, ToMember
from domain.projects import Project
from tests.bot.slack.views.scenes import NOTE, after
from tests.bot.slack.views.snapshots import assert_looks_like, assert_view_looks_like
from tests.factories import (
    ANA,
    DANA,
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
BUILDING = "model_building"
REFUSED = (ToMember(DANA), ToChannel(ChannelId("C0CHURN")))
SERVING = "model_serving"  # three phases follow, side by side


def one_role_is_vacant() -> Project:
    return a_project(at=EVALUATION, assignments=a_team(without=ML_ENGINEER))


def ana_does_everything() -> Project:
    roles = (DATA_SCIENTIST, ML_ENGINEER)
    return a_project(at=EVALUATION, assignments=tuple(primary(role, ANA) for role in roles))


def a_group_builds() -> Project:
    held = primary(DATA_SCIENTIST, a_group(ANA, LEE))
    return a_project(at=BUILDING, assignments=(held, *a_team(without=DATA_SCIENTIST)))


def dana_takes_three() -> Project:
    roles = (ML_ENGINEER, "developer", "data_analyst")
    held = tuple(primary(role, DANA) for role in roles)
    return a_project(at=SERVING, assignments=(primary(ML_ENGINEER, LEE), *held))


def previewed(project: Project, note: str = "") -> Message:
    order = CompletePhase(PhaseKey(EVALUATION), person(ANA), note)
    return preview_card(preview(project, a_knowledge_base(), order, NOW))


def done(project: Project) -> Message:
    order = CompletePhase(PhaseKey(EVALUATION), person(ANA))
    return marked(complete(project, a_knowledge_base(), order, NOW))


def at_evaluation() -> Project:
    return a_project(at=EVALUATION)


def unassigned() -> Project:
    return replace(at_evaluation(), lead=None, assignments=a_team(without=ML_ENGINEER))


MESSAGES: dict[str, Callable[[], Message]] = {
    "card_offered": lambda: handoff_card(after(EVALUATION, note=NOTE).card()),
    "card_accepted": lambda: handoff_card(after(EVALUATION).accepted_by(DANA).card()),
    "card_returned": lambda: handoff_card(after(EVALUATION).returned_by(DANA).card()),
    "card_vacant": lambda: handoff_card(after(EVALUATION, project=one_role_is_vacant()).card()),
    "card_hat_switch": lambda: handoff_card(
        after(EVALUATION, project=ana_does_everything()).card()
    ),
    "card_for_a_group": lambda: handoff_card(after(BUILDING, project=a_group_builds()).card()),
    "card_side_by_side": lambda: handoff_card(after(SERVING, by=DANA).card()),
    "card_of_the_last_phase": lambda: handoff_card(after("monitoring", by=DANA).card()),
    "offer": lambda: offer(after(EVALUATION, note=NOTE).offer(DANA)),
    "offer_to_a_group": lambda: offer(after(BUILDING, project=a_group_builds()).offer(LEE)),
    "offer_accepted": lambda: offer(after(EVALUATION).accepted_by(DANA).offer(DANA)),
    "offer_accepted_by_another": lambda: offer(after(EVALUATION).accepted_by(LEE).offer(DANA)),
    "offer_returned": lambda: offer(after(EVALUATION).returned_by(DANA).offer(DANA)),
    "offer_of_three": lambda: offer(after(SERVING, by=LEE, project=dana_takes_three()).offer(DANA)),
    "vacancy": lambda: vacancy(after(EVALUATION, project=one_role_is_vacant()).vacancy()),
    "vacancy_filled": lambda: vacancy(
        after(EVALUATION, project=one_role_is_vacant()).assigned(ML_ENGINEER, LEE).vacancy()
    ),
    "returned": lambda: returned_notice(after(EVALUATION).returned_by(DANA).came_back()),
    "reopened": lambda: reopened_notice(after(EVALUATION).returned_by(DANA).came_back(), LEE),
    "undelivered": lambda: undelivered_notice(a_project(), "Model building", REFUSED),
    "preview": lambda: previewed(at_evaluation(), NOTE),
    "preview_vacant": lambda: previewed(one_role_is_vacant()),
    "preview_vacant_without_lead": lambda: previewed(unassigned()),
    "preview_hat_switch": lambda: previewed(ana_does_everything()),
    "marked": lambda: done(at_evaluation()),
    "marked_vacant": lambda: done(one_role_is_vacant()),
    "marked_hat_switch": lambda: done(ana_does_everything()),
    "cancelled": cancelled,
    "guide": guide,
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_looks_as_agreed(name: str) -> None:
    message = MESSAGES[name]()
    assert_looks_like(name, message.text, message.blocks)


def test_a_modal_asks_for_the_reason() -> None:
    modal = return_modal(HandoffId("churn/model_deployment/1"))
    assert_view_looks_like("return_modal", modal)


def test_a_refusal_takes_the_place_of_the_modal() -> None:
    assert_view_looks_like("refused_modal", refused_modal("It was accepted by <@U0DANA>."))


def test_a_card_names_people_and_notifies_nobody() -> None:
    for project in (at_evaluation(), one_role_is_vacant(), ana_does_everything()):
        assert "<@" not in str(handoff_card(after(EVALUATION, project=project).card()))


def test_a_hat_switch_mentions_nobody_even_without_names() -> None:
    scene = after(EVALUATION, project=ana_does_everything())
    card = handoff_card(scene.card(Names()))
    assert str(card).count(f"<@{ANA}>") == str(_byline(card)).count(f"<@{ANA}>")


def test_without_a_name_a_card_falls_back_to_a_mention() -> None:
    assert f"<@{DANA}>" in handoff_card(after(EVALUATION).card(Names())).text


def test_a_handoff_that_was_settled_has_no_buttons_left() -> None:
    scene = after(EVALUATION)
    assert "actions" in {block["type"] for block in offer(scene.offer(DANA)).blocks}
    for settled in (scene.accepted_by(DANA), scene.accepted_by(LEE), scene.returned_by(DANA)):
        assert "actions" not in {block["type"] for block in offer(settled.offer(DANA)).blocks}


def test_a_message_has_at_most_three_buttons() -> None:
    for draw in MESSAGES.values():
        assert str(draw().blocks).count("'type': 'button'") <= 3


def test_a_long_list_of_members_is_counted() -> None:
    crowd = a_group(*(f"U{number:03}" for number in range(15)))
    held = (primary(DATA_SCIENTIST, crowd), *a_team(without=DATA_SCIENTIST))
    scene = after(BUILDING, by=MemberId("U001"), project=a_project(at=BUILDING, assignments=held))
    assert "8 more" in str(offer(scene.offer(MemberId("U005"))).blocks)


def _byline(card: Message) -> object:
    return card.blocks[1]
