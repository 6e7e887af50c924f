"""What a person sees before they mark a phase done is what then happens."""

from collections.abc import Callable

import pytest

from domain.errors import BatonError
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.events import HandoffOffered, HatSwitched, RoleVacant
from domain.handoffs.permission_refusals import NotAllowed
from domain.handoffs.preview import Preview, preview
from domain.handoffs.refusals import (
    PhaseAlreadyDone,
    PhaseWaits,
    TooLong,
)
from domain.ids import PhaseKey
from domain.projects import members_of
from tests.domain.handoffs.story import Story
from tests.factories import (
    ANA,
    DANA,
    DATA_ANALYST,
    INES,
    LEE,
    ML_ENGINEER,
    NOW,
    OMAR,
    PRIYA,
    SAM,
    a_group,
    a_knowledge_base,
    a_phase,
    a_project,
    a_team,
    a_workflow,
    backup,
    person,
    primary,
)


def looked_at(story: Story, phase: str, by: str, note: str = "") -> Preview:
    order = CompletePhase(PhaseKey(phase), person(by), note)
    return preview(story.project, story.knowledge, order, NOW)


def test_it_names_who_will_be_told_in_which_role_and_who_is_backup() -> None:
    story = Story(a_project(at="model_evaluation"))

    shown = looked_at(story, "model_evaluation", by=ANA, note="  AUC 0.91 ")

    assert (shown.project, shown.phase.name, shown.note) == (
        story.project,
        "Model evaluation",
        "AUC 0.91",
    )
    (following,) = shown.following
    assert (following.phase.key, following.role.name) == ("model_deployment", "ML engineer")
    assert (following.holders, following.backups) == ((person(DANA),), (person(LEE),))
    assert following.goes_on is None
    assert shown.still_waiting == ()


def test_a_user_group_is_shown_as_the_group_that_it_is() -> None:
    group = a_group(DANA, SAM)
    team = (*a_team(without=ML_ENGINEER), primary(ML_ENGINEER, group))

    shown = looked_at(
        Story(a_project(at="model_evaluation", assignments=team)), "model_evaluation", by=ANA
    )

    assert shown.following[0].holders == (group,)


def test_who_goes_on_with_another_hat_is_shown() -> None:
    story = Story(a_project(at="model_deployment"))

    (following,) = looked_at(story, "model_deployment", by=DANA).following

    assert (following.phase.key, following.goes_on) == ("model_serving", DANA)


def test_a_vacant_role_is_shown_without_holders() -> None:
    story = Story(a_project(at="model_serving", assignments=a_team(without=DATA_ANALYST)))

    shown = looked_at(story, "model_serving", by=LEE)

    reports = shown.following[1]
    assert (reports.phase.key, reports.holders, reports.backups) == ("insight_reporting", (), ())


def test_what_waits_for_others_too_is_shown_with_what_it_waits_for() -> None:
    flow = a_workflow(a_phase("left"), a_phase("right"), a_phase("both", "left", "right"))
    story = Story(a_project(workflow=flow), a_knowledge_base(flow))

    shown = looked_at(story, "left", by=ANA)

    assert shown.following == ()
    (waiting,) = shown.still_waiting
    assert waiting.phase.key == "both"
    assert [phase.key for phase in waiting.waits_for] == ["right"]


def test_the_handoff_that_completing_accepts_is_not_shown_as_a_new_one() -> None:
    story = Story(a_project(at="model_evaluation"))
    story.complete("model_evaluation", by=ANA)

    shown = looked_at(story, "model_deployment", by=LEE)

    assert [following.phase.key for following in shown.following] == ["model_serving"]


def test_after_a_return_what_somebody_works_on_is_not_shown_as_waiting() -> None:
    flow = a_workflow(
        a_phase("left"),
        a_phase("right"),
        a_phase("both", "left", "right"),
        a_phase("alone", "left"),
        a_phase("apart", "right"),
    )
    team = (primary("data_scientist", a_group(ANA, SAM)),)
    story = Story(a_project(workflow=flow, assignments=team), a_knowledge_base(flow))
    for phase in ("left", "right"):
        story.complete(phase, by=PRIYA)
    story.accept("both", by=ANA)
    for phase in ("alone", "apart"):
        story.give_back(phase, by=SAM)

    shown = looked_at(story, "left", by=PRIYA)

    assert [following.phase.key for following in shown.following] == ["alone"]
    assert shown.still_waiting == ()


def test_a_preview_changes_nothing() -> None:
    story = Story(a_project(at="model_evaluation"))

    looked_at(story, "model_evaluation", by=ANA)

    assert story.project == a_project(at="model_evaluation")


STORIES: dict[str, Callable[[], tuple[Story, str, str]]] = {
    "to holders": lambda: (Story(a_project(at="model_serving")), "model_serving", LEE),
    "hat switch": lambda: (Story(a_project(at="model_serving")), "model_serving", DANA),
    "to backups": lambda: (
        Story(a_project(at="model_evaluation", assignments=(backup(ML_ENGINEER, LEE),))),
        "model_evaluation",
        PRIYA,
    ),
    "to nobody": lambda: (
        Story(a_project(at="model_evaluation", assignments=())),
        "model_evaluation",
        PRIYA,
    ),
    "to nothing": lambda: (Story(a_project(at="monitoring")), "monitoring", DANA),
}


@pytest.mark.parametrize("story", STORIES)
def test_completing_does_exactly_what_was_shown(story: str) -> None:
    told, phase, by = STORIES[story]()
    shown = looked_at(told, phase, by)

    events = told.complete(phase, by)

    offered = [e for e in events if isinstance(e, HandoffOffered | HatSwitched | RoleVacant)]
    assert [(f.phase.key, f.role.key) for f in shown.following] == [
        (event.phase, event.role) for event in offered
    ]
    for following, event in zip(shown.following, offered, strict=True):
        shown_to = [m for h in following.holders or following.backups for m in members_of(h)]
        assert set(shown_to) == set(told.handoff(event.phase).to)
        assert (following.goes_on is not None) == isinstance(event, HatSwitched)


@pytest.mark.parametrize(
    ("phase", "by", "note", "refusal"),
    [
        ("model_building", OMAR, "", NotAllowed),
        ("model_building", ANA, "x" * 3_001, TooLong),
        ("model_evaluation", ANA, "", PhaseWaits),
        ("data_ingestion", INES, "", PhaseAlreadyDone),
    ],
)
def test_a_preview_refuses_what_completing_would_refuse(
    phase: str, by: str, note: str, refusal: type[BatonError]
) -> None:
    story = Story(a_project(at="model_building"))

    with pytest.raises(refusal) as shown:
        looked_at(story, phase, by, note)
    with pytest.raises(refusal) as refused:
        complete(
            story.project, story.knowledge, CompletePhase(PhaseKey(phase), person(by), note), NOW
        )

    assert str(shown.value) == str(refused.value)
