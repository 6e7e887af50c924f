"""The form of what belongs to a project itself: opened, checked, saved."""

from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body
from bot.slack.listeners.replying import whose
from bot.slack.listeners.submitting import CLOSE, FormReply, answer_form, in_place, refused_at
from bot.slack.payloads.describing import ProjectEdited
from bot.slack.views.forms.project_edited import (
    EDIT_MODAL,
    edit_modal,
    edit_overtaken,
    edit_saved,
    refused_edit,
)
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.naming.meaning import Typed
from bot.use_cases.registry.editing import EditProject
from domain.handoffs.forms.entries import Overtaken
from domain.handoffs.forms.project import FormRefused
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class EditingListeners:
    """Opens the form of a project and takes it."""

    edit: EditProject
    show: ShowHome

    def register(self, app: App) -> None:
        app.view(EDIT_MODAL)(self.on_submitted)

    def open(self, context: BoltContext, typed: Typed, trigger: str) -> None:
        """Show the form of the project that is meant; raises refusals."""
        view = edit_modal(self.edit.typed(typed))
        context.client.views_open(trigger_id=trigger, view=view)

    def on_submitted(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._submitted(body, context), refused_edit)
        submitted = ProjectEdited.from_body(body)
        if submitted is not None:
            self.show.if_stale(whose(context), submitted.member)

    def _submitted(self, body: Body, context: BoltContext) -> FormReply:
        filled = ProjectEdited.from_body(body)
        if filled is None:
            return CLOSE
        actor = Person(filled.member)
        order = Order(whose(context), filled.project, actor, filled.key)
        try:
            project = self.edit(order, filled.entries)
        except FormRefused as refused:
            return refused_at(refused, filled.blocks)
        except Overtaken as overtaken:
            now = self.edit.of(order.workspace, actor, filled.project)
            return in_place(edit_modal(now, overtaken.entered, edit_overtaken(now)))
        return CLOSE if project is None else in_place(edit_saved(project))
