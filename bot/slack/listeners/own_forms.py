"""Forms about a workspace's own knowledge: opened, turned to another part, checked, saved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.listeners.submitting import CLOSE, FormReply, answer_form, in_place, refused_at
from bot.slack.payloads.own import OwnSubmitted, PartChosen
from bot.slack.views.forms.own import OwnForm
from bot.slack.views.parts.actions import OWN_PART
from bot.use_cases.naming.meaning import Typed
from bot.use_cases.registry.own_parts import EditOwn
from domain.handoffs.forms.entries import Overtaken
from domain.handoffs.forms.project import FormRefused
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class OwnFormListeners:
    """Opens one kind of form and takes it."""

    edit: EditOwn
    form: OwnForm

    def register(self, app: App) -> None:
        app.view(self.form.callback)(self.on_submitted)

    def open(self, context: BoltContext, typed: Typed, trigger: str) -> None:
        """Show the form of the part that is meant; raises refusals."""
        view = self.form.modal(self.edit.typed(typed))
        context.client.views_open(trigger_id=trigger, view=view)

    def turn(self, context: BoltContext, chosen: PartChosen) -> None:
        """Show another part in the open form; raises refusals."""
        seen = self.edit.chosen(whose(context), Person(chosen.member), chosen.part)
        view = self.form.modal(seen)
        context.client.views_update(view_id=chosen.view, hash=chosen.version, view=view)

    def on_submitted(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._submitted(body, context), self.form.refused)

    def _submitted(self, body: Body, context: BoltContext) -> FormReply:
        filled = OwnSubmitted.from_body(body)
        if filled is None:
            return CLOSE
        workspace, actor = whose(context), Person(filled.member)
        try:
            seen = self.edit(workspace, filled.key, actor, filled.part, filled.entries)
        except FormRefused as refused:
            first = next(iter(filled.blocks.values()))  # where the form has no such field
            return refused_at(refused, filled.blocks, first)
        except Overtaken as overtaken:
            now = self.edit.chosen(workspace, actor, filled.part)
            return in_place(self.form.modal(now, overtaken.entered, self.form.overtaken(now)))
        return CLOSE if seen is None else in_place(self.form.saved(seen))


@dataclass(frozen=True, slots=True)
class AllOwnForms:
    """All kinds of these forms, by the word of `/baton` that opens each."""

    by_word: Mapping[str, OwnFormListeners]

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{OWN_PART}:\d+$"))(explained(self.on_part))
        for form in self.by_word.values():
            form.register(app)

    def on_part(self, body: Body, context: BoltContext) -> None:
        chosen = PartChosen.from_body(body)
        form = self.of(chosen.form)
        if form is not None:
            form.turn(context, chosen)

    def of(self, callback: str) -> OwnFormListeners | None:
        """Return the kind of form that Slack calls so."""
        return next((one for one in self.by_word.values() if one.form.callback == callback), None)
