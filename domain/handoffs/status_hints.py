"""What a member's Slack status hints at: perhaps they are away. A hint is not a fact."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.handoffs.hours.days import short_day
from domain.ids import MemberId
from domain.words import _

_EMOJI = frozenset(
    {":palm_tree:", ":desert_island:", ":beach_with_umbrella:", ":face_with_thermometer:"}
)
_WORDS = re.compile(
    r"\b(vacation(ing)?|holidays?|away (until|till)|out of (the )?office|ooo|pto|out sick"
    r"|(on|parental|sick) leave|urlaub|krank|vacaciones|de baja|en congé|vacances|in ferie|férias)"
    r"\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SlackStatus:
    """A member's status as Slack shows it; `until` is when it ends, None where it stays."""

    text: str
    emoji: str = ""
    until: datetime | None = None

    @property
    def sounds_away(self) -> bool:
        """Tell whether it reads as if they were not at work today."""
        return self.emoji in _EMOJI or _WORDS.search(self.text) is not None

    def holds(self, now: datetime) -> bool:
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class AwayHint:
    """A member who would be asked, and whose status sounds away; days are those of `time_zone`."""

    member: MemberId
    status: SlackStatus
    time_zone: str = "UTC"


def hint_text(hint: AwayHint) -> tuple[str, str]:
    """Return what the status says, and until when: `Vacationing`, ` until 3 Jan`."""
    status = hint.status
    said = status.text.strip() or status.emoji.strip(":").replace("_", " ")
    if status.until is None:
        return said, ""
    last = status.until.astimezone(ZoneInfo(hint.time_zone)).date()
    return said, _(" until {day}", day=short_day(last))
