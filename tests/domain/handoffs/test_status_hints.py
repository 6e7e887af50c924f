"""Which Slack statuses sound as if somebody were away."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.handoffs.status_hints import AwayHint, SlackStatus, hint_text
from tests.factories import DANA

UNTIL = datetime(2027, 1, 3, 22, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        ("Vacationing", ":palm_tree:"),
        ("", ":palm_tree:"),
        ("on vacation", ""),
        ("OOO until Monday", ""),
        ("Out of the office", ""),
        ("Parental leave", ":baby:"),
        ("Im Urlaub", ""),
        ("Out sick", ":face_with_thermometer:"),
    ],
)
def test_it_sounds_away(text: str, emoji: str) -> None:
    assert SlackStatus(text, emoji).sounds_away


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        ("In a meeting", ":calendar:"),
        ("Working remotely", ":house:"),
        ("", ""),
        ("Room service", ""),
    ],
)
def test_it_does_not(text: str, emoji: str) -> None:
    assert not SlackStatus(text, emoji).sounds_away


def test_a_status_that_ended_says_nothing_any_longer() -> None:
    assert SlackStatus("Vacationing").holds(UNTIL)
    assert SlackStatus("Vacationing", until=UNTIL).holds(UNTIL - timedelta(seconds=1))
    assert not SlackStatus("Vacationing", until=UNTIL).holds(UNTIL)


def test_it_is_told_by_the_days_of_where_they_are() -> None:
    status = SlackStatus("Vacationing", until=UNTIL)
    assert hint_text(AwayHint(DANA, status, "Europe/Madrid")) == ("Vacationing", " until 3 Jan")
    assert hint_text(AwayHint(DANA, status, "Asia/Tokyo")) == ("Vacationing", " until 4 Jan")
    assert hint_text(AwayHint(DANA, SlackStatus("", ":palm_tree:"))) == ("palm tree", "")
