"""`/baton away`, `back`, `hours`, `digest`, `preferences`: when members work, and who stands in."""

from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained, plain_sentence_for
from bot.slack.listeners.opening import show_after_form
from bot.slack.listeners.replying import Reply, whose
from bot.slack.listeners.submitting import (
    CLOSE,
    FormReply,
    answer_form,
    beside,
    in_place,
    open_over,
)
from bot.slack.payloads.calendar import AwayTyped, PreferencesSubmitted
from bot.slack.payloads.reading import ButtonClick, SlashCommand
from bot.slack.views.forms.preferences import (
    PREFERENCES_MODAL,
    away_told,
    back_told,
    digest_told,
    hours_told,
    preferences_modal,
    refused_preferences,
    saved_modal,
)
from bot.slack.views.parts.actions import PREFERENCES
from bot.slack.views.parts.message import Message
from bot.slack.written import as_typed
from bot.use_cases.absences.preferring import Mine, Prefer
from bot.use_cases.homes.showing import ShowHome
from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class CalendarListeners:
    """Carries out the words of `/baton` that are about somebody's own time; takes the form."""

    prefer: Prefer
    show: ShowHome

    def register(self, app: App) -> None:
        app.action(PREFERENCES)(explained(self.on_button))
        app.view(PREFERENCES_MODAL)(self.on_submitted)

    def words(self) -> Mapping[str, Reply]:
        """Return what each word does; None as reply where a form opens instead."""
        return {
            "away": self.on_away,
            "back": self.on_back,
            "hours": self.on_hours,
            "digest": self.on_digest,
            "preferences": self.on_preferences,
        }

    def on_away(self, context: BoltContext, command: SlashCommand) -> Message:
        workspace, member = whose(context), command.member
        if not command.rest:
            mine = self.prefer.look(workspace, member)
        else:
            typed = AwayTyped.from_text(command.rest)
            period = as_typed(typed.period)
            mine = self.prefer.away(workspace, member, period, typed.substitute)
        return away_told(mine.preferences, mine.today, mine.passed_on)

    def on_back(self, context: BoltContext, command: SlashCommand) -> Message:
        workspace, member = whose(context), command.member
        before = self.prefer.look(workspace, member)
        self.prefer.back(workspace, member)
        return back_told(before.preferences.away)

    def on_hours(self, context: BoltContext, command: SlashCommand) -> Message:
        workspace, member = whose(context), command.member
        if not command.rest:
            mine = self.prefer.look(workspace, member)
        else:
            mine = self.prefer.hours(workspace, member, as_typed(command.rest))
        return hours_told(mine.preferences, mine.calendar)

    def on_digest(self, context: BoltContext, command: SlashCommand) -> Message:
        workspace, member = whose(context), command.member
        if not command.rest:
            mine = self.prefer.look(workspace, member)
        else:
            mine = self.prefer.digest(workspace, member, as_typed(command.rest))
        return digest_told(mine.preferences, mine.calendar)

    def on_preferences(self, context: BoltContext, command: SlashCommand) -> None:
        self._open(context, command.member, command.trigger)

    def on_button(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        self._open(context, click.member, click.trigger, click.modal)

    def on_submitted(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._submitted(body, context), refused_preferences)
        submitted = PreferencesSubmitted.from_body(body)
        if submitted is not None:
            show_after_form(self.show, body, context, submitted.member)

    def _submitted(self, body: Body, context: BoltContext) -> FormReply:
        submitted = PreferencesSubmitted.from_body(body)
        if submitted is None:
            return CLOSE
        mine = self.prefer.fill_in(whose(context), submitted.member, submitted.filled)
        if isinstance(mine, Mine):
            saved = saved_modal(mine.preferences, mine.calendar, mine.today, mine.passed_on)
            return in_place(saved)
        errors = {str(field): plain_sentence_for(error) for field, error in mine.items()}
        return beside(errors)

    def _open(self, context: BoltContext, member: MemberId, trigger: str, modal: str = "") -> None:
        mine = self.prefer.look(whose(context), member)
        view = preferences_modal(mine.preferences, mine.calendar)
        open_over(context, trigger, view, modal)
