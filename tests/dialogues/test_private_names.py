"""Whoever gives a project a name learns nothing of a private one that is called so."""

from collections.abc import Generator
from pathlib import Path

import pytest

from bot.files.registry import read_registry, write_registry
from tests.dialogues.private_rig import COFFEE, HOLDER, LEAD, NAMES, private_rig
from tests.dialogues.talking import told
from tests.factories import SAM
from tests.rig import ACME, Json, Rig, words

TAKEN = (*NAMES, "NIGHT-JAR", "nachtvogel!")


@pytest.fixture(scope="module")
def rig(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Rig]:
    with private_rig(sample_file, tmp_path_factory.mktemp("with")) as started:
        yield started


@pytest.fixture(scope="module")
def without(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Rig]:
    """The same workspace, where there is no such project."""
    with private_rig(sample_file, tmp_path_factory.mktemp("without"), registry="") as started:
        yield started


def made(rig: Rig, name: str, member: str = SAM) -> tuple[dict[str, str], str]:
    """Make a project; return what stands beside the fields, and what is shown then."""
    form(rig, "new", member)
    errors = rig.slack.submit(member, {"name": {"entered": name}}).errors
    return errors, closed(rig, member)


def called(rig: Rig, project: str, alias: str) -> tuple[dict[str, str], str]:
    """Give a project an alias; return the same."""
    blocks = [block["block_id"] for block in form(rig, f"edit {project}")["blocks"]]
    field = next(block for block in blocks if block.startswith("aliases"))
    errors = rig.slack.submit(SAM, {field: {"entered": alias}}).errors
    return {at.partition("#")[0]: why for at, why in errors.items()}, closed(rig)


def form(rig: Rig, words_typed: str, member: str = SAM) -> Json:
    assert rig.slack.command(member, COFFEE, "/baton", words_typed).error == ""
    return rig.wait(lambda: rig.slack.view_of(member))


def closed(rig: Rig, member: str = SAM) -> str:
    shown = words(rig.slack.view_of(member) or {})
    rig.slack.close_view(member)
    return shown


def test_names_are_free_or_taken_as_if_it_did_not_exist(rig: Rig, without: Rig) -> None:
    assert made(rig, "Own") == made(without, "Own")
    for name in TAKEN:
        assert called(rig, "own", name) == called(without, "own", name), name
        assert called(rig, "own", "") == called(without, "own", "")
    for name in ("Nachtvogel", "Nightjar"):
        assert made(rig, name) == made(without, name), name
        shown = words(form(rig, f"edit {name}")), words(form(without, f"edit {name}"))
        assert shown[0] == shown[1]
        for one in (rig, without):
            closed(one)
    for order in ("done", "assign"):  # which of the projects of this channel
        asked = (words(one.command(SAM, COFFEE, order)) for one in (rig, without))
        assert len(set(asked)) == 1, order
    for guess in ("nightjar-2", "nachtvogel-2"):
        question = f"what is the status of {guess}?"
        assert words(told(rig, question, SAM)) == words(told(without, question, SAM))


@pytest.mark.parametrize("slip", ["nightjer", "night-jar", "Nightjars", "Nachtvogel2"])
def test_what_its_own_people_misspell_is_not_listed_for_others(rig: Rig, slip: str) -> None:
    told(rig, f"who owns the {slip} zebra?", HOLDER)
    rig.core.questions.write_now()
    assert slip in words(rig.command(HOLDER, COFFEE, "unanswered"))
    assert slip not in words(rig.command(SAM, COFFEE, "unanswered"))  # who leads a project


def test_its_own_people_are_told_that_the_name_is_taken(rig: Rig) -> None:
    errors, _ = made(rig, "nachtvogel", LEAD)
    assert "already means the project" in errors["name"]


def test_what_is_exported_then_can_be_imported(rig: Rig) -> None:
    made(rig, "Nachtvogel")
    exported = write_registry(rig.core.export_registry(ACME))
    again = rig.core.import_registry(read_registry(exported, "exported.yaml").content, ACME)
    assert again.differences == ()
