"""A phase with a definition of done: the form asks for it, and what is given travels along."""

from collections.abc import Generator
from datetime import timedelta
from typing import Any

import pytest

from bot.files.registry import read_registry
from bot.playground.sample import sample_projects
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.ports.work import InboxKey
from domain.ids import PhaseKey, ProjectKey
from domain.projects import Person
from tests.databases import on_either
from tests.factories import ANA, DANA, OMAR, PRIYA, a_strict_knowledge_base
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

CHURN = "C0CHURN"  # at model evaluation: Ana marks it, Dana is next
RUN = "https://mlflow.example.com/runs/42?a=1&b=2"
MET: Json = {
    "items": {"given": ["held_out", "baseline"]},
    "link:run": {"given": RUN},
    "note": {"given": "AUC 0.91 on <holdout>"},
    "risks": {"given": "Few rows from *Brazil*"},
}


@pytest.fixture
def rig(sample_url: str) -> Generator[Rig]:
    """The sample projects with the definitions of done that come with Baton."""
    with running_rig(sample_url, knowledge=a_strict_knowledge_base()) as started:
        yield started


def form(rig: Rig, member: str, text: str = "done model evaluation") -> Json:
    """Give `/baton done` and return the form that opens."""
    assert rig.slack.command(member, CHURN, "/baton", text).error == ""
    return rig.wait(lambda: rig.slack.view_of(member))


def submit(rig: Rig, member: str, **different: Any) -> dict[str, str]:  # noqa: ANN401 - what a form holds
    filled = {**MET, **{key.replace("run", "link:run"): v for key, v in different.items()}}
    return rig.slack.submit(member, filled).errors


@on_either
def test_the_form_is_filled_in_and_the_packet_travels(rig: Rig) -> None:
    seen = len(rig.slack.visible_to(ANA, CHURN))
    view = form(rig, ANA, "done model evaluation AUC 0.9")
    assert "Evaluated on held-out data" in str(view)
    assert "AUC 0.9" in str(view)
    assert "override" not in str(view)

    assert submit(rig, ANA) == {}

    told = rig.next_message(ANA, CHURN, seen)
    assert f"<@{DANA}> will hear from me" in words(told)
    assert "undo_done" in buttons(told)
    assert rig.slack.view_of(ANA) is None
    rig.deliver()
    for message in (rig.card(CHURN), rig.direct(DANA)):
        shown = words(message)
        assert f"<{RUN.replace('&', '&amp;')}|run>" in shown
        assert ":white_check_mark:  Compared with the baseline" in shown
        assert "Few rows from *Brazil*" in shown
        assert "AUC 0.91 on &lt;holdout&gt;" in shown
        assert "Along: ML engineer" in shown


def test_the_packet_and_where_to_start_stay_when_it_is_accepted(rig: Rig) -> None:
    form(rig, ANA)
    submit(rig, ANA)
    rig.deliver()
    rig.clock.advance(timedelta(minutes=1))
    rig.click(DANA, rig.slack.direct_channel(DANA), rig.direct(DANA), "accept")
    rig.wait(lambda: rig.jobs.planned or None)
    rig.deliver_all()
    shown = words(rig.direct(DANA))
    assert "You accepted it" in shown
    assert "Where to start" in shown
    assert "|run>" in shown


def test_what_is_missing_is_said_beside_the_fields_all_at_once(rig: Rig) -> None:
    form(rig, PRIYA)
    errors = submit(rig, PRIYA, items={"given": ["baseline"]}, run={"given": ""})
    assert errors == {
        "items": "Not ticked yet: “Evaluated on held-out data”.",
        "link:run": "Give the address of the run.",
        "override": "Or say why it counts as done without.",
    }
    assert rig.slack.view_of(PRIYA) is not None
    assert rig.jobs.planned == []


def test_a_link_that_is_none_is_refused_at_its_field(rig: Rig) -> None:
    form(rig, ANA)
    errors = submit(rig, ANA, run={"given": "javascript:alert(1)"})
    assert list(errors) == ["link:run"]
    assert "starts with http:// or https://" in errors["link:run"]


def test_the_lead_overrides_with_a_reason_that_everybody_reads(rig: Rig) -> None:
    assert "override" in str(form(rig, PRIYA))
    given = {"items": {"given": ["baseline"]}, "run": {"given": ""}}
    assert submit(rig, PRIYA, **given, override={"given": "The <demo> is today"}) == {}
    rig.deliver()
    shown = words(rig.card(CHURN))
    assert "The lead let it count as done without" in shown
    assert "“The &lt;demo&gt; is today”" in shown
    assert ":white_large_square:  Evaluated on held-out data" in shown


def test_pressing_twice_is_one_completion(rig: Rig) -> None:
    key = InboxKey(form(rig, ANA)["id"])
    submit(rig, ANA)
    order = Order(ACME, ProjectKey("churn"), Person(ANA), key)
    assert rig.core.mark_done(order, PhaseKey("model_evaluation"), "") is None
    rig.deliver_all()
    assert len(rig.slack.messages(CHURN)) == 1
    assert len(rig.slack.direct_messages(DANA)) == 1


def test_who_was_slower_reads_in_the_form_who_was_faster(rig: Rig) -> None:
    form(rig, ANA)
    form(rig, PRIYA)
    submit(rig, ANA)
    reply = rig.slack.submit(PRIYA, MET)
    assert (reply.action, reply.errors) == ("update", {})
    assert f"was already completed by <@{ANA}>" in str(rig.slack.view_of(PRIYA))


def test_who_may_not_mark_it_done_sees_no_form(rig: Rig) -> None:
    told = rig.command(OMAR, CHURN, "done model evaluation")
    assert "Only the data scientist, the lead or a workspace admin" in words(told)
    assert rig.slack.view_of(OMAR) is None


def test_a_phase_without_a_definition_is_done_with_a_click_as_before(rig: Rig) -> None:
    form(rig, ANA)
    submit(rig, ANA)
    seen = len(rig.slack.visible_to(DANA, CHURN))
    form(rig, DANA, "done model deployment")
    ticks = {"items": {"given": ["staging", "rollback"]}}
    rig.submit(DANA, {**ticks, "link:model": {"given": "https://models.example.com/7"}})
    rig.next_message(DANA, CHURN, seen)
    told = rig.mark_done(DANA, CHURN, "model serving")
    assert "is marked as done" in words(told)


def test_a_confirmation_in_words_opens_the_same_form(rig: Rig) -> None:
    rig.slack.say(ANA, CHURN, f"<@{rig.slack.bot_user}> model evaluation is done, AUC 0.91")
    answer = rig.wait(lambda: _with_button(rig, "confirm_done"))
    rig.click(ANA, CHURN, answer, "confirm_done")
    rig.wait(lambda: rig.slack.view_of(ANA))
    assert submit(rig, ANA) == {}
    assert "is marked as done" in words(rig.changed(ANA, CHURN, answer))


def test_a_button_of_the_status_opens_the_form_too(rig: Rig) -> None:
    status = rig.command(ANA, CHURN, "status")
    (press,) = [action for action in buttons(status) if action.startswith("mark_done")]
    rig.click(ANA, CHURN, status, press)
    rig.wait(lambda: rig.slack.view_of(ANA))
    assert submit(rig, ANA) == {}
    assert "is marked as done" in words(rig.next_message(ANA, CHURN, 1))


def test_where_a_channel_has_several_projects_the_chosen_one_opens_its_form(rig: Rig) -> None:
    shared = sample_projects()
    for own in (CHURN, "C0ATLAS"):
        shared = shared.replace(f"channels: [{own}]", f"channels: [{own}, C0COFFEE]")
    rig.core.import_registry(read_registry(shared, "sample.yaml").content, ACME)
    asked = rig.command(PRIYA, "C0COFFEE", "done model evaluation AUC 0.91")
    rig.click(PRIYA, "C0COFFEE", asked, "for_project:2")
    view = rig.wait(lambda: rig.slack.view_of(PRIYA))
    assert "*Model evaluation* of *Churn predictor*" in str(view)
    assert "AUC 0.91" in str(view)


def test_the_confirmation_undoes_it(rig: Rig) -> None:
    seen = len(rig.slack.visible_to(ANA, CHURN))
    form(rig, ANA)
    submit(rig, ANA)
    told = rig.next_message(ANA, CHURN, seen)
    rig.click(ANA, CHURN, told, "undo_done")
    assert "is not done: I took that back" in words(rig.changed(ANA, CHURN, told))
    rig.deliver_all()
    assert rig.slack.direct_messages(DANA) == []


def test_a_phase_whose_form_has_other_fields_by_now_is_refused_in_its_place(rig: Rig) -> None:
    form(rig, ANA)
    own = "version: 1\nworkflows: [{key: tiny, name: Tiny, phases: [{key: model_evaluation, name: "
    more = "Judging, accountable: data_scientist, start_with: Go., done: {links: [dashboard]}}]}]\n"
    moved = f"{own}{more}projects: [{{key: churn, name: Churn, workflow: tiny}}]\n"
    rig.core.import_registry(read_registry(moved, "moved.yaml").content, ACME)
    reply = rig.slack.submit(ANA, {"link:run": {"given": RUN}, "items": {"given": ["held_out"]}})
    assert (reply.action, reply.errors) == ("update", {})


def _with_button(rig: Rig, action: str) -> Json | None:
    seen = rig.slack.visible_to(ANA, CHURN)
    return next((message for message in seen if action in buttons(message)), None)
