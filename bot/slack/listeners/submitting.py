"""How listeners answer a submitted form: Slack does with it what the acknowledgement says."""

import threading
import time
from collections.abc import Callable, Mapping
from contextvars import copy_context
from typing import Any
from uuid import uuid4

import structlog
from slack_bolt import Ack
from slack_bolt.context import BoltContext
from slack_sdk.errors import SlackApiError
from structlog.contextvars import bound_contextvars

from bot.slack.acknowledging import at_the_latest
from bot.slack.errors import fields, in_their_words, plain_sentence_for, sentence_for
from bot.slack.views.forms.late import done_late, one_moment
from domain.handoffs.forms.project import FormRefused

FormReply = dict[str, Any]  # how to acknowledge the form; an empty one closes it
CLOSE: FormReply = {}
VIEW_IS_THERE_AFTER = 1.0  # seconds, at most, that Slack takes to show what an answer says

log = structlog.get_logger(__name__)


def in_place(view: Mapping[str, Any]) -> FormReply:
    """Show another view in the place of the form."""
    return {"response_action": "update", "view": view}


def beside(errors: Mapping[str, str]) -> FormReply:
    """Keep the form open, with sentences beside its fields."""
    return {"response_action": "errors", "errors": errors}


def refused_at(
    refused: FormRefused, blocks: Mapping[str, str], elsewhere: str | None = None
) -> FormReply:
    """Keep the form open, each mistake beside its field, by the block_ids of the fields.

    What is of no field that the form shows is said `elsewhere`, where there is such a block.
    """

    def block_of(field: str) -> str:
        return blocks[field] if elsewhere is None else blocks.get(field, elsewhere)

    mistakes = refused.mistakes.items()
    return beside({block_of(field): plain_sentence_for(why) for field, why in mistakes})


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
    """Acknowledge a form once it was carried out; what is refused is told in its place.

    Slack waits three seconds. What takes longer than two is acknowledged with a view that asks for
    a moment, and what came of it takes that view's place.
    """
    with bound_contextvars(**fields(context)):
        answering = _Answering(context, ack)
        with at_the_latest(context, answering.ask_for_a_moment), in_their_words(context):
            answering.words = copy_context()
            try:
                reply = carry_out()
            except Exception as error:  # noqa: BLE001 - the outermost frame: nobody is above
                reply = in_place(refused(sentence_for(error)))
            answering.end(reply)


class _Answering:
    """Sees to it that a form is acknowledged in time, and once."""

    def __init__(self, context: BoltContext, ack: Ack) -> None:
        self._context, self._ack = context, ack
        self._view = uuid4().hex
        self.words = copy_context()  # in the language of the member, once that is known
        self._asked_for_a_moment = False
        self._deciding = threading.Lock()

    def end(self, reply: FormReply) -> None:
        """Acknowledge, or show what the acknowledgement would have shown."""
        with self._deciding:
            if not self._asked_for_a_moment:
                self._ack(**reply)
                return
        self._replace(reply.get("view") or done_late(reply.get("errors", {}).values()))

    def ask_for_a_moment(self) -> None:
        """Acknowledge with a view that says that it takes longer, unless it ended just now."""
        with self._deciding:
            if self._context.ack.response is None:
                self._asked_for_a_moment = True
                self._ack(**in_place(self.words.run(one_moment, self._view)))

    def _replace(self, view: dict[str, Any]) -> None:
        # Slack may not show yet what it was answered a moment ago.
        for wait in (VIEW_IS_THERE_AFTER, 0.0):
            try:
                self._context.client.views_update(external_id=self._view, view=view)
            except SlackApiError as error:
                log.warning("late_form_not_shown", error=error.response.get("error"))
                time.sleep(wait)
            else:
                return
