"""The fewest scopes: those that our calls, events and command need, as Slack documents them.

The calls are found in the code. A scope that nothing needs fails here, and so does a call, or an
event, that lacks its scope.
"""

import ast
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from bot.slack.manifest import manifest, manifest_for_many, manifest_with_steps
from bot.slack.names import OPTIONAL_SCOPES, SCOPE_OF_METHOD, SCOPES
from tests.architecture.sources import Source, sources
from tests.needs import needs_slack_material

# Slack's reference of events says these; our events are compared with them both ways.
SCOPE_OF_EVENT = {
    "agent_session_stopped": "",
    "app_context_changed": "",
    "channel_archive": "channels:read",
    "channel_deleted": "channels:read",
    "channel_id_changed": "channels:read",
    "channel_left": "channels:read",
    "channel_unarchive": "channels:read",
    "group_archive": "groups:read",
    "group_deleted": "groups:read",
    "group_left": "groups:read",
    "group_unarchive": "groups:read",
    "member_joined_channel": "channels:read",  # or groups:read, of private channels
    "member_left_channel": "channels:read",
    "app_home_opened": "",
    "function_executed": "",
    "app_mention": "app_mentions:read",
    "app_uninstalled": "",
    "message.im": "im:history",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
    "team_join": "users:read",
    "tokens_revoked": "",
    "user_change": "users:read",
}
# Which conversations we mean, where a method has a scope for each kind of them.
KINDS = {
    "conversations.history": {"channels", "groups", "im"},  # where we posted something
    "conversations.replies": {"channels", "groups", "im"},
    "conversations.info": {"channels", "groups"},  # the channels of projects
    "conversations.open": {"im"},
    "users.conversations": {"groups"},
}
# Methods that Slack documents and its published facts do not have yet.
NEWER: dict[str, dict[str, Any]] = {
    "agents.sessions.setStatus": {"scopes": {"bot": [{"name": "chat:write"}]}},
}
MANIFESTS = {
    "one": manifest(None),
    "steps": manifest_with_steps(None),
    "many": manifest_for_many("https://baton.example"),
}
OF_CARDS = {"channels:history", "groups:history"}


@pytest.mark.parametrize("name", MANIFESTS)
def test_the_manifest_asks_for_what_is_needed_and_for_nothing_else(name: str) -> None:
    drawn = MANIFESTS[name]
    events = set(drawn["settings"]["event_subscriptions"]["bot_events"])
    needed = {SCOPE_OF_EVENT[event] for event in events} | {"commands"}
    for method in _called():
        needed |= _documented(method)
    assert needed - {""} == set(drawn["oauth_config"]["scopes"]["bot"])


def test_every_event_that_has_a_scope_here_is_one_of_ours() -> None:
    subscriptions = [one["settings"]["event_subscriptions"] for one in MANIFESTS.values()]
    subscribed = {event for one in subscriptions for event in one["bot_events"]}
    assert subscribed == set(SCOPE_OF_EVENT)


def test_the_methods_that_are_called_are_those_that_are_named() -> None:
    assert _called() == set(SCOPE_OF_METHOD)


def test_no_file_and_no_channel_has_to_be_read() -> None:
    demanded = {scope.name for scope in SCOPES}
    assert not {scope for scope in demanded if scope.startswith("files:")}
    assert {scope for scope in demanded if scope.endswith(":history")} == {"im:history"}
    assert {scope.name for scope in OPTIONAL_SCOPES} > OF_CARDS


@cache
def _methods() -> dict[str, dict[str, Any]]:
    """What Slack says of each of its methods."""
    files = needs_slack_material("methods").glob("*.json")
    return NEWER | {file.stem: json.loads(file.read_text()) for file in files}


def _documented(method: str) -> set[str]:
    """The scopes of a bot that a method needs; of alternatives, those of what we mean."""
    scopes = {scope["name"] for scope in _methods()[method]["scopes"].get("bot", ())}
    kinds = KINDS.get(method)
    return scopes if kinds is None else {s for s in scopes if s.partition(":")[0] in kinds}


@cache
def _called() -> frozenset[str]:
    """Every method that the code names: as a call of the client's, or as a text."""
    by_attribute = {method.replace(".", "_").lower(): method for method in _methods()}
    found: set[str] = set()
    for source in sources("bot"):
        if not source.path.endswith("/names.py") and "/playground/" not in source.path:
            found |= set(_named(source, by_attribute))
    return frozenset(found)


def _named(source: Source, by_attribute: dict[str, str]) -> Iterator[str]:
    for node in source.nodes:
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name.lower() in by_attribute:
                yield by_attribute[name.lower()]
            case ast.Constant(value=str(text)) if text in _methods():
                yield text
            case _:
                pass
