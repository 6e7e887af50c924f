"""What travels with a handoff, and the form that asks for it, as people see them."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.views.forms.done import done_modal, done_told, refused_done
from bot.slack.views.handoffs.completion import preview_card
from bot.slack.views.handoffs.handoff_card import handoff_card
from bot.slack.views.handoffs.offer import offer
from bot.slack.views.handoffs.packet import links_line
from bot.slack.views.home.page import home
from bot.slack.views.parts.action_values import DoneFormValue
from bot.slack.views.parts.actions import BESIDE
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import link
from domain.handoffs.commands import NOTE_LIMIT, REASON_LIMIT, CompletePhase, Given
from domain.handoffs.completing import complete
from domain.handoffs.hours.calendar import Calendar
from domain.handoffs.my_home import MyHome
from domain.handoffs.my_work import Looked, my_work
from domain.handoffs.preview import Preview, preview
from domain.ids import MemberId, PhaseKey
from domain.packets import LINK_LIMIT, MOST_LINKS, Link
from tests.bot.slack.views.scenes import NOTE, Scene
from tests.bot.slack.views.snapshots import (
    assert_looks_like,
    assert_slack_takes,
    assert_view_looks_like,
)
from tests.factories import ANA, DANA, NOW, PRIYA, a_project, a_strict_knowledge_base, person

EVALUATION = "model_evaluation"
RUN = Link("run", "https://mlflow.example.com/runs/42?a=1&b=<2>|3")
MET = Given((RUN, Link("report", "http://x.example")), ("held_out", "baseline"), "Few <rows>")
OVERRIDDEN = Given(ticked=("baseline",), override="The <!channel> demo\nis today")
CARRIED = DoneFormValue(a_project().key, PhaseKey(EVALUATION), BESIDE, "https://x").packed()


def packed(given: Given = MET, by: MemberId = ANA) -> Scene:
    knowledge = a_strict_knowledge_base()
    order = CompletePhase(PhaseKey(EVALUATION), person(by), NOTE, given)
    project = complete(a_project(at=EVALUATION), knowledge, order, NOW).project
    done = project.phase(order.phase).completion
    assert done is not None
    return Scene(project, knowledge, done)


def looked_at(by: MemberId = ANA) -> Preview:
    order = CompletePhase(PhaseKey(EVALUATION), person(by), "AUC 0.91")
    return preview(a_project(at=EVALUATION), a_strict_knowledge_base(), order, NOW)


def test_a_card_shows_the_packet() -> None:
    card = handoff_card(packed().card())
    assert_looks_like("card_packet", card.text, card.blocks)


def test_a_card_shows_what_the_lead_overrode() -> None:
    card = handoff_card(packed(OVERRIDDEN, PRIYA).card())
    assert_looks_like("card_overridden", card.text, card.blocks)


def test_an_offer_shows_the_packet_and_keeps_it_once_accepted() -> None:
    for name, scene in (("offer_packet", packed()), ("offer_taken", packed().accepted_by(DANA))):
        message = offer(scene.offer(DANA))
        assert_looks_like(name, message.text, message.blocks)


def test_the_home_shows_the_links_of_what_waits() -> None:
    scene = packed()
    looked = Looked((scene.project,), ((scene.project.key, scene.handoff),))
    assert "|run>" in str(home(MyHome(my_work(DANA, looked, scene.knowledge))))


def test_a_completion_that_is_older_than_packets_shows_none() -> None:
    scene = packed()
    old = replace(scene, done=replace(scene.done, packet=None))
    assert "Along" not in str(handoff_card(old.card()))
    assert "Along" not in str(offer(old.offer(DANA)))


def test_working_days_are_counted_where_the_calendar_is_known() -> None:
    scene = packed()
    before = scene.done.before
    assert before is not None
    since = replace(before, since=NOW - timedelta(days=7))
    card = replace(scene.card(), done=replace(scene.done, before=since))
    assert "Took 7 days" in str(handoff_card(card))
    assert "Took 6 working days" in str(handoff_card(replace(card, calendar=Calendar("UTC"))))


@pytest.mark.parametrize(("name", "by"), [("done_modal", ANA), ("done_modal_of_the_lead", PRIYA)])
def test_the_form_asks_for_what_the_definition_says(name: str, by: MemberId) -> None:
    assert_view_looks_like(name, done_modal(looked_at(by), CARRIED))


def test_a_preview_of_a_phase_with_a_definition_leads_to_the_form() -> None:
    card = preview_card(looked_at())
    assert "Mark done…" in str(card.blocks)


def test_what_happened_or_was_refused_takes_the_place_of_the_form() -> None:
    told = Message("Done.", ({"type": "section"}, {"type": "actions"}))
    assert done_told(told)["blocks"] == [{"type": "section"}]
    assert "was faster" in str(refused_done("<@U1> was faster"))


@pytest.mark.parametrize("letter", ["&", "x", "<"])
def test_the_largest_packet_fits(letter: str) -> None:
    url = f"https://a.example/{letter * 400}"
    links = (RUN, *(Link(f"l{number}", url) for number in range(MOST_LINKS - 1)))
    given = Given(links, ("held_out",), letter * NOTE_LIMIT, letter * REASON_LIMIT)
    scene = packed(given, PRIYA)
    for message in (handoff_card(scene.card()), offer(scene.offer(DANA))):
        assert_slack_takes(message.text, message.blocks)


@given(st.text(max_size=LINK_LIMIT), st.text(min_size=1, max_size=40))
def test_no_text_breaks_out_of_a_link(url: str, name: str) -> None:
    assert re.fullmatch(r"<[^<>|]*\|[^<>|]+>", link(url, name), re.DOTALL)


@given(st.lists(st.builds(Link, st.text(max_size=30), st.text(max_size=LINK_LIMIT))))
def test_links_never_take_more_room_than_there_is(links: list[Link]) -> None:
    assert len(links_line(tuple(links), 200)) <= 200 + len(" and 100 more")
