"""Joins what is about people's time: who is told when, and what they set of their own."""

from dataclasses import dataclass

from bot.use_cases.absences.leaving import PassOnWhenLeaving
from bot.use_cases.absences.planning_absences import PlanAbsences
from bot.use_cases.absences.preferring import Prefer
from bot.use_cases.delivering.deliver import WaitFor
from bot.use_cases.delivering.readers import KnowReader
from bot.use_cases.handoffs.reminding import SnoozeReminder
from bot.use_cases.people.knowing_zones import KnowTimeZones
from bot.use_cases.people.telling import TellWhen, WaitForHours
from bot.use_cases.ports.calendars import AskProfile
from bot.wiring.core import Core


@dataclass(frozen=True, slots=True)
class OwnTime:
    """Everything that is about when people work."""

    tell_when: TellWhen
    wait_for_hours: WaitFor
    snooze: SnoozeReminder
    prefer: Prefer


def wire_calendar(core: Core, ask: AskProfile) -> OwnTime:
    """Join the use cases that may ask Slack where members are; nothing is asked yet."""
    zones = KnowTimeZones(core.open_work, core.now, ask)
    wait_for_hours = WaitForHours(core.open_work, zones, core.now, core.shelf)
    leaving = PassOnWhenLeaving(core.open_work, zones, core.now, core.shelf, wait_for_hours)
    return OwnTime(
        TellWhen(core.open_work, zones, core.now),
        KnowReader(core.open_work, zones, leaving),
        SnoozeReminder(core.open_work, zones, core.now),
        Prefer(core.open_work, zones, core.now, core.shelf, core.admit),
    )


def plan_absences(core: Core) -> PlanAbsences:
    """Return a worker's round that finds absences which nothing waits for."""
    return PlanAbsences(core.workspaces, core.open_work, core.now)
