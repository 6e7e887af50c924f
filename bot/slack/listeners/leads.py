"""Who leads a project from now on, picked by an admin where its lead left the workspace."""

import re
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import order_of
from bot.slack.payloads.reading import ButtonClick
from bot.slack.views.parts.actions import PICK_LEAD
from bot.slack.views.parts.lead_value import LeadBlock
from bot.use_cases.registry.appointing import Appoint
from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class LeadListeners:
    """Listens to the menus of that message, which changes in place."""

    appoint: Appoint

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{PICK_LEAD}:\d+$"))(explained(self.on_pick))

    def on_pick(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        wanted = LeadBlock.unpacked(click.block)
        if click.value:
            order = order_of(context, click, wanted.project)
            self.appoint(order, MemberId(click.value), wanted.instead_of)
