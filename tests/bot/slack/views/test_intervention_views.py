"""What people see when a phase is skipped, opened again or undone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.slack.views.handoffs.handoff_card import HandoffCard, handoff_card
from bot.slack.views.handoffs.interventions import intervened, outlook_card, which_project
from bot.slack.views.handoffs.notices import Ended, opened_notice, skipped_notice
from bot.slack.views.handoffs.offer import Offer, offer
from bot.slack.views.handoffs.vacancy import Vacancy, vacancy
from bot.slack.views.parts.message import Message
from domain.errors import SeveralProjectsHere
from domain.handoffs.commands import ReopenPhase, SkipPhase
from domain.handoffs.hours.calendar import Later
from domain.handoffs.outlook import outlook, told_why
from domain.handoffs.steps import Step
from domain.ids import MemberId, PhaseKey, ProjectKey
from domain.projects import Completion, Project
from tests.bot.slack.views.scenes import NAMES, NOTE
from tests.bot.slack.views.snapshots import assert_looks_like, assert_slack_takes
from tests.domain.handoffs.story import OPERATOR, Story
from tests.factories import (
    ANA,
    DANA,
    ML_ENGINEER,
    NOW,
    OMAR,
    PRIYA,
    a_project,
    a_team,
    person,
)

EVALUATION, DEPLOYMENT = "model_evaluation", "model_deployment"


def evaluated(project: Project | None = None) -> Story:
    story = Story(project or a_project(at=EVALUATION))
    story.complete(EVALUATION, by=ANA)
    return story


def told(story: Story, phase: str = EVALUATION) -> Completion:
    ending = story.phase(phase).completion
    assert ending is not None
    return ending


def card(story: Story, phase: str = EVALUATION) -> Message:
    done = told(story, phase)
    handoffs = tuple(h for h in story.project.handoffs if h.completion == done.id)
    return handoff_card(HandoffCard(story.project, story.knowledge, done, handoffs, NAMES))


def offered(story: Story, receiver: MemberId, phase: str = EVALUATION) -> Message:
    done = told(story, phase)
    mine = tuple(h for h in story.project.handoffs if h.completion == done.id and receiver in h.to)
    return offer(Offer(story.project, story.knowledge, done, mine, receiver))


def opened(story: Story, receiver: MemberId, phase: str = EVALUATION) -> Message:
    ending = told(story, phase)
    assert ending.taken_back is not None
    return opened_notice(Ended(story.project, story.knowledge, ending, receiver), ending.taken_back)


def skipped(reason: str = NOTE, by: str = PRIYA) -> Story:
    story = Story(a_project(at=EVALUATION))
    story.skip(EVALUATION, by=by, reason=reason)
    return story


def reopened(reason: str = NOTE) -> Story:
    story = evaluated()
    story.reopen(EVALUATION, by=PRIYA, reason=reason)
    return story


def undone(by: str = ANA) -> Story:
    story = evaluated()
    story.undo(EVALUATION, by=by)
    return story


def offered_again() -> Story:
    story = evaluated()
    story.skip(DEPLOYMENT, by=PRIYA)
    story.reopen(DEPLOYMENT, by=PRIYA, reason=NOTE)
    return story


def vacant_after_a_skip() -> Message:
    story = Story(a_project(at=EVALUATION, assignments=a_team(without=ML_ENGINEER)))
    story.skip(EVALUATION, by=PRIYA)
    return vacancy(
        Vacancy(story.project, story.knowledge, told(story), (story.handoff(DEPLOYMENT),))
    )


def vacant_again() -> Message:
    story = evaluated(a_project(at=EVALUATION, assignments=a_team(without=ML_ENGINEER)))
    story.skip(DEPLOYMENT, by=PRIYA)
    story.reopen(DEPLOYMENT, by=PRIYA)
    ending = told(story, DEPLOYMENT)
    return vacancy(Vacancy(story.project, story.knowledge, ending, (story.handoff(DEPLOYMENT),)))


def ahead(order: SkipPhase | ReopenPhase, story: Story | None = None) -> Message:
    story = story or evaluated()
    return outlook_card(outlook(story.project, story.knowledge, order, story.now))


def done(story: Story, deed: Callable[[Story], object], later: Sequence[Later] = ()) -> Message:
    happened = len(story.events)
    deed(story)
    step = Step(story.project, tuple(story.events[happened:]))
    return intervened(step, told_why(step), later)


def which(text: str = "model evaluation") -> Message | None:
    keys = (ProjectKey("atlas"), ProjectKey("churn"))
    return which_project("done", text, SeveralProjectsHere(("Atlas & co", "Churn"), keys))


LATER = (Later(DANA, datetime(2026, 11, 24, 8, tzinfo=UTC), "Europe/Madrid"),)
SKIPPED = SkipPhase(PhaseKey(DEPLOYMENT), person(PRIYA), NOTE)
REOPENED = ReopenPhase(PhaseKey(EVALUATION), person(PRIYA), NOTE)

MESSAGES: dict[str, Callable[[], Message | None]] = {
    "outlook_skip": lambda: ahead(SKIPPED),
    "outlook_reopen": lambda: ahead(REOPENED),
    "skip_done": lambda: done(evaluated(), lambda story: story.skip(DEPLOYMENT, by=PRIYA)),
    "reopen_done": lambda: done(evaluated(), lambda story: story.reopen(EVALUATION, by=PRIYA)),
    "reopen_done_at_night": lambda: done(
        evaluated(), lambda story: story.reopen(EVALUATION, by=PRIYA), LATER
    ),
    "outlook_skip_at_night": lambda: outlook_card(
        replace(outlook(evaluated().project, evaluated().knowledge, SKIPPED, NOW), later=LATER)
    ),
    "undo_done": lambda: done(evaluated(), lambda story: story.undo(EVALUATION, by=ANA)),
    "card_skipped": lambda: card(skipped()),
    "card_reopened": lambda: card(reopened()),
    "card_undone": lambda: card(undone()),
    "offer_after_a_skip": lambda: offered(skipped(), DANA),
    "offer_withdrawn": lambda: offered(reopened(), DANA),
    "offer_undone": lambda: offered(undone(), DANA),
    "offer_made_again": lambda: offered(offered_again(), DANA, DEPLOYMENT),
    "vacancy_after_a_skip": vacant_after_a_skip,
    "vacancy_again": vacant_again,
    "skipped_notice": lambda: skipped_notice(
        Ended(skipped().project, skipped().knowledge, told(skipped()), ANA)
    ),
    "opened_notice_to_who_had_the_offer": lambda: opened(reopened(), DANA),
    "opened_notice_to_who_answers_for_it": lambda: opened(reopened(), ANA),
    "which_project": which,
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_looks_as_agreed(name: str) -> None:
    message = MESSAGES[name]()
    assert message is not None
    assert_looks_like(name, message.text, message.blocks)


def test_no_message_has_more_than_three_buttons() -> None:
    for draw in MESSAGES.values():
        message = draw()
        assert message is not None
        assert str(message.blocks).count("'type': 'button'") <= 3


def test_cards_notify_nobody() -> None:
    for story in (skipped(reason="No"), reopened(reason="No"), undone()):
        assert "<@" not in str(card(story))


def test_the_operator_is_named_as_such() -> None:
    assert "Skipped by the operator" in str(card(skipped(by=OPERATOR)))
    assert "Taken back by the operator" in str(card(undone(by=OPERATOR)))
    notice = skipped_notice(
        Ended(skipped().project, skipped().knowledge, told(skipped(by=OPERATOR)), ANA)
    )
    assert "The operator skipped" in notice.text


def test_who_works_on_what_follows_reads_that_nothing_changes_for_them() -> None:
    story = evaluated()
    story.accept(DEPLOYMENT, by=DANA)
    story.reopen(EVALUATION, by=PRIYA)

    assert "Nothing changes for *Model deployment*" in str(opened(story, DANA).blocks)


def test_others_read_that_what_follows_waits() -> None:
    assert "waits until it is done" in str(opened(reopened(), OMAR).blocks)


def test_a_text_that_no_button_holds_has_no_buttons() -> None:
    assert which("x" * 2_000) is None
    assert which_project("done", "", SeveralProjectsHere(("Atlas", "Churn"))) is None


def test_what_happened_before_says_nothing_was_changed() -> None:
    assert intervened(Step(a_project())).text == "Nothing was changed."


def test_the_longest_reasons_fit() -> None:
    long = "&" * 1_500
    for message in (
        card(skipped(long)),
        card(reopened(long)),
        offered(reopened(long), DANA),
        opened(reopened(long), DANA),
        ahead(SkipPhase(PhaseKey(DEPLOYMENT), person(PRIYA), long)),
    ):
        assert_slack_takes(message.text, message.blocks)
