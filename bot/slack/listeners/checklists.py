"""The form of a phase's definition of done: opened, turned to another phase, checked, saved."""

from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.checklist_payloads import ChecklistSubmitted, PhaseChosen
from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.listeners.submitting import CLOSE, FormReply, answer_form, in_place, refused_at
from bot.slack.views.actions import CHECKLIST_PHASE
from bot.slack.views.checklist_modal import (
    CHECKLIST_MODAL,
    checklist_modal,
    checklist_overtaken,
    checklist_saved,
    refused_checklist,
)
from bot.use_cases.checklists import EditChecklist
from bot.use_cases.meaning import Typed
from domain.handoffs.form_entries import Overtaken
from domain.handoffs.project_form import FormRefused
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class ChecklistListeners:
    """Opens the form of a definition of done and takes it."""

    edit: EditChecklist

    def register(self, app: App) -> None:
        app.action(CHECKLIST_PHASE)(explained(self.on_phase))
        app.view(CHECKLIST_MODAL)(self.on_submitted)

    def open(self, context: BoltContext, typed: Typed, trigger: str) -> None:
        """Show the form of the phase that is meant; raises refusals."""
        view = checklist_modal(self.edit.typed(typed))
        context.client.views_open(trigger_id=trigger, view=view)

    def on_phase(self, body: Body, context: BoltContext) -> None:
        chosen = PhaseChosen.from_body(body)
        seen = self.edit.chosen(whose(context), Person(chosen.member), chosen.of)
        view = checklist_modal(seen)
        context.client.views_update(view_id=chosen.view, hash=chosen.version, view=view)

    def on_submitted(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._submitted(body, context), refused_checklist)

    def _submitted(self, body: Body, context: BoltContext) -> FormReply:
        filled = ChecklistSubmitted.from_body(body)
        if filled is None:
            return CLOSE
        workspace, actor = whose(context), Person(filled.member)
        try:
            seen = self.edit(workspace, filled.key, actor, filled.of, filled.entries)
        except FormRefused as refused:
            return refused_at(refused, filled.blocks)
        except Overtaken as overtaken:
            now = self.edit.chosen(workspace, actor, filled.of)
            return in_place(checklist_modal(now, overtaken.entered, checklist_overtaken(now)))
        return CLOSE if seen is None else in_place(checklist_saved(seen))
