"""Asking Slack about members."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, cast

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.use_cases.sending import Uncertain
from domain.ids import MemberId, WorkspaceId

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SlackTimeZones:
    """Asks where a member is, as their own settings in Slack say."""

    client_of: Callable[[WorkspaceId], WebClient]

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> str | None:
        """Return a time zone, None where Slack names none or does not tell us.

        Raises `Uncertain` where it may tell a little later.
        """
        try:
            told = cast("object", self.client_of(workspace).users_info(user=member).data)
        except SlackApiError as error:
            response = cast("SlackResponse", error.response)
            code = str(cast("object", response.get("error")))
            if response.status_code != HTTPStatus.OK or code == "ratelimited":
                raise Uncertain(code) from error
            log.info("time_zone_not_told", member=member, why=code)
            return None
        except (OSError, HTTPException, ValueError) as error:
            raise Uncertain(type(error).__name__) from error
        return _zone_in(told)


def _zone_in(told: object) -> str | None:
    user: Any = cast("dict[str, Any]", told).get("user") if isinstance(told, dict) else None
    zone: Any = cast("dict[str, Any]", user).get("tz") if isinstance(user, dict) else None
    return zone if isinstance(zone, str) and zone else None
