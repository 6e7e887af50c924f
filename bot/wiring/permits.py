"""Joins what says who may act: Slack is asked what somebody is."""

from dataclasses import replace

from bot.slack.connection import OneWorkspace
from bot.slack.listeners.reports import ReportListeners
from bot.slack.listeners.requesting import RequestListeners
from bot.slack.memberships import SlackMemberships
from bot.slack.people import SlackMembers
from bot.use_cases.admitting import Admit
from bot.use_cases.calendars import AskTimeZone
from bot.use_cases.confirming import SettleReport
from bot.use_cases.knowing_zones import KnowTimeZones
from bot.use_cases.requesting import AskThem
from bot.wiring.core import Core


def wire_permits(core: Core, slack: OneWorkspace) -> Core:
    """Return the core whose orders and looks ahead ask Slack who acts; nothing is asked yet."""
    ask = SlackMemberships(SlackMembers(slack.client_of), slack)
    admit = Admit(core.open_work, core.now, ask)
    return replace(
        core,
        preview=replace(core.preview, admit=admit),
        change=replace(core.change, admit=admit),
        ask_membership=ask,
    )


def permit_listeners(core: Core, zones: AskTimeZone) -> tuple[RequestListeners, ReportListeners]:
    """Return what listens to who would have others act, and who confirms a report."""
    know_zones = KnowTimeZones(core.open_work, core.now, zones)
    ask_them = AskThem(core.open_work, core.shelf, core.now, core.admit, know_zones)
    return RequestListeners(ask_them), ReportListeners(SettleReport(core.change))
