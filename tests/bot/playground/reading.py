"""Reads answers of the Web API."""

from typing import Any, cast

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

Body = dict[str, Any]


def read(response: SlackResponse) -> Body:
    """Return the object that Slack answered."""
    return cast("Body", response.data)


def refusal(call: pytest.ExceptionInfo[SlackApiError]) -> str:
    """Return the error code of a refused call."""
    return str(read(cast("SlackResponse", call.value.response))["error"])


def said_of(call: pytest.ExceptionInfo[SlackApiError]) -> list[str]:
    """Return what Slack says about a refused call."""
    return read(cast("SlackResponse", call.value.response))["response_metadata"]["messages"]
