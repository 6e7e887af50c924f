"""The checker of calls to Slack finds what Slack would refuse, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.needs import needs_slack_material
from tests.slack_contract import assert_calls_keep_the_contract, check_call, check_view

Json = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """A call as a journal keeps it."""

    method: str
    arguments: Mapping[str, object]


@pytest.fixture
def types() -> None:
    """The published types of Slack are here."""
    needs_slack_material("contract", "slack_contract.json")


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(action: str, text: str = "Accept") -> Json:
    return {"type": "button", "action_id": action, "text": plain(text), "value": "churn"}


def section(text: str = "Model serving is *ready*.", **more: object) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def actions(*elements: Json, **more: object) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def message(*blocks: Json, **more: object) -> Json:
    return {"channel": "C0CHURN", "text": "Model serving is ready.", "blocks": list(blocks), **more}


def modal(*blocks: Json, **more: object) -> Json:
    return {"type": "modal", "title": plain("Return"), "blocks": list(blocks), **more}


GOOD_MESSAGES = {
    "a card": message(
        {"type": "header", "text": plain("Churn predictor")},
        section(block_id="status", accessory=button("done", "Mark done")),
        {"type": "divider"},
        actions(button("accept"), button("return", "Return")),
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "Offered by <@U0ANA>"}]},
    ),
    "text alone": {"channel": "C0CHURN", "text": "Hello", "unfurl_links": False},
    "an answer in a thread": message(section(), thread_ts="1700000000.000100"),
    "a message that carries its key": message(
        section(),
        metadata={"event_type": "baton", "event_payload": {"key": "h1:offer:U0ANA"}},
        client_msg_id="5b3c1f6e-0000-4000-8000-000000000000",
    ),
    "a table with a column as it is": message(
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": "phase"}, {"type": "raw_text", "text": "who"}]],
            "column_settings": [None, {"align": "right"}],
        }
    ),
}

BAD_MESSAGES = {
    "a button that says too much": (
        message(actions(button("accept", "A" * 76))),
        "$.blocks[0].elements[0].text.text: 'AAA",
    ),
    "a field that no section has": (message(section(colour="red")), "'colour' was unexpected"),
    "a header in mrkdwn": (
        message({"type": "header", "text": {"type": "mrkdwn", "text": "Churn"}}),
        "$.blocks[0].text",
    ),
    "buttons without a button": (message({"type": "actions"}), "'elements' is a required property"),
    "an argument that does not exist": (message(section(), colour="red"), "'colour'"),
    "no channel": ({"text": "Hello"}, "'channel' is a required property"),
    "too many buttons": (
        message(actions(*map(button, map(str, range(26))))),
        "$.blocks[0].elements",
    ),
}

BROKEN_RULES = {
    "the same action twice": (
        message(section(accessory=button("done")), actions(button("done"))),
        "action_id: 'done' twice",
    ),
    "the same block twice": (
        message(section(block_id="a"), section(block_id="a")),
        "block_id: 'a' twice",
    ),
    "an empty section": (message(section(" ")), "text: a mrkdwn is empty"),
    "an empty text": ({"channel": "C0CHURN", "text": ""}, "text: is empty"),
    "fifty-one blocks": (
        message(*[section()] * 51),
        "blocks: 51 of them, and a message has at most 50",
    ),
}


@pytest.mark.usefixtures("types")
@pytest.mark.parametrize("call", GOOD_MESSAGES.values(), ids=GOOD_MESSAGES)
def test_a_good_message_is_left_alone(call: Json) -> None:
    assert check_call("chat.postMessage", call) == []


@pytest.mark.usefixtures("types")
@pytest.mark.parametrize(("call", "expected"), BAD_MESSAGES.values(), ids=BAD_MESSAGES)
def test_a_message_against_the_types_is_found(call: Json, expected: str) -> None:
    assert expected in "\n".join(check_call("chat.postMessage", call))


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral", "response_url"])
@pytest.mark.parametrize(("call", "expected"), BROKEN_RULES.values(), ids=BROKEN_RULES)
def test_a_message_against_the_rules_is_found(method: str, call: Json, expected: str) -> None:
    assert expected in check_call(method, call)


@pytest.mark.usefixtures("types")
@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("auth.test", {}),
        (
            "conversations.history",
            {"channel": "D0ANA", "limit": "200", "include_all_metadata": "1"},
        ),
        ("conversations.open", {"users": "U0ANA", "return_im": "true"}),
        ("response_url", {"replace_original": True, "text": "Done.", "blocks": [section()]}),
        ("views.publish", {"user_id": "U0ANA", "view": {"type": "home", "blocks": [section()]}}),
        ("views.open", {"trigger_id": "1.2.abc", "view": modal(section(), close=plain("Back"))}),
    ],
)
def test_a_good_call_is_left_alone(method: str, arguments: Json) -> None:
    assert check_call(method, arguments) == []


@pytest.mark.usefixtures("types")
@pytest.mark.parametrize(
    ("method", "arguments", "expected"),
    [
        ("chat.shout", {}, "is not a method of the Web API"),
        ("users.info", {"user": ["U0ANA"]}, "$.user: ['U0ANA'] is not of type 'string'"),
        ("conversations.history", {"channel": "C0", "limit": "many"}, "$.limit: 'many'"),
        ("response_url", {"blocks": [section(colour="red")]}, "blocks[0].$: Additional"),
        ("views.open", {"trigger_id": "1", "view": modal(title=plain("T" * 25))}, "$.view.title"),
    ],
)
def test_a_bad_call_is_found(method: str, arguments: Json, expected: str) -> None:
    assert expected in "\n".join(check_call(method, arguments))


@pytest.mark.usefixtures("types")
def test_a_home_may_have_a_hundred_blocks_and_the_same_button_in_many_rows() -> None:
    row = actions(button("open_project"))
    assert check_view({"type": "home", "blocks": [row] * 100}) == []
    assert "$.blocks" in check_view({"type": "home", "blocks": [row] * 101})[0]


def test_a_view_of_no_kind_is_found() -> None:
    assert check_view({"blocks": []}) == ["type: None is neither a home nor a modal"]


def test_a_modal_keeps_the_rules_too() -> None:
    twice = actions(button("a"), button("a"))
    view = modal(twice, section(block_id="b"), section("", block_id="b"), close=plain(""))
    assert set(check_view(view)) >= {
        "action_id: 'a' twice",
        "block_id: 'b' twice",
        "text: a mrkdwn is empty",
        "text: a plain_text is empty",
    }


def test_every_mistake_of_every_call_is_told_at_once() -> None:
    calls = [
        Sent("chat.update", {"channel": "C0", "ts": "1.2", "text": ""}),
        Sent("chat.postMessage", message(section(""))),
    ]
    with pytest.raises(AssertionError, match=r"(?s)chat\.update: text.*chat\.postMessage: text"):
        assert_calls_keep_the_contract(calls)


def test_good_calls_pass() -> None:
    assert_calls_keep_the_contract(
        [Sent("auth.test", {}), Sent("chat.postMessage", message(section()))]
    )
