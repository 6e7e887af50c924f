"""What a definition of done asks for, what is refused, and what travels with the handoff."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.handoffs.commands import NOTE_LIMIT, CompletePhase, Given
from domain.handoffs.completing import complete
from domain.handoffs.events import PhaseCompleted
from domain.handoffs.hours.calendar import Away, Calendar
from domain.handoffs.hours.durations import took_text
from domain.handoffs.packet_refusals import LinksRefused, NoSuchItem, NotDoneYet
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.preview import preview
from domain.handoffs.refusals import TooLong
from domain.ids import PhaseKey
from domain.knowledge.definitions import DefinitionOfDone, DoneItem, Need
from domain.packets import LINK_LIMIT, Along, CheckedItem, Link, Packet
from domain.projects import Actor, Operator, Project
from tests.factories import (
    ANA,
    DANA,
    DATA_ANALYST,
    ML_ENGINEER,
    NOW,
    PRIYA,
    a_group,
    a_knowledge_base,
    a_phase,
    a_project,
    a_team,
    a_workflow,
    person,
    primary,
)

RUN = Link("run", "https://mlflow.example.com/runs/42")
DEFINITION = DefinitionOfDone(
    checklist=(DoneItem(key="held_out", text="Evaluated"), DoneItem(key="base", text="Compared")),
    links=("run", "model"),
    needs=(Need.NOTE, Need.RISKS),
)
WORKFLOW = a_workflow(
    a_phase("judge").model_copy(update={"done": DEFINITION, "along": (ML_ENGINEER, DATA_ANALYST)}),
    a_phase("ship", "judge"),
)
KNOWLEDGE = a_knowledge_base(WORKFLOW)
MET = Given((RUN, Link("Model", "http://m.example")), ("held_out", "base"), " none ")


def mark(
    given: Given, note: str = "Fine", by: Actor | None = None, project: Project | None = None
) -> Packet:
    order = CompletePhase(PhaseKey("judge"), by or person(ANA), note, given)
    step = complete(project or a_project(workflow=WORKFLOW), KNOWLEDGE, order, NOW)
    done = step.project.phase(order.phase).completion
    assert done is not None
    assert done.packet is not None
    return done.packet


def test_all_that_is_missing_is_said_at_once() -> None:
    with pytest.raises(NotDoneYet) as refused:
        mark(Given((RUN,), ("base",)), note="  ")
    assert str(refused.value) == (
        "Judge of Churn predictor is not done yet: “Evaluated”, the link “model”, a note and the "
        "open risks are missing; the lead, U0PRIYA, may override this "
        "with a reason."
    )


def test_what_is_asked_for_travels_along_with_who_worked_along() -> None:
    held = (*a_team(without=DATA_ANALYST), primary(DATA_ANALYST, a_group("U1", handle="bi")))
    packet = mark(MET, project=a_project(workflow=WORKFLOW, assignments=held))
    assert packet == Packet(
        links=MET.links,
        checklist=(CheckedItem("Evaluated", ticked=True), CheckedItem("Compared", ticked=True)),
        risks="none",
        along=(Along(ML_ENGINEER, (DANA,)), Along(DATA_ANALYST, (), ("bi",))),
    )


@pytest.mark.parametrize("by", [person(PRIYA), Operator()])
def test_the_lead_and_the_operator_override_and_it_is_recorded(by: Actor) -> None:
    order = CompletePhase(PhaseKey("judge"), by, "", Given(override=" The demo "))
    step = complete(a_project(workflow=WORKFLOW), KNOWLEDGE, order, NOW)
    (done,) = [event for event in step.events if isinstance(event, PhaseCompleted)]
    assert done.override == "The demo"
    packet = mark(order.given, "", by)
    assert packet.override == "The demo"
    assert packet.missing[:2] == ("“Evaluated”", "“Compared”")


def test_nobody_else_may_override() -> None:
    with pytest.raises(NotAllowed, match="override the definition of done"):
        mark(replace(MET, override="Because"))


def test_an_override_of_nothing_is_not_recorded() -> None:
    assert mark(replace(MET, override="Because"), by=person(PRIYA)).override == ""


def test_a_project_without_a_lead_says_so() -> None:
    with pytest.raises(NotDoneYet, match="the project’s lead may override"):
        mark(Given(), project=a_project(workflow=WORKFLOW, lead=None))


def test_a_look_ahead_tells_what_is_missing_and_refuses_nothing() -> None:
    order = CompletePhase(PhaseKey("judge"), person(PRIYA), "Fine", Given((RUN,)))
    seen = preview(a_project(workflow=WORKFLOW), KNOWLEDGE, order, NOW)
    assert seen.missing.links == ("model",)
    assert seen.missing.needs == (Need.RISKS,)
    assert seen.lead_looks


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "ftp://x.example", "https://", "https:///path", "//x.example"),
        *("https://x.example/a b", "https://x\n.example", " https://x.example", "https://\u202ex"),
        *("https://me:secret@x.example", f"https://x.example/{'a' * LINK_LIMIT}", ""),
    ],
)
def test_a_link_leads_to_the_web_or_is_refused(url: str) -> None:
    with pytest.raises(LinksRefused, match=r"starts with http:// or https://"):
        mark(replace(MET, links=(*MET.links, Link("more", url))))


@pytest.mark.parametrize("name", ["", " run", "a" * 41, "a\nb"])
def test_the_name_of_a_link_is_short(name: str) -> None:
    with pytest.raises(LinksRefused):
        mark(replace(MET, links=(*MET.links, Link(name, RUN.url))))


def test_a_bad_link_is_told_together_with_what_else_is_missing() -> None:
    bad = Link(RUN.name, "javascript:alert(1)")
    with pytest.raises(NotDoneYet) as refused:
        mark(Given(links=(bad,)))
    assert refused.value.refused == (bad,)
    assert RUN.name not in refused.value.missing.links, "that it is no good is told once"
    assert "cannot be “javascript:alert(1)”" in str(refused.value)


def test_links_are_few_and_named_once() -> None:
    for links in ((RUN, Link("RUN", RUN.url)), tuple(Link(f"l{n}", RUN.url) for n in range(11))):
        with pytest.raises(LinksRefused, match="at most 10 links, each name given once"):
            mark(replace(MET, links=links))


@given(st.text(max_size=60))
def test_whatever_is_taken_for_a_link_begins_as_one(url: str) -> None:
    for address in (url, f"https://{url}"):
        if Link("run", address).is_usable:
            assert re.match(r"https?://[^\s/]", address, re.IGNORECASE)
            assert address.isprintable()


def test_only_items_of_the_list_can_be_ticked() -> None:
    with pytest.raises(
        NoSuchItem, match="Judge has no item “party” on its checklist; held_out or base"
    ):
        mark(replace(MET, ticked=("party",)))
    order = CompletePhase(PhaseKey("ship"), person(ANA), "", Given(ticked=("party",)))
    ready = complete(
        a_project(workflow=WORKFLOW),
        KNOWLEDGE,
        CompletePhase(PhaseKey("judge"), person(ANA), "a", MET),
        NOW,
    ).project
    with pytest.raises(NoSuchItem, match="Ship has no checklist"):
        complete(ready, KNOWLEDGE, order, NOW)


def test_risks_and_reasons_fit_into_a_message() -> None:
    long = "x" * (NOTE_LIMIT + 1)
    for given_, what in (
        (replace(MET, risks=long), "list of risks"),
        (Given(override=long), "reason"),
    ):
        with pytest.raises(TooLong, match=what):
            mark(given_, by=person(PRIYA))


@pytest.mark.parametrize(
    ("hours", "calendar", "text"),
    [
        (0.5, None, "less than an hour"),
        (1, None, "1 hour"),
        (23, Calendar("UTC"), "23 hours"),
        (24 * 7, None, "7 days"),
        (24 * 7, Calendar("Europe/Madrid"), "6 working days"),
        (
            24 * 7,
            Calendar("UTC", away=Away(date(2026, 11, 16), date(2026, 11, 25))),
            "7 days",
        ),
    ],
)
def test_how_long_it_took(hours: float, calendar: Calendar | None, text: str) -> None:
    until = datetime(2026, 11, 23, 14, tzinfo=UTC)  # a Monday
    assert took_text(until - timedelta(hours=hours), until, calendar) == text
