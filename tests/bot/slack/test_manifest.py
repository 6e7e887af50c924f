"""The manifest is one that Slack takes, and asks for what is used and no more."""

import ast
import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from bot.slack.manifest import manifest
from bot.slack.names import EVENTS, OPTIONAL_SCOPES, SCOPE_OF_METHOD, SCOPES
from tests.needs import ROOT, needs_slack_material

URL = "https://baton.example/"


@pytest.mark.parametrize("url", [None, URL])
def test_slack_takes_the_manifest(url: str | None) -> None:
    schema = json.loads(needs_slack_material("manifest", "manifest.schema.2.0.0.json").read_text())
    assert list(Draft7Validator(schema).iter_errors(manifest(url))) == []


def test_without_an_address_it_uses_socket_mode() -> None:
    drawn = manifest(None)
    assert drawn["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in json.dumps(drawn)


def test_with_an_address_everything_goes_there() -> None:
    drawn = manifest(URL)
    there = "https://baton.example/slack/events"
    assert drawn["settings"]["socket_mode_enabled"] is False
    assert drawn["settings"]["event_subscriptions"]["request_url"] == there
    assert drawn["settings"]["interactivity"]["request_url"] == there
    assert drawn["features"]["slash_commands"][0]["url"] == there


def test_every_scope_and_event_has_a_reason() -> None:
    assert all(asked.why for asked in (*SCOPES, *OPTIONAL_SCOPES, *EVENTS))


def test_the_scopes_cover_the_methods_that_are_called_and_no_others() -> None:
    needed = {SCOPE_OF_METHOD[method] for method in _methods_called()} - {""}
    heard = {"app_mentions:read", "commands"}  # an event and the slash command need these
    # Without these, everybody is told at once, and groups are as the registry says.
    left_out = {"users:read", "usergroups:read"}
    assert left_out < {scope.name for scope in OPTIONAL_SCOPES}
    assert (needed | heard) - left_out == {scope.name for scope in SCOPES}


@pytest.mark.parametrize("method", sorted(SCOPE_OF_METHOD))
def test_slack_says_that_a_method_needs_its_scope(method: str) -> None:
    described = json.loads(needs_slack_material("methods", f"{method}.json").read_text())
    assert SCOPE_OF_METHOD[method] in json.dumps(described)


def _methods_called() -> set[str]:
    names = {method.replace(".", "_").lower(): method for method in SCOPE_OF_METHOD}
    found: set[str] = set()
    for source in (ROOT / "bot" / "slack").rglob("*.py"):
        if source != _NAMES:
            found |= {names[word] for word in _words(source) & set(names)}
    return found


def _words(source: Path) -> set[str]:
    words: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Attribute):
            words.add(node.attr.lower())
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.add(node.value.replace(".", "_").lower())
    return words


_NAMES = ROOT / "bot" / "slack" / "names.py"
