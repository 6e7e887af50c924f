"""The page, its files, its stream of changes, and what it asks for over HTTP."""

import http.client
import json
import socket
import urllib.parse
from collections.abc import Generator
from contextlib import closing, contextmanager
from importlib import resources

import pytest
from slack_bolt import App

from bot.playground.pretend import PretendSlack
from tests.bot.playground.bare_bot import Body


@contextmanager
def asking(slack: PretendSlack) -> Generator[http.client.HTTPConnection]:
    address = urllib.parse.urlsplit(slack.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
    with closing(connection):
        yield connection


def get(slack: PretendSlack, path: str, host: str = "") -> tuple[int, str, str]:
    with asking(slack) as connection:
        connection.request("GET", path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read().decode()


def act(slack: PretendSlack, name: str, **body: object) -> tuple[int, Body]:
    with asking(slack) as connection:
        headers = {"Content-Type": "application/json"}
        connection.request("POST", f"/playground/{name}", json.dumps(body), headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def test_the_page_and_everything_that_it_loads_is_served(slack: PretendSlack) -> None:
    status, content_type, page = get(slack, "/")
    assert (status, content_type) == (200, "text/html; charset=utf-8")
    assert "/page/main.js" in page
    for file in (resources.files("bot.playground") / "page").iterdir():
        status, content_type, _ = get(slack, f"/page/{file.name}")
        assert (status, bool(content_type)) == (200, True), file.name


def test_no_file_of_the_page_loads_anything_from_elsewhere_or_sets_markup() -> None:
    for file in (resources.files("bot.playground") / "page").iterdir():
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        for forbidden in ("http://", "https://", "innerHTML", "insertAdjacentHTML", "outerHTML"):
            assert forbidden not in text, f"{forbidden} in {file.name}"


@pytest.mark.parametrize("path", ["/page/nothing.js", "/page/..%2Fpretend.py", "/nowhere"])
def test_nothing_else_is_served(slack: PretendSlack, path: str) -> None:
    assert get(slack, path)[0] == 404


def test_another_host_name_is_refused(slack: PretendSlack) -> None:
    assert get(slack, "/", host="evil.example.com")[0] == 400


def test_it_listens_on_loopback_only(slack: PretendSlack) -> None:
    assert slack.url.startswith("http://127.0.0.1:")
    with pytest.raises(OSError, match="Address already in use"), closing(socket.socket()) as other:
        other.bind(("127.0.0.1", urllib.parse.urlsplit(slack.url).port or 0))


def test_a_person_can_do_everything_over_http(slack: PretendSlack, bot: App) -> None:
    del bot
    in_churn = {"member": "U0ANA", "channel": "C0CHURN"}
    assert act(slack, "say", **in_churn, text="@Baton who is next?")[0] == 200
    slack.wait_until(lambda: len(slack.messages("C0CHURN")) > 1)
    ts = slack.messages("C0CHURN")[-1]["ts"]
    _, reply = act(slack, "command", **in_churn, command="/baton", text="help")
    assert reply["text"] == "You asked: help"
    act(slack, "click", **in_churn, ts=ts, action_id="return")
    slack.wait_until(lambda: slack.view_of("U0ANA"))
    _, errors = act(slack, "submit", member="U0ANA", values={"why": {"text": "short"}})
    assert errors["errors"] == {"why": "Say more."}
    act(slack, "close_view", member="U0ANA")
    assert slack.view_of("U0ANA") is None
    act(slack, "shortcut", member="U0ANA", callback_id="ask")
    slack.wait_until(lambda: slack.view_of("U0ANA"))
    act(slack, "open_home", member="U0ANA")
    slack.wait_until(lambda: slack.home_of("U0ANA"))
    assert act(slack, "click", member="U0ANA", view="home", action_id="done")[1]["error"] == ""
    act(slack, "direct_message", member="U0LEE", text="hello")
    slack.wait_until(lambda: len(slack.direct_messages("U0LEE")) > 1)
    event = {"type": "app_mention", "channel": "C0CHURN", "user": "U0ANA", "ts": "1.0"}
    assert act(slack, "send_event", event=event, event_id="Ev1", retry_num=1)[1]["status"] == 200


def test_what_can_happen_to_people_and_channels_can_be_made_to_happen(slack: PretendSlack) -> None:
    act(slack, "invite_bot", channel="C0QUIET")
    act(slack, "remove_bot", channel="C0CHURN")
    act(slack, "archive", channel="C0CHURN")
    act(slack, "deactivate", member="U0LEE")
    act(slack, "speak", member="U0ANA", locale="de-DE")
    state = json.loads(get(slack, "/playground/state")[2])
    channels = {each["name"]: each for each in state["channels"]}
    members = {each["name"]: each for each in state["members"]}
    assert slack.bot_user in channels["quiet"]["members"]
    assert channels["churn"]["archived"]
    assert slack.bot_user not in channels["churn"]["members"]
    assert members["lee"]["deleted"]
    assert members["ana"]["locale"] == "de-DE"


def test_joining_puts_a_member_into_a_channel(slack: PretendSlack) -> None:
    with slack.world.lock:
        slack.workspace().leave("U0LEE", "C0QUIET")
    assert act(slack, "say", member="U0LEE", channel="C0QUIET", text="hi")[0] == 409
    act(slack, "join", member="U0LEE", channel="C0QUIET")
    assert act(slack, "say", member="U0LEE", channel="C0QUIET", text="hi")[0] == 200


@pytest.mark.parametrize(
    ("name", "body", "status", "sentence"),
    [
        ("say", {"member": "U0ANA", "text": "hi"}, 409, "channel is missing"),
        ("say", {"member": "U9", "channel": "C0CHURN", "text": "hi"}, 409, "no member U9"),
        ("fail", {"fault": {"kind": "party"}}, 409, "there is no fault party"),
        ("fail", {"fault": {"kind": "hang", "seconds": "x"}}, 409, "must be a whole number"),
        ("fail", {"fault": {"kind": "hang"}, "times": 0}, 409, "must be a whole number from 1"),
        ("party", {}, 404, "no such act"),
    ],
)
def test_what_is_not_possible_is_said_in_a_sentence(
    slack: PretendSlack, name: str, body: Body, status: int, sentence: str
) -> None:
    got, answer = act(slack, name, **body)
    assert got == status
    assert sentence in answer["error"]


def test_a_form_of_another_site_is_refused(slack: PretendSlack) -> None:
    with asking(slack) as connection:
        connection.request("POST", "/playground/say", "{}", {"Content-Type": "text/plain"})
        assert connection.getresponse().status == 415


def test_misbehaviour_is_asked_for_and_healed(slack: PretendSlack) -> None:
    fault = {"kind": "server_error", "status": 500}
    assert act(slack, "fail", fault=fault, times=2)[1] == {"faults_left": 2}
    assert get(slack, "/api/api.test")[0] == 500
    assert act(slack, "clear_faults")[1] == {"faults_left": 0}


def test_the_journal_can_be_read(slack: PretendSlack) -> None:
    get(slack, "/api/api.test?word=hello")
    journal = json.loads(get(slack, "/playground/journal")[2])
    assert [call["arguments"] for call in journal["calls"]] == [{"word": "hello"}]


def test_changes_stream_to_the_page(slack: PretendSlack) -> None:
    with asking(slack) as connection:
        connection.request("GET", "/playground/events")
        stream = connection.getresponse()
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert stream.readline() == b": welcome\n"
        stream.readline()
        slack.say("U0ANA", "C0CHURN", "hello")
        change = json.loads(stream.readline().decode().removeprefix("data: "))
        assert (change["kind"], change["channel"]) == ("message", "C0CHURN")
        assert change["message"]["text"] == "hello"
        assert change["number"] <= json.loads(get(slack, "/playground/state")[2])["number"]


def test_the_roster_names_direct_messages_once_they_are_open(slack: PretendSlack) -> None:
    before = json.loads(get(slack, "/playground/roster")[2])
    slack.direct_message("U0LEE", "hello")
    after = json.loads(get(slack, "/playground/roster")[2])
    assert [each["direct"] for each in before["members"]] == [None, None, None]
    assert after["members"][1]["direct"] == slack.direct_channel("U0LEE")


def test_what_was_started_on_a_port_can_still_be_entered() -> None:
    slack = PretendSlack().start()
    before = slack.url
    with slack as entered:
        assert entered.url == before
        assert get(slack, "/")[0] == 200
    with pytest.raises(ConnectionRefusedError):
        get(slack, "/")
