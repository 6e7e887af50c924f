"""Which phase people mean by what they type."""

from dataclasses import replace

import pytest

from domain.errors import PhaseNotFound
from domain.handoffs.phase_names import only_open_phase, phase_at_start, phase_named
from domain.handoffs.refusals import NoPhaseOpen, SeveralPhasesOpen
from domain.ids import WorkflowKey
from domain.projects import PhaseStatus
from tests.domain.handoffs.story import Story
from tests.factories import DANA, LEE, OMAR, a_knowledge_base, a_phase, a_project, a_workflow

STANDARD = a_knowledge_base().workflow(WorkflowKey("standard"))


@pytest.mark.parametrize(
    "text", ["model_serving", "Model serving", "  MODEL-SERVING! ", "model serving", "inference"]
)
def test_a_phase_is_called_by_its_key_its_name_or_an_alias(text: str) -> None:
    assert phase_named(a_project(), STANDARD, text).key == "model_serving"


@pytest.mark.parametrize("text", ["party", "model", "", " – "])
def test_an_unknown_name_is_refused_with_the_names_that_are_known(text: str) -> None:
    with pytest.raises(PhaseNotFound, match="its phases are data ingestion, data validation, "):
        phase_named(a_project(), STANDARD, text)


@pytest.mark.parametrize(
    ("text", "phase", "rest"),
    [
        ("model serving soon", "model_serving", "soon"),
        ("serving", "model_serving", ""),
        ("model_evaluation AUC 0.91, see the  card", "model_evaluation", "AUC 0.91, see the  card"),
        ("model evaluation – AUC 0.91", "model_evaluation", "AUC 0.91"),
        ("model evaluation: AUC 0.91", "model_evaluation", "AUC 0.91"),
        ("training the model took a day", "model_building", "took a day"),
        ("training took a day", "model_building", "took a day"),
        ("all went well", None, "all went well"),
        ("  the model evaluation is done ", None, "the model evaluation is done"),
        ("", None, ""),
        (" – ", None, "–"),
    ],
)
def test_what_was_typed_may_start_with_a_phase(text: str, phase: str | None, rest: str) -> None:
    found, remaining = phase_at_start(STANDARD, text)

    assert (found.key if found else None, remaining) == (phase, rest)


def test_a_name_without_a_word_is_not_taken_for_any_dash() -> None:
    flow = a_workflow(a_phase("launch", name="🚀"))

    assert phase_at_start(flow, "– done") == (None, "– done")
    assert phase_named(a_project(workflow=flow), flow, "launch").name == "🚀"


def test_a_page_of_text_is_split_as_quickly_as_a_word() -> None:
    text = "well " * 20_000

    assert phase_at_start(STANDARD, text) == (None, text.strip())


def test_done_alone_means_the_phase_that_somebody_works_on() -> None:
    story = Story(a_project(at="model_serving"))
    story.complete("model_serving", by=LEE)
    story.accept("app_integration", by=OMAR)

    assert only_open_phase(story.project, STANDARD).key == "app_integration"


def test_done_alone_means_the_only_phase_that_is_offered() -> None:
    assert only_open_phase(a_project(), STANDARD).key == "data_ingestion"


def test_done_alone_is_not_guessed_where_several_phases_are_open() -> None:
    story = Story(a_project(at="model_serving"))
    story.complete("model_serving", by=LEE)
    story.accept("app_integration", by=OMAR)
    story.accept("monitoring", by=DANA)

    with pytest.raises(SeveralPhasesOpen) as refused:
        only_open_phase(story.project, STANDARD)

    assert str(refused.value) == (
        "Churn predictor has several open phases, "
        "app integration, insight reporting and monitoring: name one."
    )


def test_done_alone_means_nothing_where_no_phase_is_open() -> None:
    phases = tuple(replace(p, status=PhaseStatus.DONE) for p in a_project().phases)

    with pytest.raises(NoPhaseOpen):
        only_open_phase(a_project(phases=phases), STANDARD)
