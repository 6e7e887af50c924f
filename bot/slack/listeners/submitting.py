"""How listeners answer a submitted form: Slack does with it what the acknowledgement says."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack
from slack_bolt.context import BoltContext
from structlog.contextvars import bound_contextvars

from bot.slack.errors import fields, sentence_for

FormReply = dict[str, Any]  # how to acknowledge the form; an empty one closes it
CLOSE: FormReply = {}


def in_place(view: Mapping[str, Any]) -> FormReply:
    """Show another view in the place of the form."""
    return {"response_action": "update", "view": view}


def beside(errors: Mapping[str, str]) -> FormReply:
    """Keep the form open, with sentences beside its fields."""
    return {"response_action": "errors", "errors": errors}


def open_over(context: BoltContext, trigger: str, view: Mapping[str, Any], modal: str) -> None:
    """Open a form, over the modal in which its button was pressed, if it was one."""
    if modal:
        context.client.views_push(trigger_id=trigger, view=dict(view))
    else:
        context.client.views_open(trigger_id=trigger, view=dict(view))


def answer_form(
    context: BoltContext,
    ack: Ack,
    carry_out: Callable[[], FormReply],
    refused: Callable[[str], Mapping[str, Any]],
) -> None:
    """Acknowledge a form once it was carried out; what is refused is told in its place."""
    with bound_contextvars(**fields(context)):
        try:
            reply = carry_out()
        except Exception as error:  # noqa: BLE001 - the outermost frame: nobody is above
            reply = in_place(refused(sentence_for(error)))
        ack(**reply)
