"""The form of a project's workflow and phases: opened, turned to another workflow, saved."""

from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.listeners.submitting import CLOSE, FormReply, answer_form, in_place, refused_at
from bot.slack.payloads.phases import PhasesSubmitted
from bot.slack.views.forms.phases import (
    PHASES_MODAL,
    phases_modal,
    phases_overtaken,
    phases_saved,
    refused_phases,
)
from bot.slack.views.parts.actions import PROJECT_WORKFLOW
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.naming.meaning import Typed
from bot.use_cases.registry.phases import EditPhases
from domain.handoffs.forms.entries import Overtaken
from domain.handoffs.forms.phases import WORKFLOW, PhasesShown
from domain.handoffs.forms.project import FormRefused
from domain.ids import WorkflowKey
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class PhasesFormListeners:
    """Opens the form and takes it."""

    edit: EditPhases
    show: ShowHome

    def register(self, app: App) -> None:
        app.action(PROJECT_WORKFLOW)(explained(self.on_workflow))
        app.view(PHASES_MODAL)(self.on_submitted)

    def open(self, context: BoltContext, typed: Typed, trigger: str) -> None:
        """Show the form of the project that is meant; raises refusals."""
        view = phases_modal(self.edit.typed(typed))
        context.client.views_open(trigger_id=trigger, view=view)

    def on_workflow(self, body: Body, context: BoltContext) -> None:
        filled = PhasesSubmitted.from_body(body)
        if filled is not None:
            view = phases_modal(self._seen(context, filled, filled.chosen))
            context.client.views_update(view_id=filled.view, hash=filled.version, view=view)

    def on_submitted(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._submitted(body, context), refused_phases)
        filled = PhasesSubmitted.from_body(body)
        if filled is not None:
            self.show.if_stale(whose(context), filled.member)

    def _submitted(self, body: Body, context: BoltContext) -> FormReply:
        filled = PhasesSubmitted.from_body(body)
        if filled is None:
            return CLOSE
        if filled.chosen != filled.shown:  # Slack did not show its phases yet
            return in_place(phases_modal(self._seen(context, filled, filled.chosen)))
        try:
            return self._saved(context, filled)
        except FormRefused as refused:
            # Where the form has no room for the phase, it is said at the first that it shows.
            first = next(block for at, block in filled.blocks.items() if at != WORKFLOW)
            return refused_at(refused, filled.blocks, first)
        except Overtaken as overtaken:
            wanted = WorkflowKey("".join(overtaken.entered.get(WORKFLOW, (filled.chosen,))))
            now = self._seen(context, filled, wanted)
            return in_place(phases_modal(now, overtaken.entered, phases_overtaken(now)))

    def _saved(self, context: BoltContext, filled: PhasesSubmitted) -> FormReply:
        order = Order(whose(context), filled.project, Person(filled.member), filled.key)
        step = self.edit(order, filled.entries)
        if step is None:
            return CLOSE
        seen = self._seen(context, filled, step.project.workflow)
        return in_place(phases_saved(step, seen.knowledge))

    def _seen(
        self, context: BoltContext, filled: PhasesSubmitted, workflow: WorkflowKey
    ) -> PhasesShown:
        return self.edit.chosen(whose(context), Person(filled.member), filled.project, workflow)
