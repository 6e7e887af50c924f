"""Everything that one member's Home shows, as a value."""

from dataclasses import dataclass
from datetime import date

from domain.handoffs.hours.calendar import Calendar
from domain.handoffs.hours.preferences import Preferences
from domain.handoffs.my_work import MyWork
from domain.handoffs.overseeing import Figures

NOTHING_SET = Preferences()


@dataclass(frozen=True, slots=True)
class MyHome:
    """A member's work and preferences; `figures` are for workspace admins alone.

    `calendar` is None where nobody knows when they work; `today` is the day where they are, and is
    told with an away period.
    """

    work: MyWork
    preferences: Preferences = NOTHING_SET
    calendar: Calendar | None = None
    figures: Figures | None = None
    today: date | None = None
