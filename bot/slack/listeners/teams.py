"""The form that says who holds the roles of a project: opened, checked, saved."""

from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body
from bot.slack.listeners.replying import whose
from bot.slack.listeners.submitting import (
    CLOSE,
    FormReply,
    answer_form,
    in_place,
    refused_at,
)
from bot.slack.payloads.describing import TeamSubmitted
from bot.slack.views.forms.team import (
    TEAM_MODAL,
    overtaken_notice,
    refused_team,
    team_modal,
    team_saved,
)
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.naming.meaning import Typed
from bot.use_cases.registry.teams import AssignTeam
from domain.handoffs.forms.entries import Overtaken
from domain.handoffs.forms.project import FormRefused
from domain.handoffs.forms.team import Place
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class TeamListeners:
    """Opens the form of a project's team and takes it."""

    assign: AssignTeam
    show: ShowHome

    def register(self, app: App) -> None:
        app.view(TEAM_MODAL)(self.on_submitted)

    def open(self, context: BoltContext, typed: Typed, trigger: str) -> None:
        """Show the form of the project that is meant; raises refusals."""
        view = team_modal(self.assign.look.typed(typed))
        context.client.views_open(trigger_id=trigger, view=view)

    def on_submitted(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._submitted(body, context), refused_team)
        submitted = TeamSubmitted.from_body(body)
        if submitted is not None:
            self.show.if_stale(whose(context), submitted.member)

    def _submitted(self, body: Body, context: BoltContext) -> FormReply:
        submitted = TeamSubmitted.from_body(body)
        if submitted is None:
            return CLOSE
        order = Order(whose(context), submitted.project, Person(submitted.member), submitted.key)
        try:
            return self._saved(order, submitted)
        except FormRefused as refused:
            return refused_at(refused, submitted.blocks)
        except Overtaken as overtaken:
            return self._shown_anew(order, overtaken)

    def _saved(self, order: Order, submitted: TeamSubmitted) -> FormReply:
        step = self.assign(order, submitted.entries)
        if step is None:
            return CLOSE
        seen = self.assign.look.of(order.workspace, order.actor, order.project)
        touched = (key for key, entry in submitted.entries.items() if entry.is_touched)
        roles = tuple(dict.fromkeys(Place.of(key).role for key in touched))
        return in_place(team_saved(step, seen.knowledge, roles))

    def _shown_anew(self, order: Order, overtaken: Overtaken) -> FormReply:
        """Keep what was entered, beside what others saved meanwhile."""
        seen = self.assign.look.of(order.workspace, order.actor, order.project)
        notice = overtaken_notice(seen.knowledge, seen.project, overtaken.fields)
        return in_place(team_modal(seen, overtaken.entered, notice))
