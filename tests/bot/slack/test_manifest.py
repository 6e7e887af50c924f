"""The manifest is one that Slack takes, and asks for what is used and no more."""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bot.slack.manifest import manifest, manifest_for_many, manifest_with_steps
from bot.slack.names import (
    EVENTS,
    INSTALLATION_EVENTS,
    OPTIONAL_SCOPES,
    SCOPE_OF_METHOD,
    SCOPES,
    STEP_EVENTS,
)
from tests.bot.slack.test_scopes import NEWER
from tests.needs import needs_slack_material

URL = "https://baton.example/"


@pytest.mark.parametrize(
    "drawn", [manifest(None), manifest(URL), manifest_with_steps(URL), manifest_for_many(URL)]
)
def test_slack_takes_the_manifest(drawn: dict[str, Any]) -> None:
    schema = json.loads(needs_slack_material("manifest", "manifest.schema.2.0.0.json").read_text())
    assert list(Draft7Validator(schema).iter_errors(drawn)) == []


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
    assert drawn["settings"]["interactivity"]["message_menu_options_url"] == there
    assert drawn["features"]["slash_commands"][0]["url"] == there


def test_an_app_of_ones_own_has_steps_where_they_are_wanted() -> None:
    drawn = manifest_with_steps(URL)
    assert set(drawn["functions"]) == {"complete_phase", "who_holds_role"}
    assert drawn["settings"]["org_deploy_enabled"] is True
    assert "function_executed" in drawn["settings"]["event_subscriptions"]["bot_events"]


@pytest.mark.parametrize("drawn", [manifest(URL), manifest_for_many(URL)])
def test_by_itself_it_can_be_pasted_in_any_workspace(drawn: dict[str, Any]) -> None:
    assert "functions" not in drawn
    assert drawn["settings"]["org_deploy_enabled"] is False
    assert "function_executed" not in drawn["settings"]["event_subscriptions"]["bot_events"]


def test_who_runs_a_workflow_is_told_by_slack_and_not_by_who_builds_it() -> None:
    for step in manifest_with_steps(None)["functions"].values():
        inputs = step["input_parameters"]["properties"]
        assert inputs["runner"]["type"] == "slack#/types/user_context"


def test_every_scope_and_event_has_a_reason() -> None:
    events = (*EVENTS, *STEP_EVENTS, *INSTALLATION_EVENTS)
    assert all(asked.why for asked in (*SCOPES, *OPTIONAL_SCOPES, *events))


@pytest.mark.parametrize("method", sorted(SCOPE_OF_METHOD.keys() - NEWER.keys()))
def test_slack_says_that_a_method_needs_its_scope(method: str) -> None:
    described = json.loads(needs_slack_material("methods", f"{method}.json").read_text())
    assert SCOPE_OF_METHOD[method] in json.dumps(described)
