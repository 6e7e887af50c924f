"""Asking Slack about members."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, cast

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.slack.connecting.pausing import retry_after
from bot.use_cases.ports.calendars import SlackProfile
from bot.use_cases.ports.sending import Rejected, Uncertain
from domain.handoffs.status_hints import SlackStatus
from domain.ids import MemberId, WorkspaceId

PAUSE = 60  # seconds, where Slack says that we ask too much and not for how long

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SlackMembers:
    """Asks what Slack knows of a member.

    Where Slack says that we ask too much, this process asks nothing until Slack takes questions
    again: messages can be sent without the answer.
    """

    client_of: Callable[[WorkspaceId], WebClient]
    seconds: Callable[[], float] = time.monotonic
    _quiet_until: dict[WorkspaceId, float] = field(default_factory=dict[WorkspaceId, float])

    def user(self, workspace: WorkspaceId, member: MemberId) -> Mapping[str, Any]:
        """Return what Slack says, nothing where it does not tell us.

        Raises `Uncertain` where it may tell a little later.
        """
        if self.seconds() < self._quiet_until.get(workspace, 0.0):
            raise Uncertain("ratelimited")
        try:
            answer = self.client_of(workspace).users_info(user=member, include_locale=True)
            told = cast("object", answer.data)
        except Rejected:
            return {}  # uninstalled meanwhile
        except SlackApiError as error:
            self._refused(workspace, cast("SlackResponse", error.response))
            return {}
        except (OSError, HTTPException, ValueError) as error:
            log.warning("member_not_told", why=type(error).__name__)
            raise Uncertain(type(error).__name__) from error
        user: Any = cast("dict[str, Any]", told).get("user") if isinstance(told, dict) else None
        return cast("dict[str, Any]", user) if isinstance(user, dict) else {}

    def _refused(self, workspace: WorkspaceId, response: SlackResponse) -> None:
        code = str(cast("object", response.get("error")))
        log.warning("member_not_told", why=code, status=response.status_code)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS or code == "ratelimited":
            self._quiet_until[workspace] = self.seconds() + retry_after(response, PAUSE)
            raise Uncertain("ratelimited")
        if response.status_code != HTTPStatus.OK:
            raise Uncertain(f"HTTP {response.status_code}")


@dataclass(frozen=True, slots=True)
class SlackTimeZones(SlackMembers):
    """Asks where a member is, what they read and how they are, as they set it in Slack."""

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> SlackProfile | None:
        """Return their time zone, status and locale, None where Slack does not tell us.

        Raises `Uncertain` where it may tell a little later.
        """
        user = self.user(workspace, member)
        return profile_in(user) if user else None


def profile_in(user: Mapping[str, Any]) -> SlackProfile:
    """Return the time zone, the status and the locale that Slack tells of a member."""
    zone, status = _text_in(user.get("tz")), _status_in(user.get("profile"))
    return SlackProfile(zone, status, _text_in(user.get("locale")))


def name_in(user: Mapping[str, Any]) -> str:
    """Return the full name that Slack tells of a member, empty where it tells none."""
    profile: object = user.get("profile")
    said = cast("dict[str, Any]", profile).get("real_name") if isinstance(profile, dict) else None
    return str(said or user.get("real_name") or "")


def _text_in(said: object) -> str | None:
    return said if isinstance(said, str) and said else None


def _status_in(profile: object) -> SlackStatus | None:
    if not isinstance(profile, dict):
        return None
    said = cast("dict[str, Any]", profile)
    text, emoji = str(said.get("status_text") or ""), str(said.get("status_emoji") or "")
    ends = said.get("status_expiration")  # seconds; 0 where it stays
    until = datetime.fromtimestamp(ends, UTC) if isinstance(ends, int) and ends > 0 else None
    return SlackStatus(text, emoji, until) if text or emoji else None
