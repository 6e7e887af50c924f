"""The client: a fixed number of questions is always under way, each one signed as Slack signs."""

import hmac
import json
import re
import selectors
import socket
import time
from collections import deque
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count, cycle

from benchmarks.machine import worked
from benchmarks.programs import Program
from benchmarks.receiving import BOT_USER, SIGNING_SECRET, TEAM, ReceivingSlack
from benchmarks.worlds import Place

QUESTIONS = (
    "who handles model versioning here?",
    "who builds the data pipelines for {project}?",
    "whom do I ask about feature engineering?",
    "who is responsible for serving predictions on {project}?",
    "who does data validation?",
    "who is the ML engineer of {project}?",
    "who deploys the model here?",
    "who evaluates models on {project}?",
)
NAMES_SOMEBODY = b"<@U"  # every one of these answers does
PATIENCE = 20.0  # seconds for one answer

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_numbers = count(1)  # no event of a run has the id of another


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked, one after the other, and what each answer says."""

    texts: tuple[str, ...]
    says: bytes


USUAL = Wish(QUESTIONS, NAMES_SOMEBODY)


class WrongAnswer(Exception):
    """What was received is no answer, so that nothing was measured."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one stretch of asking showed, in seconds."""

    seconds: float
    took: tuple[float, ...]  # from the event to its answer, sorted
    client_worked: float
    bot_worked: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.took) / self.seconds

    def quantile(self, part: float) -> float:
        """Return how long at most this part of the answers took, in seconds."""
        return self.took[min(len(self.took) - 1, int(part * len(self.took)))]


@dataclass(slots=True)
class Client:
    """Asks in channels, and waits for the answers that Slack receives there."""

    slack: ReceivingSlack

    def ask(
        self, bot: Program, places: deque[Place], lanes: int, seconds: float, wish: Wish = USUAL
    ) -> Round:
        """Ask for that long, with `lanes` questions under way; raises `WrongAnswer`."""
        if lanes >= len(places):
            raise ValueError("each question under way needs a channel of its own")
        asking = _Asking(self.slack.selector, bot.port, places, wish)
        self.slack.on_posted = asking.on_posted
        before = _clocks(bot)
        asking.go_on(lanes, before[0] + seconds)
        passed = [now - then for now, then in zip(_clocks(bot), before, strict=True)]
        return Round(passed[0], tuple(sorted(asking.took)), passed[1], passed[2])


@dataclass(slots=True)
class _Asking:
    """One stretch of asking: what is under way, and what came of it."""

    selector: selectors.BaseSelector
    port: int
    places: deque[Place]
    wish: Wish
    took: list[float] = field(default_factory=list[float])
    under_way: dict[str, "_Question"] = field(default_factory=dict[str, "_Question"])
    until: float = 0.0
    texts: "cycle[str]" = field(init=False)

    def __post_init__(self) -> None:
        self.texts = cycle(self.wish.texts)

    def go_on(self, lanes: int, until: float) -> None:
        self.until = until
        connections = [_Connection(self) for _ in range(lanes)]
        for connection in connections:
            connection.ask()
        while self.under_way:
            turned = self.selector.select(PATIENCE)
            if not turned:
                raise WrongAnswer(f"no answer within {PATIENCE:.0f} seconds")
            for key, _ in turned:
                key.data()
        for connection in connections:
            connection.close()

    def on_posted(self, channel: str, message: bytes) -> None:
        question = self.under_way.get(channel)
        if question is None or self.wish.says not in message:
            raise WrongAnswer(f"this came to {channel}: {message[:600].decode()}")
        self.took.append(time.perf_counter() - question.asked)
        question.answered = True
        self.finish(question)

    def finish(self, question: "_Question") -> None:
        """A question is over when Slack has its answer, and the bot has said 200."""
        if not (question.answered and question.acknowledged):
            return
        del self.under_way[question.place.channel]
        self.places.append(question.place)
        if time.perf_counter() < self.until:
            question.connection.ask()


@dataclass(slots=True)
class _Question:
    """A question on its way."""

    place: Place
    connection: "_Connection"
    asked: float
    answered: bool = False
    acknowledged: bool = False


class _Connection:
    """One connection to the bot, kept alive, with at most one question on it."""

    def __init__(self, asking: _Asking) -> None:
        self._asking = asking
        self._received = b""
        self._question: _Question | None = None
        self._socket = socket.create_connection(("127.0.0.1", asking.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        asking.selector.register(self._socket, selectors.EVENT_READ, self._on_readable)

    def ask(self) -> None:
        place = self._asking.places.popleft()
        request = _request(place, next(self._asking.texts).replace("{project}", place.project))
        self._question = _Question(place, self, time.perf_counter())
        self._asking.under_way[place.channel] = self._question
        self._socket.sendall(request)

    def close(self) -> None:
        self._asking.selector.unregister(self._socket)
        self._socket.close()

    def _on_readable(self) -> None:
        came = self._socket.recv(65536)
        self._received += came
        head, separator, body = self._received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not came or (separator and (not length or b" 200 " not in head[:16])):
            raise WrongAnswer(f"the bot said {self._received[:600].decode()!r}")
        if separator and length and len(body) >= int(length.group(1)) and self._question:
            self._received = b""
            self._question.acknowledged = True
            self._asking.finish(self._question)


def _clocks(bot: Program) -> tuple[float, float, float]:
    return time.perf_counter(), time.thread_time(), worked(bot.pid)


def _request(place: Place, text: str) -> bytes:
    body = json.dumps(_mention(place.channel, text, next(_numbers))).encode()
    timestamp = str(int(time.time()))
    signed = b"v0:" + timestamp.encode() + b":" + body
    signature = hmac.new(SIGNING_SECRET.encode(), signed, sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: v0={signature}\r\n"
        f"User-Agent: Slackbot 1.0\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _mention(channel: str, text: str, number: int) -> dict[str, object]:
    ts = f"{1_700_000_000 + number}.{number % 1_000_000:06d}"
    return {
        "token": "of no use",
        "team_id": TEAM,
        "api_app_id": "A0BENCH",
        "event": {
            "type": "app_mention",
            "user": "U0ASKER",
            "text": f"<@{BOT_USER}> {text}",
            "ts": ts,
            "event_ts": ts,
            "channel": channel,
            "team": TEAM,
        },
        "type": "event_callback",
        "event_id": f"Ev{number:010d}",
        "event_time": 1_700_000_000 + number,
        "authorizations": [
            {"team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "enterprise_id": None}
        ],
        "is_ext_shared_channel": False,
    }
