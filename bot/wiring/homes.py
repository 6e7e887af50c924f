"""Joins what shows Homes: the listeners and the workers show them in the same way."""

from dataclasses import dataclass

from bot.slack.connecting.identity import Connection
from bot.slack.homes import SlackHomes, draw_home
from bot.storage.homes import SqlStaleHomes
from bot.use_cases.homes.home import LookAtHome
from bot.use_cases.homes.showing import ShowHome, ShowStaleHomes
from bot.wiring.core import Core


@dataclass(frozen=True, slots=True)
class HomesShown:
    """What shows one member's Home, and those that are stale."""

    show: ShowHome
    show_stale: ShowStaleHomes


def wire_homes(core: Core, slack: Connection) -> HomesShown:
    """Join what shows Homes."""
    look = LookAtHome(core.open_work, core.shelf, core.admit, core.now)
    publish, words_of = SlackHomes(slack.client_of), core.words_of
    show = ShowHome(core.open_work, look, draw_home, publish, core.now, words_of)
    return HomesShown(show, ShowStaleHomes(SqlStaleHomes(core.database), show))
