"""A project made from a channel in one step, with `/baton new` or where none is at home."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.files.registry import write_registry
from bot.playground.faults import ErrorCode
from bot.playground.sample import SEED
from bot.playground.seed import Member
from bot.playground.transport import Kind, Outgoing
from domain.projects import PhaseStatus
from tests.dialogues.talking import asked
from tests.factories import ANA, PRIYA, SAM
from tests.rig import ACME, Json, Rig, buttons, running_rig, words

COFFEE = "C0COFFEE"  # no project
GUEST = "U0GUEST"


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects, with a guest among the people."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    people = (*SEED.members, Member(GUEST, "gil", is_guest=True))
    with running_rig(url, replace(SEED, members=people)) as started:
        yield started


def form(rig: Rig, member: str = SAM, typed: str = "", channel: str = COFFEE) -> Json:
    """Give `/baton new` and return the form that opens."""
    assert rig.slack.command(member, channel, "/baton", f"new {typed}").error == ""
    return rig.wait(lambda: rig.slack.view_of(member))


def named(rig: Rig, name: str, member: str = SAM) -> dict[str, str]:
    """Submit the open form with a name and return what stands beside its fields."""
    reply = rig.slack.submit(member, {"name": {"entered": name}})
    assert reply.error == ""
    return reply.errors


def exported(rig: Rig) -> str:
    return write_registry(rig.core.export_registry(ACME))


def test_one_step_makes_a_project_that_is_at_home_in_the_channel(rig: Rig) -> None:
    form(rig, typed="Fraud shield")

    assert rig.slack.submit(SAM, {"lead": {"entered": PRIYA}}).errors == {}

    made = rig.project("fraud-shield")
    assert (made.name, made.lead, made.channels) == ("Fraud shield", PRIYA, (COFFEE,))
    assert made.phases[0].status is PhaseStatus.READY
    assert "*Fraud shield* is set up in <#C0COFFEE>" in words(rig.slack.view_of(SAM) or {})
    assert "*Fraud shield*" in words(asked(rig, COFFEE, "what is the status?"))
    assert "key: fraud-shield" in exported(rig)


def test_where_no_project_is_at_home_a_button_makes_one(rig: Rig) -> None:
    refused = rig.command(ANA, COFFEE, "done")
    assert buttons(refused) == ["new_project"]
    rig.click(ANA, COFFEE, refused, "new_project")
    rig.wait(lambda: rig.slack.view_of(ANA))
    assert named(rig, "Fraud", ANA) == {}
    assert rig.project("fraud").lead == ANA


def test_an_answer_that_knows_no_project_here_offers_one(rig: Rig) -> None:
    answer = asked(rig, COFFEE, "who handles model versioning?")
    rig.click(SAM, COFFEE, answer, "new_project")
    view = rig.wait(lambda: rig.slack.view_of(SAM))
    assert COFFEE in str(view["blocks"])


def test_a_name_that_means_another_project_is_told_at_its_field(rig: Rig) -> None:
    form(rig)
    for taken in ("churn", "CHURN  model", "Kestrel-Pricing"):
        assert "already means the project" in named(rig, taken)["name"]
    assert named(rig, "!!!") == {"name": "A name needs a letter or a digit."}
    assert named(rig, "Churn 2") == {}


def test_a_guest_may_not_and_cannot_lead(rig: Rig) -> None:
    told = rig.command(GUEST, COFFEE, "new Mine")
    assert "You are a guest" in words(told)
    assert rig.slack.view_of(GUEST) is None
    form(rig, typed="Ours")
    errors = rig.slack.submit(SAM, {"lead": {"entered": GUEST}}).errors
    assert list(errors) == ["lead"]
    assert "cannot lead" in errors["lead"]


def test_names_of_any_script_become_a_project_with_a_key(rig: Rig) -> None:
    for name, key in (
        ("مشروع التنبؤ <&> " + "مشروع" * 12, "project"),
        ("予測", "project-2"),
        ("Ça <&> va? " + "x" * 69, "ca-va-" + "x" * 54),
    ):
        form(rig)
        assert named(rig, name) == {}
        assert rig.project(key).name == name
        rig.slack.close_view(SAM)


def test_a_private_project_is_answered_as_if_it_did_not_exist(rig: Rig) -> None:
    form(rig, PRIYA, "Secret")
    rig.slack.submit(PRIYA, {"private": {"entered": ["private"]}, "channels": {"entered": []}})
    assert rig.project("secret").private
    form(rig, SAM, "Secret")
    assert named(rig, "Secret") == {}
    assert exported(rig).count("name: Secret") == 2
    assert "key: secret-2" not in exported(rig), "that could be guessed, and tells of the other"


def test_submitted_twice_it_is_one_project(rig: Rig) -> None:
    form(rig, typed="Fraud")
    rig.slack.submit(SAM, {})
    sent = rig.slack.sent("interactive")[-1]
    again = rig.slack.stage.courier.ask(Outgoing(Kind.INTERACTION, sent.body))
    assert (again.accepted, again.json) == (True, {})
    assert exported(rig).count("name: Fraud") == 1


def test_a_form_that_slack_opens_no_longer_is_told_in_one_sentence(rig: Rig) -> None:
    rig.slack.fail("views.open", ErrorCode("expired_trigger_id"))
    assert "please try it once more" in words(rig.command(SAM, COFFEE, "new Fraud"))


def test_a_question_that_begins_with_new_stays_one(rig: Rig) -> None:
    told = rig.command(SAM, "C0CHURN", "new model is ready, who deploys it?")
    assert "ML engineer" in words(told)
