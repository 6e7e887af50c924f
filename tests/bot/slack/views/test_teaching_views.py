"""The forms, lists and messages about teaching: as they look, and with the longest data."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.files.words import words_in
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.answers.doubts import thanks
from bot.slack.views.forms.teaching import (
    learned_message,
    learned_modal,
    refused_lesson,
    sure_message,
    sure_modal,
    teach_modal,
)
from bot.slack.views.memory.notices import (
    AskedOnce,
    asked_notice,
    decided_notice,
    learned_notice,
    proposed_notice,
)
from bot.slack.views.memory.taught_list import OpenQuestion, kept_list, taught_list, unanswered_list
from bot.slack.views.memory.weekly import weekly_list
from bot.slack.views.parts.wish_value import Occasion, WishValue
from domain.ids import ChannelId, MemberId, QuestionId, TeachingId
from domain.projects import Person
from domain.questions.answers import Choices, RoleWithoutProject, Unknown
from domain.questions.readings import Intent, Reading, Topic
from domain.teaching.comparing import Conflicts, SavedQuestion
from domain.teaching.lessons import ExactPhrase
from domain.teaching.teachings import Maintainers, Teaching, TeachingStatus
from domain.words import LANGUAGES, speaking
from tests.bot.slack.views.snapshots import (
    assert_looks_like,
    assert_slack_takes,
    assert_view_looks_like,
)
from tests.factories import (
    ANA,
    DEVELOPER,
    ML_ENGINEER,
    NOW,
    PRIYA,
    a_knowledge_base,
    a_project,
)
from tests.slack_contract import check_view

KNOWN = a_knowledge_base()
LEADS = Maintainers(frozenset({PRIYA}))
QUESTION = QuestionId("Ev1")
READING = Reading(Intent.WHO_HANDLES, 0.3, asked="zebra board")


def a_teaching(letter: str = "", status: TeachingStatus = TeachingStatus.TAUGHT) -> Teaching:
    lesson = ExactPhrase(letter * 300 or "who owns the zebra?", ML_ENGINEER, letter * 100)
    return Teaching(TeachingId("t1"), lesson, status, Person(ANA), NOW, changes=3)


def a_wish(letter: str) -> WishValue:
    teaching = a_teaching(letter)
    return WishValue(teaching.lesson, Occasion(ChannelId("C0CHURN"), QUESTION), teaching.id)


def asked(letter: str = "") -> AskedOnce:
    text = letter * 1_000 or "who owns the zebra?"
    return AskedOnce(QUESTION, MemberId(ANA), ChannelId("C0CHURN"), "1795442520.000100", text)


def test_an_unknown_answer_has_ways_on() -> None:
    message = answer_message(Unknown(READING, a_project()), QUESTION)
    assert_looks_like("unknown_with_doors", message.text, message.blocks)


def test_a_doubt_has_something_else() -> None:
    topics = [Topic(key, f"Topic of {key}", "x", 1) for key in (ML_ENGINEER, DEVELOPER)]
    options = tuple((topic, KNOWN.role(topic.role)) for topic in topics)
    message = answer_message(Choices(READING, options, a_project()), QUESTION)
    assert_looks_like("doubt_with_something_else", message.text, message.blocks)


def test_an_answer_has_thumbs() -> None:
    answer = RoleWithoutProject(READING, KNOWN.role(ML_ENGINEER))
    message = answer_message(answer, QUESTION)
    assert_looks_like("answer_with_thumbs", message.text, message.blocks)


def test_without_a_question_nothing_is_offered() -> None:
    assert "actions" not in str(answer_message(Unknown(READING, a_project())).blocks)
    assert "actions" not in str(answer_message(Unknown(Reading(Intent.OOS, 0)), QUESTION).blocks)


@pytest.mark.parametrize("way", ["phrase", "alias", "moved"])
def test_the_form_of_each_way(way: str) -> None:
    view = teach_modal(KNOWN, "who owns the zebra?", Occasion(ChannelId("C0CHURN")), way)
    assert check_view(view) == []
    required = [b["block_id"] for b in view["blocks"] if b["type"] == "input"]
    assert required[0] == "way"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["phrase", "alias", "moved"])
def test_in_other_languages_slack_takes_the_form_and_nothing_is_cut(
    way: str, language: str
) -> None:
    value = WishValue(a_teaching().lesson, Occasion())
    with speaking(words_in(language)):
        form = teach_modal(KNOWN, "who owns the zebra?", Occasion(ChannelId("C0CHURN")), way)
        sure = sure_modal(value, Conflicts(14, "who owns <zebra>?", DEVELOPER), KNOWN)
    for view in (form, sure):
        assert check_view(view) == []
        assert not view["title"]["text"].endswith("…")
        assert not view["submit"]["text"].endswith("…")


def test_the_warning() -> None:
    value = WishValue(a_teaching().lesson, Occasion())
    conflicts = Conflicts(14, "who owns <zebra>?", DEVELOPER)
    assert_view_looks_like("teach_sure", sure_modal(value, conflicts, KNOWN))


def test_the_proposal() -> None:
    proposal = a_teaching(status=TeachingStatus.PROPOSED)
    message = proposed_notice(proposal, KNOWN)
    assert_looks_like("proposal", message.text, message.blocks)


@pytest.mark.parametrize("status", TeachingStatus)
def test_a_settled_proposal_says_who_settled_it(status: TeachingStatus) -> None:
    at = NOW + timedelta(hours=1)
    settled = replace(a_teaching(status=status), settled_by=Person(PRIYA), settled_at=at)
    for message in (proposed_notice(settled, KNOWN), decided_notice(settled, KNOWN)):
        assert f"<@{PRIYA}>" in message.text
        assert_slack_takes(message.text, message.blocks)


def test_the_lead_reads_the_question_and_where_it_was_asked() -> None:
    message = asked_notice(asked(), a_project())
    assert_looks_like("asked", message.text, message.blocks)
    private = asked_notice(replace(asked(), channel=ChannelId("D0ANA")), a_project())
    assert "D0ANA" not in private.text
    command = asked_notice(replace(asked(), thread=""), a_project())
    assert "https://" not in command.text


def test_the_list_of_a_week_says_how_to_stop_it() -> None:
    questions = [
        OpenQuestion(QUESTION, "who owns <zebra>?", 3, NOW),
        OpenQuestion(QuestionId("q2"), "who feeds the okapi?", 1, NOW),
    ]
    message = weekly_list(questions, NOW - timedelta(weeks=1))
    assert_looks_like("weekly", message.text, message.blocks)


@pytest.mark.parametrize("letter", ["x", "&", "<", "🦓", "\nx"])
def test_the_longest_lists_fit(letter: str) -> None:
    teaching = a_teaching(letter)
    many = [replace(teaching, id=TeachingId(f"t{number}")) for number in range(40)]
    questions = [OpenQuestion(QUESTION, letter * 1_000, 7, NOW)] * 10
    for message in (
        taught_list(many, KNOWN, LEADS, Person(PRIYA)),
        unanswered_list(questions),
        weekly_list(questions, NOW),
        kept_list([SavedQuestion(letter * 300, DEVELOPER)] * 60, KNOWN),
    ):
        assert_slack_takes(message.text, message.blocks)


@pytest.mark.parametrize("letter", ["x", "&", "<", "🦓", "\nx"])
def test_the_longest_messages_fit(letter: str) -> None:
    teaching = a_teaching(letter)
    unknown = Unknown(replace(READING, asked=letter * 1_000), a_project())
    answer = answer_message(unknown, QUESTION)
    for message in (
        sure_message(a_wish(letter), Conflicts(9, letter * 1_000, DEVELOPER), KNOWN),
        learned_message(teaching, KNOWN),
        proposed_notice(replace(teaching, status=TeachingStatus.PROPOSED), KNOWN),
        asked_notice(asked(letter), a_project()),
        learned_notice(asked(letter), answer),
        thanks(QUESTION),
        answer,
    ):
        assert_slack_takes(message.text, message.blocks)


@pytest.mark.parametrize("letter", ["x", "&", "<", "🦓", "\nx"])
def test_the_longest_forms_fit(letter: str) -> None:
    wish = a_wish(letter)
    for view in (
        teach_modal(KNOWN, letter * 1_000, wish.occasion),
        sure_modal(wish, Conflicts(9, letter * 1_000, DEVELOPER), KNOWN),
        learned_modal(a_teaching(letter), KNOWN),
        refused_lesson("No."),
    ):
        assert check_view(view) == []
