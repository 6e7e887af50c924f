"""The weekly list is sent on Mondays at nine, and no moment is between two lists."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.teaching.weekly import WEEK, WRITTEN_WITHIN, Span, WeeklyList
from tests.factories import NOW, PRIYA

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone itself
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


@given(MOMENTS)
def test_it_is_due_exactly_from_the_moment_that_was_announced(since: datetime) -> None:
    weekly = WeeklyList(PRIYA, since)
    at = weekly.next_at
    assert (at.weekday(), at.hour, at.minute) == (0, 9, 0)
    assert since < at <= since + WEEK + WRITTEN_WITHIN
    assert weekly.due(at - timedelta(microseconds=1)) is None
    assert weekly.due(at) == Span(since, at - WRITTEN_WITHIN)


@given(MOMENTS)
def test_the_next_one_begins_where_the_last_one_ended(since: datetime) -> None:
    first = WeeklyList(PRIYA, since)
    span = first.due(first.next_at)
    assert span is not None
    second = WeeklyList(PRIYA, since, span.end)
    assert second.next_at == first.next_at + WEEK
    assert second.due(first.next_at) is None
    assert second.due(second.next_at) == Span(span.end, span.end + WEEK)


def test_workers_that_were_away_for_long_owe_one_list() -> None:
    end = MONDAY + 3 * WEEK - WRITTEN_WITHIN
    assert WeeklyList(PRIYA, NOW).due(MONDAY + 3 * WEEK + timedelta(days=1)) == Span(NOW, end)


def test_a_span_comes_back_from_the_subject_of_its_notification() -> None:
    span = Span(NOW, MONDAY)
    assert Span.unpacked(span.packed()) == span


@pytest.mark.parametrize("hours", [-8, 0, 9])
def test_the_time_zone_of_the_clock_does_not_matter(hours: int) -> None:
    there = MONDAY.astimezone(timezone(timedelta(hours=hours)))
    assert WeeklyList(PRIYA, NOW).due(there) == Span(NOW, MONDAY - WRITTEN_WITHIN)
