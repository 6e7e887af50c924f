"""The one place where an error becomes a sentence that a person reads."""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any, cast

import structlog
from slack_bolt.context import BoltContext
from slack_sdk.errors import SlackApiError, SlackClientError
from structlog.contextvars import bind_contextvars

from bot.slack.acknowledging import acknowledged
from bot.slack.door import WORDS_OF
from bot.slack.views.forms.project import offering_project
from bot.slack.views.handoffs.requests import refused_with_way
from bot.slack.views.parts.action_values import PhaseValue
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import SlackWording
from bot.use_cases.people.words import WordsOf, in_english
from bot.use_cases.ports.sending import SendingFailed
from domain.errors import BatonError, ChannelWithoutProject
from domain.handoffs.permission_refusals import PhaseNotYours
from domain.ids import MemberId, WorkspaceId
from domain.wording import PlainWording
from domain.words import _, speaking

Body = Mapping[str, Any]
Listener = Callable[[Body, BoltContext], None]


_EXPIRED = frozenset(
    {"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "invalid_trigger_id"}
)
# The form shows something newer already, or was closed meanwhile: nobody waits for it any longer.
_OVERTAKEN = frozenset({"hash_conflict", "not_found"})

log = structlog.get_logger(__name__)


def explained(listener: Listener) -> Callable[..., None]:
    """Return the listener as Bolt calls it: acknowledged in the end, its errors told to the person.

    What is acknowledged is saved: where we die before, Slack says so to the person, who does it
    again. Bolt's own error handler is no help: after an early `ack` it takes that back.
    """

    def run(body: Body, context: BoltContext) -> None:
        bind_contextvars(**fields(context))  # the next listener of this thread binds its own
        with acknowledged(context), in_their_words(context):
            try:
                listener(body, context)
            except Exception as error:  # noqa: BLE001 - the outermost frame: nobody is above
                tell(error, body, context)

    run.__name__ = listener.__name__
    return run


def logged(listener: Listener) -> Callable[..., None]:
    """Return the listener to what nobody asked of us; its errors are nobody's but ours."""

    def run(body: Body, context: BoltContext) -> None:
        bind_contextvars(**fields(context))
        try:
            listener(body, context)
        except Exception:
            log.exception("listener_failed")

    run.__name__ = listener.__name__
    return run


def tell(error: Exception, body: Body, context: BoltContext) -> None:
    """Explain an error to the person; where Slack takes nothing, to the log."""
    if isinstance(error, SendingFailed) or _code_of(error) in _OVERTAKEN:
        log.warning("slack_refused", why=repr(error))
        return
    with in_their_words(context):
        _tell(body, context, _message(error))


def sentence_for(error: Exception) -> str:
    """Explain an error in a sentence for a message; what we did not expect is logged."""
    return _sentence(error, SlackWording())


def plain_sentence_for(error: Exception) -> str:
    """Explain an error where Slack shows no mark-up, such as beside a field of a modal."""
    return _sentence(error, PlainWording())


@contextmanager
def in_their_words(context: BoltContext, member: MemberId | None = None) -> Generator[None]:
    """Say what is inside in the language of whoever asked or clicked, or of a member."""
    words_of = cast("WordsOf", context.get(WORDS_OF, in_english))
    authorized = context.authorize_result
    workspace = WorkspaceId(authorized.team_id or "" if authorized else "")
    reader = MemberId(context.user_id or "") if member is None else member
    with speaking(words_of(workspace, reader)):
        yield


def something_wrong() -> str:
    """Say what can be said of a mistake of ours."""
    return _("Something went wrong on my side; nothing was changed.")


def too_late() -> str:
    """Say that Slack took no form any more: its patience for one is three seconds."""
    return _("Slack could not open the form, since that took too long; please try it once more.")


def fields(context: BoltContext) -> dict[str, str | None]:
    """Return what every line in the log says about where it comes from."""
    return {"workspace": context.team_id, "member": context.user_id}


def _message(error: Exception) -> Message:
    """Explain an error, with a button where there is a way on from it."""
    sentence = sentence_for(error)
    if isinstance(error, PhaseNotYours) and error.who_may:
        return refused_with_way(sentence, PhaseValue(error.project, error.phase))
    if isinstance(error, ChannelWithoutProject) and error.channel:
        return offering_project(Message(sentence), error.channel)
    return Message(sentence)


def _sentence(error: Exception, wording: SlackWording | PlainWording) -> str:
    if isinstance(error, BatonError):
        log.info("refused", error=type(error).__name__)
        return error.told(wording)
    if _code_of(error) in _EXPIRED:
        log.info("refused", error=_code_of(error))
        return too_late()
    log.error("listener_failed", exc_info=error)
    return something_wrong()


def _code_of(error: Exception) -> str:
    if not isinstance(error, SlackApiError):
        return ""
    return str(cast("Mapping[str, object]", error.response).get("error") or "")


def _tell(body: Body, context: BoltContext, message: Message) -> None:
    sentence, blocks = message.text, list(message.blocks) or None
    try:
        if context.response_url and context.respond:
            context.respond(sentence, blocks, response_type="ephemeral", replace_original=False)
        elif context.channel_id and context.user_id:
            _whisper(body, context, message)
        elif context.user_id:
            opened = cast(
                "dict[str, Any]", context.client.conversations_open(users=context.user_id).data
            )
            context.client.chat_postMessage(
                channel=opened["channel"]["id"], text=sentence, blocks=blocks
            )
    except (SlackClientError, OSError) as error:
        log.warning("person_not_told", why=repr(error))


def _whisper(body: Body, context: BoltContext, message: Message) -> None:
    event: Body = body.get("event") or {}
    context.client.chat_postEphemeral(
        channel=str(context.channel_id),
        user=str(context.user_id),
        text=message.text,
        blocks=list(message.blocks) or None,
        thread_ts=event.get("thread_ts"),
    )
