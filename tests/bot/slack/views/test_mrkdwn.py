"""What people wrote cannot mention anybody, and always fits."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.views.parts.mrkdwn import (
    SlackWording,
    channel,
    escape,
    holder,
    moment,
    plain,
    quoted,
    shortened,
)
from domain.ids import ChannelId
from tests.factories import DANA, NOW, a_group, person

WRITTEN = st.text(max_size=3000)


@pytest.mark.parametrize("written", ["<!channel>", "<@U0DANA>", "<https://evil.example|click>"])
def test_what_people_wrote_mentions_nobody(written: str) -> None:
    assert "<" not in escape(written)
    assert ">" not in escape(written)


def test_an_ampersand_is_escaped_once() -> None:
    assert escape("R&D &amp; <b>") == "R&amp;D &amp;amp; &lt;b&gt;"


@given(WRITTEN, st.integers(min_value=10, max_value=200))
def test_a_text_is_cut_to_fit_and_never_within_an_entity(written: str, limit: int) -> None:
    cut = shortened(written, limit)
    assert len(cut) <= limit
    whole = cut.removesuffix("…")
    assert whole == escape(whole.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


@given(WRITTEN, st.integers(min_value=100, max_value=2000))
def test_a_quotation_fits_and_every_line_of_it_is_quoted(written: str, limit: int) -> None:
    drawn = quoted(written, limit)
    assert len(drawn) <= limit
    assert all(line.startswith("> ") for line in drawn.split("\n") if drawn)


@given(WRITTEN, st.integers(min_value=2, max_value=100))
def test_plain_text_is_one_line_that_fits(written: str, limit: int) -> None:
    line = plain(written, limit)
    assert len(line) <= limit
    assert "\n" not in line


def test_a_moment_is_shown_in_the_readers_time() -> None:
    shown = "<!date^1795442520^{date_short_pretty} at {time}|2026-11-23 14:02 UTC>"
    assert moment(NOW) == shown
    assert moment(NOW.astimezone(timezone(timedelta(hours=9)))) == shown


def test_a_holder_is_a_member_or_a_group() -> None:
    assert holder(person(DANA)) == "<@U0DANA>"
    assert holder(a_group(DANA)) == "<!subteam^S0DATA>"
    assert channel(ChannelId("C0CHURN")) == "<#C0CHURN>"


def test_an_error_in_slack_mentions_members_and_escapes_names() -> None:
    wording = SlackWording()
    assert wording.member(DANA) == "<@U0DANA>"
    assert wording.text("<!here>") == "&lt;!here&gt;"
    assert wording.moment(NOW).startswith("<!date^")
