"""The smallest app that uses what the pretend Slack offers."""

from typing import Any

from slack_bolt import Ack, App, Respond, Say
from slack_sdk import WebClient

Body = dict[str, Any]


def plain(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def section(text: str) -> Body:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(action_id: str, text: str, value: str = "1") -> Body:
    return {"type": "button", "action_id": action_id, "text": plain(text), "value": value}


CARD: list[Body] = [
    section("Who is next?"),
    {
        "type": "actions",
        "block_id": "row",
        "elements": [
            button("done", "Mark done"),
            button("return", "Return"),
            {"type": "users_select", "action_id": "pick", "placeholder": plain("Pick a member")},
        ],
    },
]
REASON: Body = {
    "type": "modal",
    "callback_id": "reason",
    "title": plain("Return"),
    "submit": plain("Return"),
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "why",
            "label": plain("Why?"),
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


def bare_bot(client: WebClient, signing_secret: str) -> App:
    """Return an app with one listener for each thing that Slack sends."""
    app = App(client=client, signing_secret=signing_secret)
    app.event("app_mention")(_mention)
    app.event("message")(_direct)
    app.event("app_home_opened")(_home)
    app.event("member_joined_channel")(_joined)
    app.command("/baton")(_command)
    app.action("done")(_done)
    app.action("return")(_return)
    app.action("pick")(_pick)
    app.view("reason")(_reason)
    app.view_closed("reason")(_closed)
    app.shortcut("ask")(_shortcut)
    return app


def _mention(say: Say) -> None:
    say(text="card", blocks=CARD)


def _direct(event: Body, say: Say) -> None:
    say(f"You said: {event['text']}", thread_ts=event.get("thread_ts"))


def _home(event: Body, client: WebClient) -> None:
    blocks = [section("Your hats"), {"type": "actions", "elements": [button("done", "Done")]}]
    client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})


def _joined(event: Body, say: Say) -> None:
    say(f"Welcome <@{event['user']}>")


def _command(ack: Ack, command: Body) -> None:
    ack(f"You asked: {command['text']}")


def _done(ack: Ack, body: Body, respond: Respond) -> None:
    ack()
    if "message" in body or body["container"]["type"] == "message":
        respond(text="done", replace_original=True)


def _return(ack: Ack, body: Body, client: WebClient) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=REASON)


def _pick(ack: Ack, action: Body, say: Say) -> None:
    ack()
    say(f"picked <@{action['selected_user']}>")


def _reason(ack: Ack, view: Body, client: WebClient, body: Body) -> None:
    text = view["state"]["values"]["why"]["text"]["value"]
    second = {**REASON, "title": plain(text)}
    match text:
        case "short":
            ack(response_action="errors", errors={"why": "Say more."})
        case "wrong":
            ack(response_action="errors", errors={"nowhere": "Say more."})
        case "push" | "update":
            ack(response_action=text, view=second)
        case "clear":
            ack(response_action="clear")
        case _:
            ack()
            client.chat_postMessage(channel=body["user"]["id"], text=f"Returned: {text}")


def _closed(ack: Ack, body: Body, client: WebClient) -> None:
    ack()
    client.chat_postMessage(channel=body["user"]["id"], text="Closed")


def _shortcut(ack: Ack, body: Body, client: WebClient) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=REASON)
