"""German and Spanish say more than English does: Slack takes the largest in them as well."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import cast

import pytest

from bot.files.words import words_in
from bot.slack.views.forms.checklist import CHECKLIST_FORM
from bot.slack.views.forms.done import done_modal
from bot.slack.views.forms.phases import phases_modal, phases_saved
from bot.slack.views.forms.preferences import preferences_modal
from bot.slack.views.forms.project import created_modal, new_project_modal
from bot.slack.views.forms.project_edited import edit_modal, edit_saved
from bot.slack.views.forms.reminders import REMINDERS_FORM
from bot.slack.views.forms.returning import return_modal
from bot.slack.views.forms.role import ROLE_FORM
from bot.slack.views.forms.team import team_modal, team_saved
from bot.slack.views.forms.workflow import WORKFLOW_FORM
from bot.slack.views.handoffs.reports import reject_modal
from bot.slack.views.home.page import home
from bot.slack.views.parts.message import Block
from domain.handoffs.forms.own_parts import NEW
from domain.handoffs.hours.preferences import Preferences
from domain.ids import HandoffId
from domain.words import LANGUAGES, speaking
from tests.bot.slack.views import (
    test_answers,
    test_describing_views,
    test_limits,
    test_packet_views,
    test_teaching_views,
)
from tests.bot.slack.views.test_describing_views import (
    KNOWN,
    PROJECT,
    ROLES,
    SAVED,
    SEEN,
    STANDING,
    WANTED,
    WORKFLOW,
    part,
)
from tests.bot.slack.views.test_home import full
from tests.bot.slack.views.test_packet_views import looked_at
from tests.slack_contract import check_view

CUT = "…"
TITLE = 24  # characters
SEVERAL_PAGES = 60  # more than the largest Home has

# What says itself that Slack takes it, in English; none of them reads a sentence.
LARGEST: Mapping[str, Callable[[], None]] = {
    "cards and offers": partial(test_limits.test_the_longest_data_fit, "&"),
    "packets": partial(test_packet_views.test_the_largest_packet_fits, "x"),
    "answers": test_answers.test_the_longest_names_fit,
    "lists of what was taught": partial(test_teaching_views.test_the_longest_lists_fit, "&"),
    "messages about teaching": partial(test_teaching_views.test_the_longest_messages_fit, "&"),
    "forms to teach": partial(test_teaching_views.test_the_longest_forms_fit, "x"),
}

FORMS: Mapping[str, Callable[[], Block]] = {
    "new": lambda: new_project_modal(WANTED, KNOWN.workflows),
    "created": lambda: created_modal(PROJECT, WORKFLOW),
    "team": lambda: team_modal(SEEN),
    "team saved": lambda: team_saved(SAVED, KNOWN, ROLES),
    "checklist": lambda: CHECKLIST_FORM.modal(part(WORKFLOW.key, "phase_59")),
    "checklist saved": lambda: CHECKLIST_FORM.saved(part(WORKFLOW.key, "phase_59")),
    "phases": lambda: phases_modal(STANDING),
    "phases saved": lambda: phases_saved(SAVED, KNOWN),
    "reminders": lambda: REMINDERS_FORM.modal(part(WORKFLOW.key)),
    "workflow": lambda: WORKFLOW_FORM.modal(part(WORKFLOW.key, "phase_59")),
    "role": lambda: ROLE_FORM.modal(part(ROLES[0], NEW)),
    "edit": lambda: edit_modal(PROJECT),
    "edit saved": lambda: edit_saved(PROJECT),
    "done": lambda: done_modal(looked_at(), "carried"),
    "return": lambda: return_modal(HandoffId("churn/model_serving/1")),
    "reject": lambda: reject_modal("R1"),
    "preferences": lambda: preferences_modal(Preferences(), None),
}

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@in_each_language
@pytest.mark.parametrize("what", LARGEST)
def test_the_largest_messages_fit(language: str, what: str) -> None:
    with speaking(words_in(language)):
        LARGEST[what]()


@in_each_language
@pytest.mark.parametrize("form", FORMS)
def test_the_largest_forms_fit_and_nothing_said_is_cut(language: str, form: str) -> None:
    english = FORMS[form]()
    with speaking(words_in(language)):
        view = FORMS[form]()
    assert check_view(view) == []
    assert len(json.dumps(view).encode()) <= test_describing_views.LARGEST
    assert len(view["title"]["text"]) <= TITLE
    pairs = zip(_plain_texts(english), _plain_texts(view), strict=True)
    assert [said for text, said in pairs if said.endswith(CUT) and not text.endswith(CUT)] == []


@in_each_language
def test_the_largest_home_fits_on_each_of_its_pages(language: str) -> None:
    seen = full("&")
    with speaking(words_in(language)):
        pages = [home(seen, number) for number in range(SEVERAL_PAGES)]
    assert pages[-1] == pages[-2]
    assert [found for page in pages if (found := check_view(page))] == []
    assert all(len(json.dumps(page)) < test_describing_views.LARGEST for page in pages)


def _plain_texts(part_of_view: object) -> Iterator[str]:
    """Yield what stands in titles, buttons, labels, hints, placeholders and choices."""
    if isinstance(part_of_view, list):
        for inner in cast("list[object]", part_of_view):
            yield from _plain_texts(inner)
    elif isinstance(part_of_view, dict):
        found = cast("Block", part_of_view)
        if found.get("type") == "plain_text":
            yield str(found["text"])
        for inner in found.values():
            yield from _plain_texts(inner)
