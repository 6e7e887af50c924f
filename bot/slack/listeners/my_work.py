"""*My work* from anywhere in Slack: what the Home shows, in a modal that stays fresh."""

from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt import App
from slack_bolt.context import BoltContext
from slack_sdk.errors import SlackClientError

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.names import MY_WORK_SHORTCUT
from bot.slack.payloads.shortcuts import MyWorkWanted
from bot.slack.views.home.page import my_work_modal
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.ports.homes import Page
from domain.ids import MemberId

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class MyWorkListeners:
    """Listens to whoever wants to see their work."""

    show: ShowHome

    def register(self, app: App) -> None:
        app.shortcut(MY_WORK_SHORTCUT)(explained(self.on_wanted))

    def on_wanted(self, body: Body, context: BoltContext) -> None:
        wanted = MyWorkWanted.from_body(body)
        if wanted:
            view = _drawn(self.show, context, wanted.member)
            context.client.views_open(trigger_id=wanted.trigger, view=view)


def draw_again(
    show: ShowHome, context: BoltContext, member: MemberId, modal: str, page: Page = 0
) -> None:
    """Show in an open modal how the member's work is by now; it may have been closed meanwhile."""
    try:
        context.client.views_update(view_id=modal, view=_drawn(show, context, member, page))
    except (SlackClientError, OSError) as error:
        log.warning("my_work_not_shown", why=repr(error))


def _drawn(
    show: ShowHome, context: BoltContext, member: MemberId, page: Page = 0
) -> dict[str, Any]:
    return my_work_modal(show.drawn(whose(context), member, page))
