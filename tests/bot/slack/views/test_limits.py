"""Whatever people write, and however much of it there is, Slack takes what we draw."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.views.forms.returning import refused_modal
from bot.slack.views.handoffs.completion import marked, preview_card
from bot.slack.views.handoffs.handoff_card import handoff_card
from bot.slack.views.handoffs.notices import reopened_notice, returned_notice, undelivered_notice
from bot.slack.views.handoffs.offer import offer
from bot.slack.views.handoffs.vacancy import vacancy
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.naming import Names
from domain.handoffs.commands import NOTE_LIMIT, CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.preview import preview
from domain.ids import ChannelId, MemberId, PhaseKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.notifications import ToChannel, ToMember
from domain.projects import Project
from tests.bot.slack.views.scenes import Scene, after
from tests.bot.slack.views.snapshots import assert_slack_takes
from tests.factories import (
    ANA,
    DANA,
    LEE,
    NOW,
    a_knowledge_base,
    a_project,
    a_workflow,
    person,
    primary,
)
from tests.slack_contract import check_view

MANY = 60  # phases that follow one
EVERYBODY = (
    *(ToMember(MemberId(f"U0{number:09}")) for number in range(60)),
    ToChannel(ChannelId("C0CHURN")),
)
LONGEST = 500  # characters of a name in a file
ROLES = ("data_engineer", "ml_engineer", "developer", "data_analyst", "research_scientist")


def a_wide_workflow(letter: str) -> Workflow:
    """One phase, and many behind it, all with the longest names there can be."""
    first = _phase("first", letter)
    rest = [_phase(f"phase{number}", letter, number) for number in range(MANY)]
    return a_workflow(first, *rest, key="wide")


def a_wide_world(letter: str, holder: MemberId | None) -> tuple[Project, KnowledgeBase]:
    workflow = a_wide_workflow(letter)
    held = tuple(primary(role, holder) for role in ROLES) if holder else ()
    project = a_project(
        at="first",
        workflow=workflow,
        name=letter * LONGEST,
        assignments=(primary("data_scientist", ANA), *held),
    )
    return project, a_knowledge_base(workflow)


def a_wide_scene(letter: str, holder: MemberId | None = DANA) -> Scene:
    project, knowledge = a_wide_world(letter, holder)
    return after("first", note=letter * NOTE_LIMIT, project=project, knowledge=knowledge)


@pytest.mark.parametrize("letter", ["x", "&", "<", "😀"])
def test_the_longest_data_fit(letter: str) -> None:
    scene = a_wide_scene(letter)
    names = Names({ANA: letter * LONGEST, DANA: letter * LONGEST})
    _assert_fits(handoff_card(scene.card(names)))
    _assert_fits(offer(scene.offer(DANA)))
    _assert_fits(vacancy(a_wide_scene(letter, None).vacancy()))
    _assert_fits(undelivered_notice(scene.project, letter * LONGEST, EVERYBODY))
    project, knowledge = a_wide_world(letter, DANA)
    order = CompletePhase(PhaseKey("first"), person(ANA), letter * NOTE_LIMIT)
    _assert_fits(preview_card(preview(project, knowledge, order, NOW)))
    _assert_fits(marked(complete(project, knowledge, order, NOW)))


def test_a_refusal_of_any_length_fits_into_a_modal() -> None:
    assert check_view(refused_modal("&" * 600)) == []


WRITTEN = st.text(min_size=1, max_size=NOTE_LIMIT).filter(str.strip)


@given(WRITTEN, WRITTEN)
def test_whatever_people_write_is_harmless_and_fits(note: str, name: str) -> None:
    project = replace(a_project(at="model_evaluation"), name=name)
    scene = after("model_evaluation", note=note, project=project)
    names = Names({ANA: name, DANA: name})
    back = scene.returned_by(DANA, note)
    for message in (
        handoff_card(scene.card(names)),
        offer(scene.offer(DANA)),
        handoff_card(back.card(names)),
        returned_notice(back.came_back()),
        reopened_notice(back.came_back(), LEE),
    ):
        _assert_fits(message)
        assert_no_mention_of("<!channel>", message)


@pytest.mark.parametrize("evil", ["<!channel>", "<!here>", "<@U0EVIL>", "<https://evil.example|x>"])
def test_nothing_that_people_write_becomes_a_mention_or_a_link(evil: str) -> None:
    project = replace(a_project(at="model_evaluation"), name=evil)
    scene = after("model_evaluation", note=evil, project=project)
    back = scene.returned_by(DANA, evil)
    names = Names({ANA: evil, DANA: evil})
    order = CompletePhase(PhaseKey("model_evaluation"), person(ANA), evil)
    for message in (
        handoff_card(scene.card(names)),
        offer(scene.offer(DANA)),
        handoff_card(back.card(names)),
        returned_notice(back.came_back()),
        undelivered_notice(project, evil, EVERYBODY),
        marked(complete(project, scene.knowledge, order, NOW)),
    ):
        assert_no_mention_of(evil, message)


def assert_no_mention_of(evil: str, message: Message) -> None:
    assert evil not in message.text
    texts = [b["text"]["text"] for b in message.blocks if "text" in b]
    texts += [e["text"] for b in message.blocks for e in b.get("elements", ()) if "value" not in e]
    assert not [text for text in texts if evil in text]


def _phase(key: str, letter: str, number: int | None = None) -> WorkflowPhase:
    role = "data_scientist" if number is None else ROLES[number % len(ROLES)]
    return WorkflowPhase(
        key=PhaseKey(key),
        name=f"a{'' if number is None else number}{letter * (LONGEST - 10)}",
        accountable=RoleKey(role),
        after=() if number is None else (PhaseKey("first"),),
        start_with=letter * LONGEST,
    )


def _assert_fits(message: Message) -> None:
    assert_slack_takes(message.text, message.blocks)
