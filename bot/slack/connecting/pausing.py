"""A client that rests where Slack asks for it: `Retry-After` holds for everybody who calls."""

import math
from datetime import timedelta
from http import HTTPStatus
from typing import Any, cast

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.slack.connecting.transport import KeptAliveClient
from bot.use_cases.delivering.pausing import NoPauses, Pauses

RETRY_AFTER = 30  # seconds, where Slack does not say


class PausingClient(KeptAliveClient):
    """Calls nothing that rests; whoever tries is told what Slack would tell: 429, and how long."""

    pauses: Pauses = NoPauses()

    def api_call(self, api_method: str, **said: Any) -> SlackResponse:  # noqa: ANN401 - as the SDK
        """Call a method of Slack's Web API; raises `SlackApiError` where Slack refuses."""
        left = self.pauses.left(api_method)
        if left > timedelta(0):
            return self._refused(api_method, left)
        try:
            return super().api_call(api_method, **said)
        except SlackApiError as error:
            response = cast("SlackResponse", error.response)
            if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                self.pauses.begin(api_method, timedelta(seconds=retry_after(response)))
            raise

    def _refused(self, method: str, left: timedelta) -> SlackResponse:
        return SlackResponse(
            client=self,
            http_verb="POST",
            api_url=self.base_url + method,
            req_args={},
            data={"ok": False, "error": "ratelimited"},
            headers={"Retry-After": str(math.ceil(left.total_seconds()))},
            status_code=HTTPStatus.TOO_MANY_REQUESTS,
        ).validate()


def retry_after(response: SlackResponse, unsaid: int = RETRY_AFTER) -> int:
    """Return how many seconds Slack wants us to wait after a 429, or `unsaid`."""
    headers = cast("dict[str, str]", response.headers)
    lowered = {name.lower(): value for name, value in headers.items()}
    said = lowered.get("retry-after", "")
    return max(1, int(said)) if said.isdecimal() else unsaid
