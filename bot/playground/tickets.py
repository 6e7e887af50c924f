"""What Slack lets an app do for a short time: open a view, or answer at a response_url."""

import threading
from dataclasses import dataclass, replace

from bot.playground.errors import Refusal
from bot.playground.stamps import Stamps

RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


@dataclass(frozen=True, slots=True)
class Trigger:
    """The right to open one view for a member, soon."""

    team: str
    member: str
    expires: float
    exchanged: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """The right to answer an interaction or a command a few times."""

    team: str
    channel: str
    member: str
    message: str | None
    expires: float
    uses_left: int = RESPONSE_USES


class Tickets:
    """Every trigger and every response_url that was given out."""

    def __init__(self, stamps: Stamps, trigger_seconds: float) -> None:
        self._stamps = stamps
        self._trigger_seconds = trigger_seconds
        self._lock = threading.Lock()
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, Response] = {}

    def trigger(self, team: str, member: str) -> str:
        """Give out a trigger_id."""
        key = f"{self._stamps.message_time()}.{self._stamps.fresh_secret()}"
        with self._lock:
            self._triggers[key] = Trigger(team, member, self._stamps.now() + self._trigger_seconds)
        return key

    def redeem_trigger(self, key: str, team: str) -> str:
        """Return the member for whom a view may be opened; a trigger_id works once."""
        with self._lock:
            trigger = self._triggers.get(key)
            if trigger is None or trigger.team != team:
                raise Refusal("invalid_trigger_id")
            if trigger.exchanged:
                raise Refusal("exchanged_trigger_id")
            if self._stamps.now() > trigger.expires:
                raise Refusal("expired_trigger_id")
            self._triggers[key] = replace(trigger, exchanged=True)
            return trigger.member

    def response(self, team: str, channel: str, member: str, message: str | None) -> str:
        """Give out the secret part of a response_url."""
        key = self._stamps.fresh_secret()
        expires = self._stamps.now() + RESPONSE_SECONDS
        with self._lock:
            self._responses[key] = Response(team, channel, member, message, expires)
        return key

    def use_response(self, key: str) -> Response:
        """Return what the response_url allows, five times within half an hour."""
        with self._lock:
            response = self._responses.get(key)
            if response is None or self._stamps.now() > response.expires:
                raise Refusal("expired_url")
            if response.uses_left == 0:
                raise Refusal("used_url")
            self._responses[key] = replace(response, uses_left=response.uses_left - 1)
            return response
