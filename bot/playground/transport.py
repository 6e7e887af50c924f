"""How Slack reaches the app: what is sent, what comes back."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.playground.json_types import Json, as_object


class Kind(StrEnum):
    """What Slack sends to an app, named as in Socket Mode's envelopes."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


@dataclass(frozen=True, slots=True)
class Retry:
    """Which repetition of an event it is, from 1, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One request of Slack to the app."""

    kind: Kind
    body: Json
    retry: Retry | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the app answered; `error` says why there is no answer."""

    status: int | None
    body: str = ""
    error: str = ""
    wants_no_retry: bool = False
    ms: float = 0.0

    @property
    def accepted(self) -> bool:
        """Whether the app took it."""
        return self.status is not None and self.status // 100 == 2  # noqa: PLR2004 - 2xx

    @property
    def problem(self) -> str:
        """Why the app did not take it, in Slack's words; empty where it did."""
        return "" if self.accepted else self.error or "http_error"

    @property
    def json(self) -> Json:
        """The object in the body; anything else counts as an empty one."""
        try:
            return as_object(json.loads(self.body))
        except ValueError:
            return {}


class Transport(Protocol):
    """A way to the app."""

    def send(self, outgoing: Outgoing, timeout: float) -> Answer: ...
