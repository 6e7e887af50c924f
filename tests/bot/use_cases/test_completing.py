"""What somebody types to mark a phase done, and the preview that they get."""

from typing import Any

import pytest

from bot.use_cases.naming.discretion import Where
from bot.use_cases.naming.meaning import Typed
from domain.errors import (
    ChannelWithoutProject,
    PhaseNotFound,
    ProjectNotFound,
    SeveralProjectsHere,
)
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.preview import Preview
from domain.handoffs.refusals import PhaseWaits
from domain.ids import ChannelId, PhaseKey, ProjectKey, WorkspaceId
from domain.projects import Operator, Project
from tests.bot.storage.storing import ACME, CHURN
from tests.bot.use_cases.desk import Desk
from tests.factories import ANA, DANA, LEE, PRIYA, SAM, a_project, person

HERE = ChannelId("C0CHURN")
BOTH = ChannelId("C0BOTH")
NOWHERE = ChannelId("C0COFFEE")


@pytest.fixture(autouse=True)
def _three_projects(desk: Desk) -> None:
    desk.store(
        a_project(at="model_evaluation", channels=(HERE, BOTH)),
        another("atlas", name="Atlas search", aliases=("findé",), channels=(BOTH,)),
        another("secret", name="Secret garden", channels=(ChannelId("C0SECRET"),), private=True),
    )


def another(key: str, **difference: Any) -> Project:  # noqa: ANN401 - any field of a project
    difference = {"at": "model_evaluation", "aliases": ()} | difference
    return a_project(key=ProjectKey(key), **difference)


def typed(desk: Desk, text: str, channel: ChannelId = HERE, by: str = PRIYA) -> Preview:
    return desk.preview.typed(Typed(ACME, channel, person(by), text))


def shown(preview: Preview) -> tuple[str, str, str]:
    return (preview.project.key, preview.phase.key, preview.note)


@pytest.mark.parametrize(
    ("text", "phase", "note"),
    [
        ("", "model_evaluation", ""),
        ("model evaluation", "model_evaluation", ""),
        ("evaluation AUC 0.91", "model_evaluation", "AUC 0.91"),
        ("AUC 0.91,\nsee  the card", "model_evaluation", "AUC 0.91,\nsee  the card"),
        ("churn", "model_evaluation", ""),
        ("Churn Predictor eval AUC 0.91", "model_evaluation", "AUC 0.91"),
        ("churn model eval it works\n- well", "model_evaluation", "it works\n- well"),
    ],
)
def test_in_the_channel_of_a_project_everything_may_be_left_out(
    desk: Desk, text: str, phase: str, note: str
) -> None:
    assert shown(typed(desk, text)) == (CHURN, phase, note)


@pytest.mark.parametrize("text", ["atlas eval fine", "Atlas search eval fine", "FINDÉ eval fine"])
def test_another_project_may_be_named(desk: Desk, text: str) -> None:
    assert shown(typed(desk, text)) == ("atlas", "model_evaluation", "fine")
    assert shown(typed(desk, text, channel=NOWHERE)) == ("atlas", "model_evaluation", "fine")


def test_in_a_channel_of_several_projects_one_must_be_named(desk: Desk) -> None:
    with pytest.raises(SeveralProjectsHere) as refused:
        typed(desk, "model evaluation", channel=BOTH)

    assert set(refused.value.projects) == {"Atlas search", "Churn predictor"}
    assert shown(typed(desk, "atlas", channel=BOTH))[0] == "atlas"


@pytest.mark.parametrize("text", ["", "zebra", "model evaluation"])
def test_elsewhere_a_project_must_be_named(desk: Desk, text: str) -> None:
    with pytest.raises(ChannelWithoutProject):
        typed(desk, text, channel=NOWHERE)


def test_a_private_project_may_be_named_elsewhere_by_those_who_work_on_it(desk: Desk) -> None:
    assert shown(typed(desk, "secret", channel=NOWHERE, by=ANA))[0] == "secret"


def test_a_private_project_is_unknown_to_others_elsewhere(desk: Desk) -> None:
    with pytest.raises(ChannelWithoutProject):
        typed(desk, "secret garden", channel=NOWHERE, by=SAM)


def test_a_private_project_is_known_to_everybody_in_its_channel(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        typed(desk, "secret garden", channel=ChannelId("C0SECRET"), by=SAM)


def test_a_preview_refuses_what_completing_would_refuse(desk: Desk) -> None:
    with pytest.raises(PhaseWaits):
        typed(desk, "model serving")
    with pytest.raises(NotAllowed):
        typed(desk, "model evaluation", by=SAM)


def test_a_preview_saves_nothing(desk: Desk) -> None:
    before = desk.project()

    typed(desk, "model evaluation AUC 0.91")

    assert desk.project() == before
    assert desk.happened() == desk.owed() == []


def test_a_page_of_text_is_a_note_that_is_too_long_and_no_trouble(desk: Desk) -> None:
    text = "word " * 5_000

    with pytest.raises(ChannelWithoutProject):
        typed(desk, text, channel=NOWHERE)


def test_a_button_names_project_and_phase(desk: Desk) -> None:
    preview = desk.preview.chosen(Where(ACME, CHURN), person(ANA), PhaseKey("model_evaluation"))

    assert shown(preview) == (CHURN, "model_evaluation", "")
    assert preview.following[0].holders == (person(DANA),)
    assert preview.following[0].backups == (person(LEE),)


@pytest.mark.parametrize("project", ["churn", "Churn predictor", "churn model"])
def test_a_command_line_names_project_and_phase(desk: Desk, project: str) -> None:
    preview = desk.preview.named(ACME, Operator(), (project, "evaluation"), "AUC 0.91")

    assert shown(preview) == (CHURN, "model_evaluation", "AUC 0.91")


def test_a_command_line_is_told_what_is_unknown(desk: Desk) -> None:
    with pytest.raises(ProjectNotFound):
        desk.preview.named(ACME, Operator(), ("zebra", "evaluation"), "")
    with pytest.raises(PhaseNotFound):
        desk.preview.named(ACME, Operator(), ("churn", "party"), "")
    with pytest.raises(ProjectNotFound):
        desk.preview.named(WorkspaceId("T0GLOBEX"), Operator(), ("churn", "evaluation"), "")
