"""What somebody types to skip or reopen a phase, and the outlook that they get."""

from dataclasses import replace

import pytest

from bot.use_cases.handoffs.intervening import Word
from bot.use_cases.naming.meaning import Typed
from domain.errors import PhaseNotFound, ProjectNotFound
from domain.handoffs.commands import ReopenPhase
from domain.handoffs.not_taken_back import NothingOver
from domain.handoffs.outlook import Outlook
from domain.handoffs.refusals import NoPhaseOpen
from domain.ids import ChannelId, ProjectKey
from tests.bot.storage.storing import ACME, CHURN
from tests.bot.use_cases.desk import Desk
from tests.factories import ANA, DANA, LEE, PRIYA, SAM, a_project, person

EVALUATION, DEPLOYMENT = "model_evaluation", "model_deployment"


@pytest.fixture
def evaluated(desk: Desk) -> Desk:
    """A desk with *churn*, whose model Ana evaluated; its deployment is offered to Dana."""
    desk.store(a_project(at=EVALUATION))
    desk.done(EVALUATION, by=ANA)
    return desk


def looked_at(desk: Desk, word: Word, text: str, by: str = PRIYA) -> Outlook:
    return desk.plan.typed(word, Typed(ACME, ChannelId("C0CHURN"), person(by), text))


@pytest.mark.parametrize(
    ("word", "text", "phase", "reason"),
    [
        (Word.SKIP, "deployment bought it", DEPLOYMENT, "bought it"),
        (Word.SKIP, "churn model deployment bought it", DEPLOYMENT, "bought it"),
        (Word.SKIP, "bought it", DEPLOYMENT, "bought it"),
        (Word.REOPEN, "model building  it leaks\nbadly", "model_building", "it leaks\nbadly"),
        (Word.REOPEN, "it leaks", EVALUATION, "it leaks"),
    ],
)
def test_what_is_typed_names_the_phase_or_means_the_only_likely_one(
    evaluated: Desk, word: Word, text: str, phase: str, reason: str
) -> None:
    outlook = looked_at(evaluated, word, text)

    assert (outlook.project.key, outlook.phase.key, outlook.order.reason) == (CHURN, phase, reason)


def test_an_outlook_says_what_would_happen_and_changes_nothing(evaluated: Desk) -> None:
    before = evaluated.project()

    reopening = looked_at(evaluated, Word.REOPEN, "it leaks")
    skipping = looked_at(evaluated, Word.SKIP, "no need")

    assert isinstance(reopening.order, ReopenPhase)
    assert ([p.key for p in reopening.withdrawn], reopening.told) == ([DEPLOYMENT], (ANA, DANA))
    assert [one.phase.key for one in skipping.following] == ["model_serving"]
    assert skipping.told == ()
    assert evaluated.project() == before


def test_where_nothing_can_be_meant_it_is_said(desk: Desk) -> None:
    desk.store(a_project())
    nobody_marked = Typed(ACME, ChannelId("C0CHURN"), person(LEE), "")

    with pytest.raises(NothingOver, match="nothing to reopen"):
        looked_at(desk, Word.REOPEN, "it leaks")
    with pytest.raises(NothingOver, match="You marked no phase"):
        desk.plan.undo_typed(nobody_marked)
    with pytest.raises(PhaseNotFound):
        desk.plan.undo_typed(replace(nobody_marked, text="knitting"))


def test_a_project_without_an_open_phase_has_nothing_to_skip(desk: Desk) -> None:
    project = a_project(at="monitoring")
    desk.store(project)
    for phase in project.open_phases():
        desk.skip(phase.key, by=PRIYA)

    with pytest.raises(NoPhaseOpen, match="nothing to skip"):
        looked_at(desk, Word.SKIP, "why not")


def test_a_project_chosen_with_a_button_is_not_shown_to_strangers(evaluated: Desk) -> None:
    secret = ProjectKey("secret")
    evaluated.store(a_project(key=secret, name="Secret", aliases=(), private=True, channels=()))

    with pytest.raises(ProjectNotFound):
        evaluated.plan.typed(
            Word.SKIP, Typed(ACME, ChannelId("C0CHURN"), person(SAM), "no need", secret)
        )
