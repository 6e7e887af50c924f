"""Opening Baton's Home."""

from dataclasses import dataclass

import structlog
from slack_bolt import App
from slack_bolt.context import BoltContext
from slack_sdk.errors import SlackClientError

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.payloads import HomeOpened
from bot.slack.views.home import home
from bot.use_cases.home import LookAtHome
from domain.ids import MemberId

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class HomeListeners:
    """Listens to a member who opens the Home, and draws it."""

    look: LookAtHome

    def register(self, app: App) -> None:
        app.event("app_home_opened")(explained(self.on_home_opened))

    def on_home_opened(self, body: Body, context: BoltContext) -> None:
        opened = HomeOpened.from_body(body)
        if opened:
            show_home(self.look, context, opened.member)


def show_home(look: LookAtHome, context: BoltContext, member: MemberId) -> None:
    """Draw the Home as things stand; a Home that Slack does not take is drawn the next time."""
    mine = look(whose(context), member)
    view = home(mine.knowledge, mine.hats, mine.waiting)
    try:
        context.client.views_publish(user_id=member, view=view)
    except (SlackClientError, OSError) as error:
        log.warning("home_not_shown", why=repr(error))
