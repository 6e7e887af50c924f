"""*Ask them*: pressed by somebody who may not mark a phase done."""

from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import order_of, replace
from bot.slack.payloads.reading import ButtonClick
from bot.slack.views.handoffs.requests import asked_them
from bot.slack.views.parts.action_values import PhaseValue
from bot.slack.views.parts.actions import ASK_THEM
from bot.use_cases.handoffs.requesting import AskThem
from domain.projects import Person


@dataclass(frozen=True, slots=True)
class RequestListeners:
    """Listens to whoever would have others mark a phase done."""

    ask_them: AskThem

    def register(self, app: App) -> None:
        app.action(ASK_THEM)(explained(self.on_ask))

    def on_ask(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        meant = PhaseValue.unpacked(click.value)
        order = order_of(context, click, meant.project)
        asked = self.ask_them(order, Person(click.member), meant.phase)
        if asked is not None:
            replace(context, asked_them(*asked))
