"""The Slack app manifest: what one pastes at api.slack.com/apps to create the app."""

from typing import Any

from bot.slack.names import (
    COMMAND,
    EVENTS,
    INSTALLATION_EVENTS,
    OPTIONAL_SCOPES,
    REDIRECT_PATH,
    REQUEST_PATH,
    SCOPES,
    STEP_EVENTS,
    Asked,
)
from bot.slack.shortcuts import SHORTCUTS
from bot.slack.workflow_steps import WORKFLOW_STEPS
from domain.handoffs.prompts import always

DESCRIPTION = "Knows who does what in machine-learning projects, and hands phases on."
LONG_DESCRIPTION = (
    "Ask Baton who handles something: it knows the roles of the people who build "
    "machine-learning products, who holds them on which project, and which phase a project is in. "
    "Mark a phase as done and Baton tells whoever comes next, once, with what they need to start; "
    "they accept it or return it with a reason. It speaks only when spoken to, or when a handoff "
    "concerns somebody."
)
AGENT_DESCRIPTION = (
    "I know who does what in your machine-learning projects, and whose turn it is. Ask me who "
    "handles something, how a project stands or what waits for you; tell me when a phase is done."
)
COLOUR = "#2f4858"


def manifest(url: str | None) -> dict[str, Any]:
    """Return the manifest for a public address, or for Socket Mode where there is none."""
    return _drawn(url, EVENTS)


def manifest_with_steps(url: str | None) -> dict[str, Any]:
    """Return the same with steps for Workflow Builder, which not every workspace may have."""
    drawn = _drawn(url, (*EVENTS, *STEP_EVENTS))
    drawn["functions"] = {step.callback: step.drawn() for step in WORKFLOW_STEPS}
    # Slack takes functions only of an app that a whole organisation may install.
    drawn["settings"] |= {"function_runtime": "remote", "org_deploy_enabled": True}
    return drawn


def manifest_for_many(url: str) -> dict[str, Any]:
    """Return the manifest of an app that many workspaces install by OAuth at a public address."""
    drawn = _drawn(url, (*EVENTS, *INSTALLATION_EVENTS))
    drawn["oauth_config"]["redirect_urls"] = [url.rstrip("/") + REDIRECT_PATH]
    return drawn


def _drawn(url: str | None, events: tuple[Asked, ...]) -> dict[str, Any]:
    request_url = url.rstrip("/") + REQUEST_PATH if url else None
    return {
        "_metadata": {"major_version": 2},
        "display_information": {
            "name": "Baton",
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": COLOUR,
        },
        "features": _features(request_url),
        "oauth_config": {
            "scopes": {
                "bot": sorted(scope.name for scope in (*SCOPES, *OPTIONAL_SCOPES)),
                "bot_optional": sorted(scope.name for scope in OPTIONAL_SCOPES),
            }
        },
        "settings": _settings(request_url, events),
    }


def _features(request_url: str | None) -> dict[str, Any]:
    command = {
        "command": COMMAND,
        "description": "Ask who handles what, mark a phase as done, teach me",
        "usage_hint": "ask … | done | skip | reopen | undo | status | away | hours | teach | help",
        "should_escape": True,
    }
    return {
        "agent_view": {
            "agent_description": AGENT_DESCRIPTION,
            "suggested_prompts": [{"title": one.title, "message": one.message} for one in always()],
        },
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Baton", "always_online": True},
        "shortcuts": [shortcut.drawn() for shortcut in SHORTCUTS],
        "slash_commands": [command | _addressed("url", request_url)],
    }


def _settings(request_url: str | None, events: tuple[Asked, ...]) -> dict[str, Any]:
    address = _addressed("request_url", request_url)
    menus = _addressed("message_menu_options_url", request_url)  # who search long menus
    return {
        "event_subscriptions": address | {"bot_events": sorted(event.name for event in events)},
        "interactivity": {"is_enabled": True} | address | menus,
        "org_deploy_enabled": False,
        "socket_mode_enabled": request_url is None,
        "token_rotation_enabled": False,
    }


def _addressed(key: str, request_url: str | None) -> dict[str, Any]:
    return {key: request_url} if request_url else {}
