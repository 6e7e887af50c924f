"""Opening Baton's Home."""

from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.payloads import HomeOpened
from bot.slack.views.home import home
from bot.use_cases.home import LookAtHome


@dataclass(frozen=True, slots=True)
class HomeListeners:
    """Listens to a member who opens the Home, and draws it."""

    look: LookAtHome

    def register(self, app: App) -> None:
        app.event("app_home_opened")(explained(self.on_home_opened))

    def on_home_opened(self, body: Body, context: BoltContext) -> None:
        opened = HomeOpened.from_body(body)
        if opened:
            mine = self.look(whose(context), opened.member)
            view = home(mine.knowledge, mine.hats, mine.waiting)
            context.client.views_publish(user_id=opened.member, view=view)
