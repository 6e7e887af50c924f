"""The words of `/baton`, and the menus, that open a form about a project."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.creating import CreatingListeners
from bot.slack.listeners.editing import EditingListeners
from bot.slack.listeners.own_forms import AllOwnForms
from bot.slack.listeners.phases_form import PhasesFormListeners
from bot.slack.listeners.replying import Reply, whose
from bot.slack.listeners.suggesting import SuggestingListeners
from bot.slack.listeners.teams import TeamListeners
from bot.slack.payloads.reading import ButtonClick, SlashCommand
from bot.slack.views.describing import which_project_to_describe
from bot.slack.views.parts.action_values import DescribeValue
from bot.slack.views.parts.actions import ASSIGN, CORRECT, DESCRIBE, EDIT
from bot.slack.views.parts.message import Message
from bot.slack.written import as_typed
from bot.use_cases.naming.meaning import Typed
from domain.errors import SeveralProjectsHere
from domain.ids import ChannelId
from domain.projects import Person

Open = Callable[[BoltContext, Typed, str], None]  # the last is what triggered it


@dataclass(frozen=True, slots=True)
class DescribingListeners:
    """Opens forms about projects; each form has its own listeners."""

    creating: CreatingListeners
    teams: TeamListeners
    editing: EditingListeners
    phases: PhasesFormListeners
    own: AllOwnForms
    suggesting: SuggestingListeners

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{DESCRIBE}:\d+$"))(explained(self.on_chosen))
        self.creating.register(app)
        self.teams.register(app)
        self.editing.register(app)
        self.phases.register(app)
        self.own.register(app)
        self.suggesting.register(app)

    def words(self) -> Mapping[str, Reply]:
        """Return what each word does; a channel of several projects asks which one is meant."""
        asking = {word: self._asking(word, opens) for word, opens in self._forms().items()}
        return {**self.creating.words(), **asking}

    def on_chosen(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = DescribeValue.unpacked(click.value)
        channel, actor = click.channel or ChannelId(""), Person(click.member)
        typed = Typed(whose(context), channel, actor, "", meant.project)
        self._forms()[meant.word](context, typed, click.trigger)

    def _forms(self) -> Mapping[str, Open]:
        return {
            ASSIGN: self.teams.open,
            EDIT: self.editing.open,
            CORRECT: self.phases.open,
            **{word: form.open for word, form in self.own.by_word.items()},
        }

    def _asking(self, word: str, opens: Open) -> Reply:
        def reply(context: BoltContext, command: SlashCommand) -> Message | None:
            actor, text = Person(command.member), as_typed(command.rest)
            typed = Typed(whose(context), command.channel, actor, text)
            try:
                opens(context, typed, command.trigger)
            except SeveralProjectsHere as several:
                return which_project_to_describe(word, several)
            return None

        return reply
