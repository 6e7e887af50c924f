"""What `baton doctor` looks at in Slack: the token, its scopes, and the clock."""

from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from functools import cached_property
from http.client import HTTPException
from typing import cast

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.slack.connecting.connection import client
from bot.slack.names import SCOPES
from bot.use_cases.ports.work import Clock
from bot.use_cases.workspaces.examining import Ailing, Examination
from domain.errors import listed

CLOCKS_MAY_DIFFER = timedelta(minutes=1)  # a request that looks five minutes old is refused


@dataclass(frozen=True)
class SlackExamined:
    """Slack's answer to "who am I", asked once for all the checks."""

    token: str
    base_url: str
    now: Clock

    def examinations(self) -> tuple[Examination, ...]:
        return (
            Examination("Slack", self.who),
            Examination("Scopes", self.scopes),
            Examination("Clock", self.clock),
        )

    def who(self) -> str:
        answer = self._answer
        return f"answers: the token is {answer['user']}'s in the workspace {answer['team']}."

    def scopes(self) -> str:
        told = self._headers.get("x-oauth-scopes")
        if told is None:
            return "were not compared: Slack's answer does not say."
        granted = set(told.split(","))
        missing = [scope.name for scope in SCOPES if scope.name not in granted]
        if missing:
            raise Ailing(
                f"The app lacks {listed(missing)}: paste the output of `baton manifest` at "
                "api.slack.com/apps and install the app again."
            )
        return "are all granted."

    def clock(self) -> str:
        theirs = self._headers.get("date")
        if theirs is None:
            return "was not compared: Slack's answer has no date."
        apart = abs(self.now() - parsedate_to_datetime(theirs).astimezone(UTC))
        if apart > CLOCKS_MAY_DIFFER:
            seconds = int(apart.total_seconds())
            raise Ailing(f"This machine's clock is {seconds} s away from Slack's: set it right.")
        return "agrees with Slack's."

    @cached_property
    def _answer(self) -> SlackResponse:
        try:
            return client(self.token, self.base_url).auth_test()
        except SlackApiError as error:
            code = str(cast("SlackResponse", error.response).get("error"))
            raise Ailing(f"Slack refuses the token: {code}.") from error
        except (OSError, HTTPException) as error:
            raise Ailing(f"Slack does not answer at {self.base_url}: {error}.") from error

    @property
    def _headers(self) -> dict[str, str]:
        headers = cast("dict[str, str]", self._answer.headers)
        return {name.lower(): value for name, value in headers.items()}
