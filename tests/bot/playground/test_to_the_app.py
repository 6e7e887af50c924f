"""What the app hears over HTTP, and what becomes of its answers."""

import http.server
import json
import threading
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from slack_bolt import App
from slack_sdk.signature import SignatureVerifier

from bot.playground.errors import NotPossible, Waited
from bot.playground.patience import Patience
from bot.playground.pretend import PretendSlack
from tests.bot.playground.conftest import SEED
from tests.bot.playground.reading import Body


@dataclass
class Recorder:
    """A server that keeps what it receives and answers as it is told."""

    statuses: list[int] = field(default_factory=list[int])
    no_retry: bool = False
    heard: list[tuple[dict[str, str], str]] = field(
        default_factory=list[tuple[dict[str, str], str]]
    )
    url: str = ""

    def answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length", 0))
        body = handler.rfile.read(length).decode()
        self.heard.append(({key.lower(): value for key, value in handler.headers.items()}, body))
        handler.send_response(self.statuses.pop(0) if self.statuses else 200)
        if self.no_retry:
            handler.send_header("X-Slack-No-Retry", "1")
        handler.end_headers()


@pytest.fixture
def recorder(slack: PretendSlack) -> Iterator[Recorder]:
    """A recorder to which the pretend Slack speaks."""
    kept = Recorder()

    class Handler(http.server.BaseHTTPRequestHandler):
        """Hands everything to the recorder."""

        def do_POST(self) -> None:
            kept.answer(self)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Print nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    slack.connect(f"http://127.0.0.1:{server.server_port}/slack/events")
    yield kept
    server.shutdown()
    server.server_close()
    thread.join()


def events(recorder: Recorder) -> list[Body]:
    return [json.loads(body) for _, body in recorder.heard]


def test_a_mention_is_signed_and_complete(slack: PretendSlack, recorder: Recorder) -> None:
    ts = slack.say("U0ANA", "C0CHURN", "@Baton who is next, @lee & #churn <b>?")
    slack.wait_until(lambda: recorder.heard)
    headers, body = recorder.heard[0]
    assert SignatureVerifier(slack.signing_secret).is_valid_request(body, headers)
    envelope = json.loads(body)
    event = envelope["event"]
    assert (envelope["type"], envelope["team_id"]) == ("event_callback", slack.team_id)
    assert (event["type"], event["ts"], event["user"]) == ("app_mention", ts, "U0ANA")
    assert event["text"] == "<@U0BATON> who is next, <@U0LEE> &amp; <#C0CHURN|churn> &lt;b&gt;?"


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        (
            "@data-eng, see https://example.com/a?b=1.",
            "<!subteam^S0DATA|@data-eng>, see <https://example.com/a?b=1>.",
        ),
        ("@here and @channel", "<!here> and <!channel>"),
        ("mail me@lee.org, @stranger", "mail me@lee.org, @stranger"),
        (
            "<@U0LEE> but <@U0NOBODY> and <!everyone>",
            "<@U0LEE> but &lt;@U0NOBODY&gt; and &lt;!everyone&gt;",
        ),
    ],
)
def test_what_is_typed_becomes_slacks_markup(slack: PretendSlack, typed: str, sent: str) -> None:
    slack.say("U0ANA", "C0CHURN", typed)
    assert slack.messages("C0CHURN")[0]["text"] == sent


def test_the_app_hears_only_what_concerns_it(slack: PretendSlack, recorder: Recorder) -> None:
    slack.say("U0ANA", "C0CHURN", "nobody is meant")
    slack.say("U0ANA", "C0QUIET", "@Baton cannot hear this")
    slack.direct_message("U0ANA", "hello")
    slack.wait_until(lambda: recorder.heard)
    (envelope,) = events(recorder)
    assert (envelope["event"]["type"], envelope["event"]["channel_type"]) == ("message", "im")


def test_an_event_is_repeated_until_it_is_taken(slack: PretendSlack, recorder: Recorder) -> None:
    recorder.statuses = [500, 404]
    slack.say("U0ANA", "C0CHURN", "@Baton hello")
    slack.wait_until(lambda: len(slack.sent("events_api")) == 3)
    numbers = [headers.get("x-slack-retry-num") for headers, _ in recorder.heard]
    assert numbers == [None, "1", "2"]
    assert recorder.heard[1][0]["x-slack-retry-reason"] == "http_error"
    assert len({envelope["event_id"] for envelope in events(recorder)}) == 1


def test_slack_gives_up_after_three_repetitions(slack: PretendSlack, recorder: Recorder) -> None:
    recorder.statuses = [500] * 9
    slack.say("U0ANA", "C0CHURN", "@Baton hello")
    slack.wait_until(lambda: len(slack.sent("events_api")) == 4)
    slack.direct_message("U0ANA", "another")
    slack.wait_until(lambda: len(slack.sent("events_api")) == 8)
    assert [row.retry_num for row in slack.sent()][:4] == [None, 1, 2, 3]


def test_an_app_may_forbid_repetitions(slack: PretendSlack, recorder: Recorder) -> None:
    recorder.statuses, recorder.no_retry = [500], True
    slack.say("U0ANA", "C0CHURN", "@Baton hello")
    slack.wait_until(lambda: slack.sent("events_api"))
    slack.stop()
    assert len(recorder.heard) == 1


def test_an_app_that_is_away_is_asked_again(slack: PretendSlack) -> None:
    slack.connect("http://127.0.0.1:1/slack/events")
    slack.say("U0ANA", "C0CHURN", "@Baton hello")
    slack.wait_until(lambda: len(slack.sent("events_api")) == 4)
    assert {row.error for row in slack.sent()} == {"connection_failed"}


def test_an_event_can_be_sent_by_hand_as_a_repetition(
    slack: PretendSlack, recorder: Recorder
) -> None:
    answer = slack.send_event({"type": "app_mention"}, retry_num=2, event_id="Ev1")
    assert answer.accepted
    assert recorder.heard[0][0]["x-slack-retry-num"] == "2"
    assert events(recorder)[0]["event_id"] == "Ev1"


def test_a_command_is_a_form_and_its_answer_is_shown(slack: PretendSlack, bot: App) -> None:
    del bot
    reply = slack.command("U0ANA", "C0CHURN", "/baton", "ask @lee <b>")
    assert reply.text == "You asked: ask <@U0LEE|lee> &lt;b&gt;"
    assert [each["text"] for each in slack.visible_to("U0ANA", "C0CHURN")] == [reply.text]
    assert slack.visible_to("U0LEE", "C0CHURN") == []


def test_a_command_carries_what_slack_sends(slack: PretendSlack, recorder: Recorder) -> None:
    slack.command("U0ANA", "G0SECRET", "/baton", "help")
    form = dict(urllib.parse.parse_qsl(recorder.heard[0][1]))
    assert (form["command"], form["text"], form["user_id"]) == ("/baton", "help", "U0ANA")
    assert (form["channel_id"], form["channel_name"]) == ("G0SECRET", "privategroup")
    assert form["response_url"].startswith(f"{slack.url}/hooks/commands/T0ACME/")


def test_a_command_that_fails_says_so(slack: PretendSlack, recorder: Recorder) -> None:
    recorder.statuses = [500]
    reply = slack.command("U0ANA", "C0CHURN", "/baton", "help")
    assert reply.error == "dispatch_failed"
    (message,) = slack.visible_to("U0ANA", "C0CHURN")
    assert message["text"] == "/baton failed with the error “dispatch_failed”"


def test_somebody_who_joins_is_announced(slack: PretendSlack, bot: App) -> None:
    del bot
    slack.invite_bot("C0QUIET")
    slack.wait_until(lambda: slack.messages("C0QUIET"))
    assert slack.messages("C0QUIET")[0]["text"] == f"Welcome <@{slack.bot_user}>"


def test_a_person_cannot_do_what_slack_would_not_let_them(slack: PretendSlack) -> None:
    slack.archive("C0QUIET")
    for member, channel in (
        ("U0LEE", "G0SECRET"),
        ("U0GONE", "C0CHURN"),
        ("U0ANA", "C0QUIET"),
        ("U0ANA", "C0NONE"),
        ("U0NOBODY", "C0CHURN"),
    ):
        with pytest.raises(NotPossible):
            slack.say(member, channel, "hello")
    with pytest.raises(NotPossible, match="cannot join"):
        slack.join("U0LEE", "G0SECRET")


def test_waiting_in_vain_tells_what_happened_instead(slack: PretendSlack) -> None:
    slack.command("U0ANA", "C0CHURN", "/baton", "help")
    with pytest.raises(Waited, match=r"0\.00 s: Slack sent slash_commands .* no_app_connected"):
        slack.wait_until(lambda: slack.messages("C0CHURN"), seconds=0.01)


def test_slack_waits_for_an_answer_only_so_long() -> None:
    released = threading.Event()

    class Slow(http.server.BaseHTTPRequestHandler):
        """Answers when it is too late."""

        def do_POST(self) -> None:
            released.wait(10)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Print nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    with PretendSlack(seed=SEED, patience=Patience(answer=0.05)) as slack:
        slack.connect(f"http://127.0.0.1:{server.server_port}/slack/events")
        reply = slack.command("U0ANA", "C0CHURN", "/baton", "help")
        released.set()
    server.shutdown()
    server.server_close()
    thread.join()
    assert reply.error == "operation_timeout"
