"""What belongs to a project itself, changed in a form by its lead."""

import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.files.registry import read_registry, write_registry
from bot.playground.sample import SEED
from bot.playground.seed import Member
from tests.dialogues.talking import asked
from tests.factories import ANA, PRIYA, SAM
from tests.rig import ACME, Json, Rig, running_rig, words

CHURN, COFFEE = "C0CHURN", "C0COFFEE"  # Priya leads churn; no project is at home in the other
ADMIN, GUEST = "U0ADMIN", "U0GUEST"
PEOPLE = (Member(ADMIN, "ada", is_admin=True), Member(GUEST, "gil", is_guest=True))
NAME = 'Churn <&> "مشروع" ' + "x" * 62  # of 80 characters


@pytest.fixture
def rig(sample_file: Path, tmp_path: Path) -> Generator[Rig]:
    """The sample projects, with an admin and a guest among the people."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path / 'baton.db')}"
    with running_rig(url, replace(SEED, members=(*SEED.members, *PEOPLE))) as started:
        yield started


def form(rig: Rig, member: str = PRIYA) -> Json:
    """Give `/baton edit` and return the form that opens."""
    assert rig.slack.command(member, CHURN, "/baton", "edit").error == ""
    return rig.wait(lambda: rig.slack.view_of(member))


def save(rig: Rig, member: str = PRIYA, **fields: str | list[str]) -> dict[str, str]:
    """Submit the open form and return what stands beside its fields."""
    blocks = [block["block_id"] for block in (rig.slack.view_of(member) or {})["blocks"]]
    ids = {block.partition("#")[0]: block for block in blocks}
    reply = rig.slack.submit(member, {ids[f]: {"entered": v} for f, v in fields.items()})
    assert reply.error == ""
    return {block.partition("#")[0]: sentence for block, sentence in reply.errors.items()}


def test_everything_at_once_and_the_registry_file_shows_it(rig: Rig) -> None:
    assert "churn model" in str(form(rig))
    aliases, channels = "leavers\nretention", [CHURN, COFFEE]
    errors = save(rig, name=NAME, lead=SAM, aliases=aliases, channels=channels, private=["private"])
    assert errors == {}

    now = rig.project("churn")
    assert (now.name, now.aliases, now.lead) == (NAME, ("leavers", "retention"), SAM)
    assert (now.channels, now.private) == ((CHURN, COFFEE), True)
    assert "Churn &lt;&amp;&gt;" in words(rig.slack.view_of(PRIYA) or {})
    exported = write_registry(rig.core.export_registry(ACME))
    again = rig.core.import_registry(read_registry(exported, "exported.yaml").content, ACME)
    assert again.differences == ()
    assert "Model evaluation" in words(asked(rig, COFFEE, "what is the status?"))


def test_what_does_not_fit_is_told_at_its_field(rig: Rig) -> None:
    form(rig)
    errors = save(rig, name="Atlas search", aliases="churn\npricing", lead=GUEST)
    assert set(errors) == {"name", "aliases", "lead"}
    assert "“pricing” already means the project “Kestrel pricing”" in errors["aliases"]
    assert save(rig, name="Churn", aliases="!!", lead=PRIYA) == {
        "aliases": "A name needs a letter or a digit."
    }
    assert rig.project("churn").name == "Churn predictor"


def test_two_at_once_lose_nothing(rig: Rig) -> None:
    form(rig, PRIYA)
    form(rig, ADMIN)
    assert save(rig, ADMIN, name="Leavers", aliases="churn") == {}
    assert save(rig, PRIYA, name="Retention", channels=[COFFEE]) == {}
    assert "Somebody changed the same meanwhile" in words(rig.slack.view_of(PRIYA) or {})
    assert rig.project("churn").name == "Leavers"
    assert save(rig, PRIYA) == {}
    now = rig.project("churn")
    assert (now.name, now.aliases, now.channels) == ("Retention", ("churn",), (COFFEE,))


def test_only_the_lead_or_an_admin_may(rig: Rig) -> None:
    told = words(rig.command(ANA, CHURN, "edit"))
    assert "Only the lead or a workspace admin may change the project" in told
    assert rig.slack.view_of(ANA) is None
