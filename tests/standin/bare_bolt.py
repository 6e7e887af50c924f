"""The simplest bot that does each of the five things: shows that a failure is Baton's, not ours."""

import os
import sys
from typing import Any

import waitress
from slack_bolt import Ack, App, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from tests.standin.world import BOT_PORT, Transport

_HOME = {
    "type": "home",
    "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Hi"}}],
}
_REASON = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Why?"},
    "submit": {"type": "plain_text", "text": "Send"},
    "callback_id": "reason",
    "blocks": [
        {
            "type": "input",
            "block_id": "reason",
            "label": {"type": "plain_text", "text": "Reason"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


def bare_app() -> App:
    """Answers a mention, a command, two buttons, a modal, and an opened Home."""
    client = WebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = App(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])
    app.event("app_mention")(_on_mention)
    app.event("message")(_on_message)
    app.event("app_home_opened")(_on_home)
    app.command("/bare")(_on_command)
    app.action("press")(_on_press)
    app.action("why")(_on_why)
    app.view("reason")(_on_reason)
    return app


def _on_mention(event: dict[str, Any], say: Say) -> None:
    buttons = [_button("press", "Press"), _button("why", "Why")]
    say(text=f"heard <@{event['user']}>", blocks=[{"type": "actions", "elements": buttons}])


def _on_message() -> None:
    """Every message in the channel comes as an event too; unanswered it would be a 404."""


def _on_home(event: dict[str, Any], client: WebClient) -> None:
    client.views_publish(user_id=event["user"], view=_HOME)


def _on_command(ack: Ack, command: dict[str, Any]) -> None:
    ack(text=f"ordered {command['text']}", response_type="ephemeral")


def _on_press(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
    ack()
    client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="pressed")


def _on_why(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=_REASON)


def _on_reason(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
    reason = body["view"]["state"]["values"]["reason"]["text"]["value"]
    if reason == "none":
        ack(response_action="errors", errors={"reason": "say more"})
        return
    ack()
    client.chat_postMessage(channel=body["user"]["id"], text=f"because {reason}")


def _button(action_id: str, label: str) -> dict[str, Any]:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "action_id": action_id, "text": text}


def _main(transport: Transport) -> None:
    app = bare_app()
    if transport == "socket":
        SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
    else:
        handler = SlackRequestHandler(app, path="/slack/events")
        waitress.serve(handler, listen=f"127.0.0.1:{BOT_PORT}", _quiet=True)


if __name__ == "__main__":
    _main("socket" if sys.argv[1] == "socket" else "http")
