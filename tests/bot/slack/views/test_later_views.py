"""What people see of who is told later, and of who is asked instead of whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.slack.views.forms.preferences import (
    away_told,
    back_told,
    digest_told,
    hours_told,
    preferences_modal,
    substitute_notice,
)
from bot.slack.views.handoffs.completion import hurried, marked, preview_card
from bot.slack.views.handoffs.handoff_card import handoff_card
from bot.slack.views.handoffs.later import queue_lines, stand_in_lines
from bot.slack.views.handoffs.offer import offer
from bot.slack.views.parts.message import Message
from domain.absences import Absence, StandIn
from domain.handoffs.commands import CompletePhase
from domain.handoffs.completing import complete
from domain.handoffs.hours.calendar import Away, Calendar, Later, WorkingHours
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.passing_on import PassedOn
from domain.handoffs.preview import preview
from domain.ids import CompletionId, MemberId, PhaseKey
from domain.projects import Project
from tests.bot.slack.views.scenes import after
from tests.bot.slack.views.snapshots import (
    assert_looks_like,
    assert_slack_takes,
    assert_view_looks_like,
)
from tests.factories import ANA, DANA, LEE, NOW, SAM, a_knowledge_base, a_project, person

EVALUATION = "model_evaluation"  # Ana hands over to Dana, who is away
UNTIL = date(2027, 1, 3)
LATER = (Later(SAM, datetime(2026, 11, 24, 8, tzinfo=UTC), "Europe/Madrid"),)
AWAY = Away(date(2026, 12, 24), UNTIL, SAM)
MINE = Preferences("Europe/Madrid", WorkingHours(frozenset({0, 1, 2, 3})), AWAY)
DONE = CompletionId("churn/model_evaluation/done/1")
ORDER = CompletePhase(PhaseKey(EVALUATION), person(ANA))


def dana_is_away() -> Project:
    return replace(a_project(at=EVALUATION), absences=(Absence(DANA, UNTIL, SAM),))


def previewed() -> Message:
    seen = preview(dana_is_away(), a_knowledge_base(), ORDER, NOW)
    return preview_card(replace(seen, later=LATER))


def card() -> Message:
    return handoff_card(replace(after(EVALUATION, project=dana_is_away()).card(), later=LATER))


MESSAGES: dict[str, Callable[[], Message]] = {
    "preview_away": previewed,
    "marked_away": lambda: marked(complete(dana_is_away(), a_knowledge_base(), ORDER, NOW), LATER),
    "card_away": card,
    "offer_standing_in": lambda: offer(after(EVALUATION, project=dana_is_away()).offer(SAM)),
    "hurried": lambda: hurried((SAM, LEE)),
    "hurried_and_undone_still": lambda: hurried(
        (SAM,), done=CompletionId("churn/model_evaluation/done/1")
    ),
    "hurried_nobody": lambda: hurried(()),
    "hours": lambda: hours_told(MINE, Calendar("Europe/Madrid", WorkingHours())),
    "hours_unknown": lambda: hours_told(Preferences(), None),
    "digest_of_mine": lambda: digest_told(replace(MINE, digest=570), Calendar("Europe/Madrid")),
    "digest_none": lambda: digest_told(MINE, Calendar("Europe/Madrid")),
    "away": lambda: away_told(MINE, AWAY.first),
    "away_later": lambda: away_told(MINE, NOW.date()),
    "away_without_substitute": lambda: away_told(
        Preferences(away=replace(AWAY, substitute=None)), AWAY.first
    ),
    "away_and_passed_on": lambda: away_told(
        MINE,
        AWAY.first,
        [
            PassedOn("Churn predictor", "Model deployment", (SAM,)),
            PassedOn("Heron", "Model serving", (LEE, SAM)),
        ],
    ),
    "not_away": lambda: away_told(Preferences(), AWAY.first),
    "back": lambda: back_told(AWAY),
    "substitute": lambda: substitute_notice(DANA, AWAY),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_looks_as_agreed(name: str) -> None:
    message = MESSAGES[name]()
    assert_looks_like(name, message.text, message.blocks)


def test_the_form_of_the_preferences_looks_as_agreed() -> None:
    assert_view_looks_like("preferences", preferences_modal(MINE, Calendar("Europe/Madrid")))


def test_a_form_of_who_set_nothing_leaves_the_time_zone_to_slack() -> None:
    view = preferences_modal(Preferences(), None)
    assert "initial_value" not in view["blocks"][0]["element"]


def test_a_card_still_notifies_nobody() -> None:
    scene = after(EVALUATION, project=dana_is_away())
    assert f"<@{DANA}>" not in str(handoff_card(scene.card()))


def test_slack_takes_it_however_many_are_away() -> None:
    crowd = [MemberId(f"U0CROWD{number:03}") for number in range(300)]
    later = [Later(member, LATER[0].at, "Europe/Madrid") for member in crowd]
    queue = queue_lines(later, lambda _: "n" * 120)
    away = stand_in_lines(
        [StandIn(a, b, UNTIL) for a in crowd[:9] for b in crowd], lambda _: "n" * 120
    )
    for lines in (queue, away):
        text = "\n".join(lines)
        assert_slack_takes(text, ({"type": "section", "text": {"type": "mrkdwn", "text": text}},))
    assert "294 more" in queue[-1]
    assert "298 more" in away[-1]
