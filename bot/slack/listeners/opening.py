"""Opening Baton's Home, and turning its pages."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.my_work import draw_again
from bot.slack.listeners.replying import whose
from bot.slack.payloads.home import HomeOpened
from bot.slack.payloads.reading import ButtonClick
from bot.slack.views.parts.actions import HOME_PAGE
from bot.use_cases.homes.showing import ShowHome
from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class HomeListeners:
    """Listens to a member who opens the Home or turns its page, and shows it."""

    show: ShowHome

    def register(self, app: App) -> None:
        app.event("app_home_opened")(explained(self.on_home_opened))
        app.action(re.compile(rf"^{HOME_PAGE}:\d+$"))(explained(self.on_page))

    def on_home_opened(self, body: Body, context: BoltContext) -> None:
        opened = HomeOpened.from_body(body)
        if opened:
            self.show.opened(whose(context), opened.member, opened.view_hash)

    def on_page(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        if not click.value.isdecimal():
            return
        page = int(click.value[:_DIGITS])
        if click.modal:
            draw_again(self.show, context, click.member, click.modal, page)
        else:
            self.show.turned(whose(context), click.member, page)


@contextmanager
def home_after(show: ShowHome, context: BoltContext, click: ButtonClick) -> Generator[None]:
    """Show the Home anew after a click there, also where it was refused: there is no message.

    The same for *My work*, which shows what the Home does.
    """
    try:
        yield
    finally:
        if click.channel is None:
            show.if_stale(whose(context), click.member)
        if click.modal:
            draw_again(show, context, click.member, click.modal)


def show_after_form(show: ShowHome, body: Body, context: BoltContext, member: MemberId) -> None:
    """Show the Home anew after a form, and *My work* where the form was opened there."""
    show.if_stale(whose(context), member)
    below: object = body["view"].get("previous_view_id")
    if isinstance(below, str) and below:
        draw_again(show, context, member, below)


_DIGITS = 4  # of a page's number; there are never so many
