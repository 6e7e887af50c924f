"""A channel that several projects share, and a project that has several channels."""

import pytest

from bot.files.registry import read_registry
from bot.playground.sample import sample_projects
from tests.factories import ANA, DANA, PRIYA
from tests.rig import ACME, Rig, buttons, words

CHURN, ATLAS, SHARED = "C0CHURN", "C0ATLAS", "C0COFFEE"


@pytest.fixture
def sharing(rig: Rig) -> Rig:
    """*Churn* and *atlas* have a second channel, which they share; both are at evaluation."""
    shared = sample_projects()
    for own in (CHURN, ATLAS):
        shared = shared.replace(f"channels: [{own}]", f"channels: [{own}, {SHARED}]")
    rig.core.import_registry(read_registry(shared, "sample.yaml").content, ACME)
    return rig


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("done model evaluation AUC 0.91", "Mark *Model evaluation* of *Churn predictor* as done?"),
        ("done", "Mark *Model evaluation* of *Churn predictor* as done?"),
        ("skip model evaluation no time", "Skip *Model evaluation* of *Churn predictor*?"),
        ("reopen model building it leaked", "Reopen *Model building* of *Churn predictor*?"),
    ],
)
def test_a_command_asks_which_project_is_meant(sharing: Rig, typed: str, expected: str) -> None:
    asked = sharing.command(PRIYA, SHARED, typed)
    assert "Which project do you mean: *Atlas search* or *Churn predictor*?" in words(asked)
    assert buttons(asked) == ["for_project:1", "for_project:2"]
    sharing.click(PRIYA, SHARED, asked, "for_project:2")
    meant = sharing.changed(PRIYA, SHARED, asked)
    assert expected in words(meant)
    note = typed.partition("model evaluation ")[2]
    assert note in words(meant)


def test_an_undo_asks_too_and_then_does_it(sharing: Rig) -> None:
    sharing.mark_done(ANA, CHURN)
    asked = sharing.command(ANA, SHARED, "undo")
    sharing.click(ANA, SHARED, asked, "for_project:2")
    assert "*Churn predictor* is not done" in words(sharing.changed(ANA, SHARED, asked))
    assert sharing.project("churn").phases[4].status == "active"


def test_a_project_that_is_named_first_is_taken(sharing: Rig) -> None:
    assert "of *Atlas search* as done?" in words(sharing.command(ANA, SHARED, "done atlas"))
    skip = words(sharing.command(PRIYA, SHARED, "skip churn model evaluation no time"))
    assert "Skip *Model evaluation* of *Churn predictor*?" in skip


def test_the_status_asks_which_project_is_meant(sharing: Rig) -> None:
    asked = sharing.command(ANA, SHARED, "status")
    assert "Which project do you mean" in words(asked)
    assert "*Atlas search*  ·" in words(sharing.command(ANA, SHARED, "status atlas"))
    sharing.click(ANA, SHARED, asked, "choose_project:2")
    assert "*Churn predictor*  ·" in words(sharing.changed(ANA, SHARED, asked))


def test_a_text_that_no_button_holds_is_refused_with_a_sentence(sharing: Rig) -> None:
    told = sharing.command(ANA, SHARED, f"done model evaluation {'x' * 2_100}")
    assert "This channel has several projects" in words(told)


def test_what_is_said_in_public_is_said_once_in_the_first_channel(sharing: Rig) -> None:
    sharing.mark_done(ANA, SHARED, "churn model evaluation")
    sharing.deliver_all()
    assert len(sharing.slack.messages(CHURN)) == 1
    assert sharing.slack.messages(SHARED) == []
    assert len(sharing.slack.direct_messages(DANA)) == 1
