"""The form of a phase that has a definition of done: opened, checked, taken."""

from dataclasses import dataclass
from http import HTTPStatus

import structlog
from slack_bolt import Ack, App
from slack_bolt.context import BoltContext
from slack_bolt.context.respond import Respond
from slack_sdk.errors import SlackClientError
from structlog.contextvars import bound_contextvars

from bot.slack.errors import Body, fields, in_their_words, plain_sentence_for, sentence_for
from bot.slack.listeners.opening import show_after_form
from bot.slack.listeners.replying import whose
from bot.slack.listeners.submitting import FormReply, beside, in_place, open_over
from bot.slack.payloads.done import DoneSubmitted
from bot.slack.views.forms.done import (
    DONE_MODAL,
    NOTE,
    OVERRIDE,
    RISKS,
    bad_links_at,
    done_modal,
    done_told,
    missing_at,
    refused_done,
    refused_links_at,
)
from bot.slack.views.handoffs.completion import marked
from bot.slack.views.parts.action_values import DoneFormValue, MessageValue
from bot.slack.views.parts.actions import BESIDE, REPLACE
from bot.slack.views.parts.message import Block, Message
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.completing import MarkDone
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.people.telling import TellWhen
from domain.handoffs.events import PhaseCompleted
from domain.handoffs.packet_refusals import LinksRefused, NotDoneYet
from domain.handoffs.preview import Preview
from domain.handoffs.refusals import TooLong
from domain.handoffs.steps import Step
from domain.ids import WorkspaceId
from domain.projects import Person

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class DoneForm:
    """Opens the form and marks the phase done with what was filled in."""

    mark_done: MarkDone
    show: ShowHome
    tell_when: TellWhen  # which does not ask Slack: a form has to open within three seconds

    def register(self, app: App) -> None:
        app.view(DONE_MODAL)(self.on_submitted)

    def open(
        self, context: BoltContext, trigger: str, preview: Preview, how: str, modal: str = ""
    ) -> None:
        """Show the form; what is said afterwards goes where the click or the command came from."""
        where = MessageValue("", context.response_url or "")
        open_over(context, trigger, self._drawn(whose(context), preview, how, where), modal)

    def beside(self, workspace: WorkspaceId, preview: Preview, message: MessageValue) -> Block:
        """Return the form with a message that travels along; its menu opened it."""
        return self._drawn(workspace, preview, BESIDE, message)

    def _drawn(
        self, workspace: WorkspaceId, preview: Preview, how: str, message: MessageValue
    ) -> Block:
        names = preview.project.key, preview.phase.key
        carried = DoneFormValue(*names, how, message.response_url).packed()
        return done_modal(self.tell_when.before(workspace, preview), carried, message.address)

    def on_submitted(self, body: Body, context: BoltContext, ack: Ack) -> None:
        submitted = DoneSubmitted.from_body(body)
        if submitted is None:
            ack()
            return
        with bound_contextvars(**fields(context)), in_their_words(context):
            try:
                message = self._mark_done(whose(context), submitted)
            except Exception as error:  # noqa: BLE001 - the outermost frame: nobody is above
                ack(**_refused(error, submitted))
            else:
                _say(message, submitted.meant, ack)
                show_after_form(self.show, body, context, submitted.member)

    def _mark_done(self, workspace: WorkspaceId, filled: DoneSubmitted) -> Message | None:
        order = Order(workspace, filled.meant.project, Person(filled.member), filled.key)
        step = self.mark_done(order, filled.meant.phase, filled.note, filled.given)
        return None if step is None else self.told(workspace, step)

    def told(self, workspace: WorkspaceId, step: Step) -> Message:
        """Say that a phase is done, and who hears of it now or later."""
        done = [event.completion for event in step.events if isinstance(event, PhaseCompleted)]
        return marked(step, self.tell_when.after(workspace, done[0]))


def _say(message: Message | None, meant: DoneFormValue, ack: Ack) -> None:
    if message is not None and not meant.response_url:
        ack(**in_place(done_told(message)))
        return
    ack()
    if message is None:
        return
    respond, replaces = Respond(response_url=meant.response_url), meant.how == REPLACE
    kind, blocks = None if replaces else "ephemeral", list(message.blocks)
    try:
        said = respond(message.text, blocks, response_type=kind, replace_original=replaces)
    except (SlackClientError, OSError) as error:
        log.warning("person_not_told", why=repr(error))
    else:
        if said.status_code != HTTPStatus.OK:  # half an hour after the click it is too late
            log.warning("person_not_told", why=said.body)


def _refused(error: Exception, filled: DoneSubmitted) -> FormReply:
    errors = _at_fields(error, lead=OVERRIDE in filled.fields)
    if errors and filled.fields.issuperset(errors):
        return beside(errors)
    return in_place(refused_done(sentence_for(error)))


def _at_fields(error: Exception, *, lead: bool) -> dict[str, str]:
    """Return sentences beside the fields that they are about; none where there is no such field."""
    match error:
        case NotDoneYet(missing=missing, refused=refused):
            return missing_at(missing, lead=lead) | bad_links_at(refused)
        case LinksRefused():
            return refused_links_at(error)
        case TooLong(what=what):
            at = {"note": NOTE, "list of risks": RISKS, "reason": OVERRIDE}
            return {at[what]: plain_sentence_for(error)}
        case _:
            return {}
