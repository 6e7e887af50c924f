"""The pretend Slack answers as the real one is said to: its shapes and its error codes."""

import ast
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft7Validator
from slack_sdk import WebClient

from bot.playground.carrying_out import OAUTH_METHOD, SOCKET_METHOD
from bot.playground.methods.table import METHODS
from bot.playground.pretend import PretendSlack
from tests.bot.playground.bare_bot import CARD, REASON, Body, section
from tests.bot.playground.reading import read
from tests.needs import needs_slack_material

PLAYGROUND = Path(__file__).resolve().parents[3] / "bot" / "playground"

# What Slack answers to any method, whatever its own page lists.
EVERYWHERE = {
    "invalid_arguments",
    "invalid_auth",
    "invalid_cursor",
    "invalid_limit",
    "missing_scope",
    "not_allowed_token_type",
    "not_authed",
    "ratelimited",
    "unknown_method",
}
# Of the response_url, which is no method.
ADDRESSES = {"expired_url", "used_url"}
# Slack's word for an error at a form, which only the page shows.
FORMS = {"trouble_connecting"}

CALLS: dict[str, Callable[[WebClient, Body], Any]] = {
    "auth.test": lambda client, _: client.auth_test(),
    "bots.info": lambda client, _: client.bots_info(bot="B0BATON"),
    "chat.getPermalink": lambda client, kept: client.chat_getPermalink(
        channel="C0CHURN", message_ts=kept["ts"]
    ),
    "chat.postEphemeral": lambda client, _: client.chat_postEphemeral(
        channel="C0CHURN", user="U0ANA", text="psst"
    ),
    "chat.postMessage": lambda client, _: client.chat_postMessage(
        channel="C0CHURN", text="card", blocks=CARD
    ),
    "chat.update": lambda client, kept: client.chat_update(
        channel="C0CHURN", ts=kept["ts"], text="changed"
    ),
    "conversations.history": lambda client, _: client.conversations_history(
        channel="C0CHURN", include_all_metadata=True
    ),
    "conversations.info": lambda client, _: client.conversations_info(channel="C0CHURN"),
    "conversations.join": lambda client, _: client.conversations_join(channel="C0QUIET"),
    "conversations.list": lambda client, _: client.conversations_list(
        types="public_channel,private_channel,im"
    ),
    "conversations.members": lambda client, _: client.conversations_members(channel="C0CHURN"),
    "conversations.open": lambda client, _: client.conversations_open(
        users="U0LEE", return_im=True
    ),
    "conversations.replies": lambda client, kept: client.conversations_replies(
        channel="C0CHURN", ts=kept["ts"]
    ),
    "team.info": lambda client, _: client.team_info(),
    "usergroups.list": lambda client, _: client.usergroups_list(include_users=True),
    "usergroups.users.list": lambda client, _: client.usergroups_users_list(usergroup="S0DATA"),
    "users.conversations": lambda client, _: client.users_conversations(),
    "users.info": lambda client, _: client.users_info(user="U0LEE"),
    "users.list": lambda client, _: client.users_list(),
    "views.open": lambda client, kept: client.views_open(trigger_id=kept["trigger"], view=REASON),
    "views.publish": lambda client, _: client.views_publish(
        user_id="U0ANA", view={"type": "home", "blocks": [section("Hello")]}
    ),
    "chat.delete": lambda client, kept: client.chat_delete(channel="C0CHURN", ts=kept["ts"]),
}


@pytest.mark.parametrize("method", CALLS)
def test_answers_have_the_shape_of_slacks(
    slack: PretendSlack, client: WebClient, method: str
) -> None:
    file = needs_slack_material("contract", "web_api_responses.schema.json")
    definitions = json.loads(file.read_text())["definitions"]
    name = "".join(part[0].upper() + part[1:] for part in method.split(".")) + "Response"
    if name not in definitions:
        pytest.skip(f"Slack's published facts: no shape of {name}")
    metadata = {"event_type": "handoff", "event_payload": {"key": "h1"}}
    posted = client.chat_postMessage(channel="C0CHURN", text="a", metadata=metadata)
    slack.shortcut("U0ANA", "ask")
    kept = {"ts": read(posted)["ts"], "trigger": slack.sent("interactive")[-1].body["trigger_id"]}
    answer = read(CALLS[method](client, kept))
    schema = {"$ref": f"#/definitions/{name}", "definitions": definitions}
    errors = Draft7Validator(schema).iter_errors(cast("Any", answer))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def refusals_in(source: str) -> Iterator[str]:
    """Every error code that a module can answer."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Refusal":
            continue
        code = node.args[0]
        if isinstance(code, ast.Constant | ast.IfExp):
            yield from (
                part.value
                for part in ast.walk(code)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def listed_codes(method: str) -> set[str]:
    file = needs_slack_material("methods", f"{method}.json")
    return set(json.loads(file.read_text())["errors"]) if file.exists() else set()


def test_every_error_code_is_one_of_slacks() -> None:
    known = EVERYWHERE | ADDRESSES | FORMS
    for method in (*METHODS, SOCKET_METHOD, OAUTH_METHOD):
        known |= listed_codes(method)
    for file in PLAYGROUND.rglob("*.py"):
        unknown = set(refusals_in(file.read_text())) - known
        assert not unknown, f"{file.name} answers {unknown}"


# What each method can answer beside the codes of every method; the tests of each provoke most.
OWN_CODES = {
    "bots.info": {"bot_not_found"},
    "chat.delete": {"channel_not_found", "message_not_found", "cant_delete_message"},
    "chat.getPermalink": {"channel_not_found", "message_not_found"},
    "chat.postEphemeral": {
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "user_not_in_channel",
        "no_text",
        "invalid_blocks",
        "invalid_blocks_format",
        "markdown_text_conflict",
    },
    "chat.postMessage": {
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "no_text",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_metadata_format",
        "markdown_text_conflict",
    },
    "chat.update": {
        "channel_not_found",
        "is_inactive",
        "message_not_found",
        "cant_update_message",
        "msg_too_long",
        "no_text",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_metadata_format",
        "markdown_text_conflict",
    },
    "conversations.history": {
        "channel_not_found",
        "not_in_channel",
        "invalid_ts_latest",
        "invalid_ts_oldest",
    },
    "conversations.info": {"channel_not_found"},
    "conversations.join": {
        "channel_not_found",
        "is_archived",
        "method_not_supported_for_channel_type",
    },
    "conversations.list": {"invalid_types"},
    "conversations.members": {"channel_not_found"},
    "conversations.open": {
        "channel_not_found",
        "too_many_users",
        "user_disabled",
        "user_not_found",
        "users_list_not_supplied",
    },
    "conversations.replies": {
        "channel_not_found",
        "thread_not_found",
        "invalid_ts_latest",
        "invalid_ts_oldest",
    },
    "reactions.add": {"already_reacted", "channel_not_found", "message_not_found"},
    "usergroups.users.list": {"no_such_subteam"},
    "users.conversations": {"invalid_types"},
    "users.info": {"user_not_found"},
    "views.open": {
        "duplicate_external_id",
        "exchanged_trigger_id",
        "expired_trigger_id",
        "invalid_trigger_id",
        "view_too_large",
    },
    "views.publish": {"hash_conflict", "view_too_large"},
    "views.push": {
        "duplicate_external_id",
        "exchanged_trigger_id",
        "expired_trigger_id",
        "invalid_trigger_id",
        "not_found",
        "push_limit_reached",
        "view_too_large",
    },
    "views.update": {"hash_conflict", "not_found", "view_too_large"},
}


@pytest.mark.parametrize("method", OWN_CODES)
def test_a_method_answers_only_its_own_codes(method: str) -> None:
    assert OWN_CODES[method] <= listed_codes(method)
