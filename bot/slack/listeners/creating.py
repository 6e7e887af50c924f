"""`/baton new`, and the button where no project is at home: the form, and what it makes."""

from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained, plain_sentence_for
from bot.slack.listeners.replying import Reply, whose
from bot.slack.listeners.submitting import CLOSE, FormReply, answer_form, beside, in_place
from bot.slack.payloads.describing import ProjectSubmitted
from bot.slack.payloads.reading import ButtonClick, SlashCommand
from bot.slack.views.forms.project import (
    PROJECT_MODAL,
    created_modal,
    new_project_modal,
    refused_project,
)
from bot.slack.views.parts.actions import NEW_PROJECT
from bot.slack.written import as_typed
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.registry.creating import CreateProject
from bot.use_cases.teaching.looking_up import LookUp
from domain.handoffs.forms.project import NAME_LIMIT, FormRefused, NewProject
from domain.ids import ChannelId, MemberId, WorkflowKey
from domain.projects import Person

STANDARD = WorkflowKey("standard")
_CHANNEL = ("C", "G")  # how the ids of channels begin; a direct message is no home


@dataclass(frozen=True, slots=True)
class CreatingListeners:
    """Opens the form of a new project and takes it."""

    create: CreateProject
    look_up: LookUp
    show: ShowHome

    def register(self, app: App) -> None:
        app.action(NEW_PROJECT)(explained(self.on_button))
        app.view(PROJECT_MODAL)(self.on_submitted)

    def words(self) -> Mapping[str, Reply]:
        """Return what each word of `/baton` does."""
        return {"new": self.on_command}

    def on_command(self, context: BoltContext, command: SlashCommand) -> None:
        name = as_typed(command.rest)[:NAME_LIMIT]
        self._open(context, command.trigger, _wanted(name, command.member, command.channel))

    def on_button(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        here = click.channel or ChannelId(click.value)
        self._open(context, click.trigger, _wanted("", click.member, here))

    def on_submitted(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._submitted(body, context), refused_project)
        submitted = ProjectSubmitted.from_body(body)
        if submitted is not None:
            self.show.if_stale(whose(context), submitted.member)

    def _submitted(self, body: Body, context: BoltContext) -> FormReply:
        submitted = ProjectSubmitted.from_body(body)
        if submitted is None:
            return CLOSE
        workspace, by = whose(context), Person(submitted.member)
        try:
            project = self.create(workspace, submitted.key, by, submitted.wanted)
        except FormRefused as refused:
            return beside(at_fields(refused))
        if project is None:
            return CLOSE
        workflow = self.look_up.knowledge(workspace).workflow(project.workflow)
        return in_place(created_modal(project, workflow))

    def _open(self, context: BoltContext, trigger: str, wanted: NewProject) -> None:
        workspace = whose(context)
        if wanted.lead:
            self.create.admit(workspace, Person(wanted.lead))
        view = new_project_modal(wanted, self.look_up.knowledge(workspace).workflows)
        context.client.views_open(trigger_id=trigger, view=view)


def at_fields(refused: FormRefused) -> dict[str, str]:
    """Return what is wrong as sentences beside their fields."""
    return {str(field): plain_sentence_for(why) for field, why in refused.mistakes.items()}


def _wanted(name: str, asker: MemberId, here: ChannelId) -> NewProject:
    return NewProject(name, STANDARD, asker, (here,) if here.startswith(_CHANNEL) else ())
