"""Forms in German and Spanish: nothing is cut, Slack takes them, and no sentence is unmarked."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from bot.files.words import words_in
from bot.slack.views.describing import describing_menu, which_project_to_describe
from bot.slack.views.forms.checklist import CHECKLIST_FORM
from bot.slack.views.forms.done import done_modal, missing_at, nothing_to_mark, phase_modal
from bot.slack.views.forms.late import done_late, one_moment
from bot.slack.views.forms.own import OwnForm
from bot.slack.views.forms.phases import phases_modal, phases_overtaken, phases_saved
from bot.slack.views.forms.preferences import (
    away_told,
    digest_told,
    hours_told,
    preferences_modal,
    saved_modal,
    substitute_notice,
)
from bot.slack.views.forms.project import created_modal, new_project_modal, offering_project
from bot.slack.views.forms.project_edited import edit_modal, edit_overtaken, edit_saved
from bot.slack.views.forms.reminders import REMINDERS_FORM
from bot.slack.views.forms.returning import return_modal
from bot.slack.views.forms.role import ROLE_FORM
from bot.slack.views.forms.team import overtaken_notice, team_modal, team_saved
from bot.slack.views.forms.workflow import WORKFLOW_FORM
from bot.slack.views.parts.message import Block, Message
from domain.errors import SeveralProjectsHere
from domain.handoffs.commands import CompletePhase
from domain.handoffs.events import HandoffOffered, HandoffWithdrawn
from domain.handoffs.forms.own_parts import NEW, OwnPart, PartShown
from domain.handoffs.forms.phases import PhasesShown
from domain.handoffs.forms.project import NewProject
from domain.handoffs.forms.team import TeamShown, roles_shown
from domain.handoffs.hours.calendar import Away, Calendar
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.markable import Markable
from domain.handoffs.packet_refusals import Missing
from domain.handoffs.passing_on import PassedOn
from domain.handoffs.preview import preview
from domain.handoffs.steps import Step
from domain.ids import CompletionId, HandoffId, PhaseKey, ProjectKey, WorkflowKey
from domain.knowledge.definitions import DefinitionOfDone, DoneItem, Need
from domain.words import Catalogue, speaking
from tests.dialogues.forms_story import TYPED_IN_FORMS
from tests.dialogues.test_every_sentence_is_marked import LETTERS, Pseudo, left_in
from tests.factories import (
    ANA,
    DANA,
    NOW,
    PRIYA,
    a_group,
    a_knowledge_base,
    a_project,
    a_strict_knowledge_base,
    backup,
    person,
    primary,
)
from tests.slack_contract import check_view

KNOWN, LOOSE = a_strict_knowledge_base(), a_knowledge_base()
STANDARD = KNOWN.workflow(WorkflowKey("standard"))
EVALUATION = PhaseKey("model_evaluation")
GROUP = a_group(ANA)
PROJECT = a_project(
    at=EVALUATION,
    assignments=(
        primary("data_scientist", ANA),
        backup("data_scientist", DANA),
        backup("ml_engineer", GROUP),
    ),
)
BARE = a_project(lead=None, aliases=(), channels=(), private=True)
ROLES = roles_shown(PROJECT, KNOWN)
TEAM = TeamShown(PROJECT, KNOWN, ROLES, (GROUP,))
STANDING = PhasesShown(KNOWN, PROJECT, STANDARD.key, NOW)
LOOKED = preview(PROJECT, KNOWN, CompletePhase(EVALUATION, person(PRIYA), ""), NOW)
DONE = CompletionId("done")
OFFERED = HandoffOffered(HandoffId("h"), EVALUATION, ROLES[0], DONE, (ANA,))
STEP = Step(PROJECT, (OFFERED, HandoffWithdrawn(HandoffId("h"), EVALUATION, DONE)))
AWAY = Away(date(2026, 12, 24), date(2027, 1, 3), ANA)
CALENDAR = Calendar("Europe/Madrid", away=AWAY, digest=540)
MINE = Preferences(away=AWAY, digest=540)
PASSED = (PassedOn("Churn predictor", "Model evaluation", (ANA,)),) * 12
ITEM = DoneItem(key="held_out", text="Evaluated on held-out data")
MISSING = Missing((ITEM,), ("run",), (Need.NOTE, Need.RISKS))

MARKABLE = Markable(PROJECT.key, PROJECT.name, EVALUATION, "Model evaluation")


def part(of: str = "", inside: str = "") -> PartShown:
    return PartShown(OwnPart(of, inside), KNOWN, KNOWN, {}, followers=3)


UNASKED = replace(part(STANDARD.key, EVALUATION), base=LOOSE)


def own(form: OwnForm, shown: PartShown) -> Callable[[], Block]:
    return lambda: form.modal(shown, notice=form.overtaken(shown))


VIEWS: Mapping[str, Callable[[], Block]] = {
    "new": lambda: new_project_modal(NewProject("", STANDARD.key), KNOWN.workflows),
    "created": lambda: created_modal(PROJECT, STANDARD),
    "created bare": lambda: created_modal(BARE, STANDARD),
    "edit": lambda: edit_modal(PROJECT, notice=edit_overtaken(BARE)),
    "edit saved": lambda: edit_saved(PROJECT),
    "team": lambda: team_modal(TEAM),
    "team again": lambda: team_modal(
        TEAM, notice=overtaken_notice(KNOWN, PROJECT, ["members:ml_engineer"])
    ),
    "team saved": lambda: team_saved(STEP, KNOWN, ROLES),
    "team as it was": lambda: team_saved(Step(PROJECT, ()), KNOWN, ROLES),
    "checklist": own(CHECKLIST_FORM, part(STANDARD.key, EVALUATION)),
    "checklist saved": lambda: CHECKLIST_FORM.saved(part(STANDARD.key, EVALUATION)),
    "nothing needed": lambda: CHECKLIST_FORM.saved(
        replace(part(STANDARD.key, EVALUATION), base=LOOSE)
    ),
    "phases": lambda: phases_modal(STANDING, notice=phases_overtaken(STANDING)),
    "phases saved": lambda: phases_saved(STEP, KNOWN),
    "reminders": own(REMINDERS_FORM, part(STANDARD.key)),
    "role": own(ROLE_FORM, part("ml_engineer", NEW)),
    "role saved": lambda: ROLE_FORM.saved(part("ml_engineer")),
    "workflow": own(WORKFLOW_FORM, part(STANDARD.key, EVALUATION)),
    "new workflow": own(WORKFLOW_FORM, part(NEW, NEW)),
    "done": lambda: done_modal(LOOKED, "carried", "https://x.example"),
    "phase": lambda: phase_modal([MARKABLE], "carried"),
    "return": lambda: return_modal(HandoffId("h")),
    "preferences": lambda: preferences_modal(MINE, CALENDAR),
    "preferences saved": lambda: saved_modal(MINE, CALENDAR, date(2026, 12, 1), PASSED),
    "moment": lambda: one_moment("x"),
    "late": lambda: done_late(["4711"]),
    "late done": lambda: done_late([]),
}
SEVERAL = SeveralProjectsHere(("Churn predictor",), (ProjectKey("churn"),))
MESSAGES: Mapping[str, Callable[[], Message]] = {
    "nothing to mark": nothing_to_mark,
    "which": lambda: which_project_to_describe("edit", SEVERAL),
    "offering": lambda: offering_project(Message("4711")),
    "hours": lambda: hours_told(Preferences(), CALENDAR),
    "hours of one's own": lambda: hours_told(Preferences("Europe/Madrid"), CALENDAR),
    "hours unknown": lambda: hours_told(Preferences(), None),
    "digest": lambda: digest_told(MINE, CALENDAR),
    "no digest": lambda: digest_told(Preferences(), CALENDAR),
    "away": lambda: away_told(MINE, date(2026, 12, 24), PASSED[:1]),
    "substitute": lambda: substitute_notice(DANA, AWAY),
}

pseudo = Pseudo()
# What people wrote, and what they type; both stay as they are.
DEFINITION = STANDARD.phase(EVALUATION).done or DefinitionOfDone()
ITEMS = tuple(item.text for item in DEFINITION.checklist)
WORDS = sorted((*TYPED_IN_FORMS, *ITEMS, "Baton", "engineer"), key=len, reverse=True)
DATA = re.compile("|".join(map(re.escape, WORDS)))


def drawn(catalogue: Catalogue | None, name: str) -> Block:
    with speaking(catalogue):
        return VIEWS[name]()


@pytest.mark.parametrize("name", VIEWS)
def test_every_sentence_of_a_form_is_marked(name: str) -> None:
    assert unmarked(drawn(pseudo, name)) == []


@pytest.mark.parametrize("name", MESSAGES)
def test_every_sentence_around_forms_is_marked(name: str) -> None:
    with speaking(pseudo):
        message = MESSAGES[name]()
    assert unmarked({"blocks": list(message.blocks)}) == []


def test_the_menu_of_forms_is_marked_and_fits() -> None:
    for catalogue in (pseudo, *map(words_in, ("de", "es"))):
        with speaking(catalogue):
            menu = describing_menu(PROJECT.key, 1)
        assert catalogue is not pseudo or unmarked({"blocks": [menu]}) == []
        assert all(len(option["text"]["text"]) < 75 for option in menu["options"])


def test_what_stands_beside_fields_is_said_in_the_language() -> None:
    with speaking(pseudo):
        sentences = missing_at(MISSING, lead=True).values()
    assert all(sentence.startswith("⟦") for sentence in sentences)


@pytest.mark.parametrize("language", ["de", "es"])
@pytest.mark.parametrize("name", VIEWS)
def test_nothing_is_cut_that_is_not_cut_in_english(language: str, name: str) -> None:
    view = drawn(words_in(language), name)
    assert check_view(view) == []
    english = list(plain_texts(drawn(None, name)))
    assert len(english) == len(list(plain_texts(view)))
    for before, said in zip(english, plain_texts(view), strict=True):
        assert said.endswith("…") == before.endswith("…"), said


def unmarked(shown: Block) -> list[str]:
    found = (DATA.sub("", text) for text in left_in([shown]))
    return [text for text in found if LETTERS.search(text)]


def plain_texts(part: object) -> Iterator[str]:
    """Return what Slack shows as it is: titles, labels, options, placeholders."""
    if isinstance(part, dict):
        block = cast("Block", part)
        if block.get("type") == "plain_text":
            yield str(block["text"])
        part = list(block.values())
    if isinstance(part, list | tuple):
        for inner in cast("list[object]", part):
            yield from plain_texts(inner)
