"""What somebody looks at, as Slack says it; a hint that may be missing or of another shape."""

from typing import Any

import pytest

from bot.slack.payloads.agent import AgentViewSeen
from bot.slack.payloads.reading import read
from bot.slack.payloads.spoken import DirectMessage

CHANNEL = {"type": "slack#/types/channel_id", "value": "C0CHURN", "team_id": "T0ACME"}
DIRECT = {"type": "slack#/types/channel_id", "value": "D0ANA"}
CANVAS = {"type": "slack#/types/canvas_id", "value": "F0CANVAS"}
MESSAGE = {
    "type": "slack#/types/message_context",
    "value": {"channel_id": "G0SECRET", "message_ts": "1.1"},
}
SEEN = {"type": "app_context_changed", "user": "U0ANA", "channel": "D0ANA"}
SAID = {
    "type": "message",
    "channel_type": "im",
    "user": "U0ANA",
    "channel": "D0ANA",
    "text": "status",
    "ts": "1.2",
}


def an_event(event: dict[str, Any]) -> dict[str, Any]:
    return {"type": "event_callback", "event_id": "Ev1", "event": event}


@pytest.mark.parametrize(
    ("context", "channel"),
    [
        ({"entities": [CHANNEL]}, "C0CHURN"),
        ({"entities": [CANVAS, MESSAGE, CHANNEL]}, "G0SECRET"),
        ({"entities": [DIRECT, CANVAS]}, None),
        ({"entities": []}, None),
        ({}, None),
        (None, None),
        ("C0CHURN", None),
        ({"entities": {"type": "channel"}}, None),
        ({"entities": ["C0CHURN", {"type": "slack#/types/message_context", "value": "x"}]}, None),
    ],
)
def test_the_channel_is_found_and_all_else_is_no_mistake(
    context: object, channel: str | None
) -> None:
    seen = read(an_event({**SEEN, "context": context}))
    assert isinstance(seen, AgentViewSeen)
    assert seen.looks_at == channel
    message = read(an_event({**SAID, "app_context": context}))
    assert isinstance(message, DirectMessage)
    assert (message.looks_at, message.thread, message.in_agent_view) == (channel, "1.2", True)


def test_who_opens_another_tab_or_nobody_is_not_meant() -> None:
    opened = {"type": "app_home_opened", "user": "U0ANA", "channel": "D0ANA"}
    assert isinstance(read(an_event({**opened, "tab": "messages"})), AgentViewSeen)
    assert read(an_event({**opened, "tab": "about"})) is None
    assert read(an_event({"type": "app_context_changed", "context": {}})) is None
