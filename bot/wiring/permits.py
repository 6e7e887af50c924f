"""Joins what says who may act: Slack is asked what somebody is."""

from dataclasses import replace

from bot.slack.connecting.identity import Connection
from bot.slack.listeners.reports import ReportListeners
from bot.slack.listeners.requesting import RequestListeners
from bot.slack.memberships import SlackMemberships
from bot.slack.people import SlackMembers
from bot.use_cases.handoffs.confirming import SettleReport
from bot.use_cases.handoffs.requesting import AskThem
from bot.use_cases.homes.showing import ShowHome
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.languages import PATIENCE, KnowLanguage
from bot.use_cases.ports.calendars import AskProfile
from bot.wiring.core import Core
from bot.wiring.groups import wire_groups
from bot.wiring.privacy import know_shared


def asking_slack(core: Core, slack: Connection, patience: float = PATIENCE) -> Core:
    """Return the core that asks Slack first who acts and who is in groups; it asks nothing yet.

    A process begins with it, once: what Slack said is remembered here, for all that works in it.
    `patience` is how many seconds an answer waits to hear which language somebody reads.
    """
    note = KnowTimeZones(core.open_work, core.now).note
    ask = SlackMemberships(SlackMembers(slack.client_of), slack, note)
    asking = core.asking(wire_groups(core, slack).know, ask, know_shared(core, slack))
    words_of = KnowLanguage(asking.open_work, asking.admit, core.words_in, patience)
    return replace(asking, words_of=words_of, forget_words=words_of.forget)


def permit_listeners(
    core: Core, zones: AskProfile, show: ShowHome
) -> tuple[RequestListeners, ReportListeners]:
    """Return what listens to who would have others act, and who confirms a report."""
    know_zones = KnowTimeZones(core.open_work, core.now, zones)
    asking = core.open_work, core.shelf, core.now, core.admit, know_zones, core.know_groups
    ask_them = AskThem(*asking)
    return RequestListeners(ask_them), ReportListeners(SettleReport(core.change), show)
