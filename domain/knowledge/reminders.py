"""When somebody is reminded of a handoff that waits: so many working hours after it was offered."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, Any, Self, cast

from pydantic import BeforeValidator, ConfigDict, PlainSerializer, model_validator

from domain.knowledge.mistakes import MistakeInside
from domain.knowledge.phrases import Written
from domain.words import _

OFF = "off"
MOST = timedelta(hours=500)  # a quarter of a year of working hours

_WRITTEN = re.compile(r"(?:(\d{1,4})\s*h)?\s*(?:(\d{1,5})\s*m(?:in)?)?")
_STAGES = ("remind", "backup", "lead")


def written_span(span: timedelta | None) -> str:
    """Write working hours as a file does: `4h`, `90m`, `off`."""
    if span is None:
        return OFF
    minutes = round(span / timedelta(minutes=1))
    return f"{minutes}m" if minutes % 60 else f"{minutes // 60}h"


def _read_span(written: object) -> timedelta | None:
    if written is None or written is False or written == OFF:
        return None
    if isinstance(written, timedelta):
        return written
    found = _WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    hours, minutes = found.groups(default="0") if found else ("0", "0")
    span = timedelta(hours=int(hours), minutes=int(minutes))
    if not timedelta(0) < span <= MOST:
        raise ValueError(
            _(
                '"{text}" is not a number of working hours; 4h, 90m or off is expected, '
                "at most {most}",
                text=str(written)[:40],
                most=written_span(MOST),
            )
        )
    return span


Span = Annotated[
    timedelta | None, BeforeValidator(_read_span), PlainSerializer(written_span, return_type=str)
]


class Reminders(Written):
    """How many working hours after an offer something is done about it; None is never.

    First those who were asked are reminded, then the backups are asked too, then the lead is told.
    `foresight`: the lead hears early that nobody will be there for what follows.
    """

    model_config = ConfigDict(title="reminder setting")

    remind: Span = timedelta(hours=4)
    backup: Span = timedelta(hours=8)
    lead: Span = timedelta(hours=16)
    foresight: bool = True

    @model_validator(mode="before")
    @classmethod
    def _may_be_off(cls, written: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        if written is False or written == OFF:
            return {**dict.fromkeys(_STAGES, OFF), "foresight": False}
        if not isinstance(written, dict | Reminders):
            raise ValueError(  # noqa: TRY004 - pydantic passes only a ValueError on
                _('reminders are "off", or a mapping such as {remind: 4h, backup: 8h, lead: 16h}')
            )
        return cast("Any", written)

    @model_validator(mode="after")
    def _come_one_after_another(self) -> Self:
        spans = [(stage, span) for stage in _STAGES if (span := getattr(self, stage)) is not None]
        for (before, sooner), (stage, later) in pairwise(spans):
            if later <= sooner:
                raise MistakeInside(
                    (stage,) if stage in self.model_fields_set else (before,),
                    _(
                        '"{stage}" after {later} would not come later than "{before}" '
                        "after {sooner}; give it more hours, or off",
                        stage=stage,
                        later=written_span(later),
                        before=before,
                        sooner=written_span(sooner),
                    ),
                )
        return self


DEFAULT_REMINDERS = Reminders()
NO_REMINDERS = Reminders.model_validate(OFF)
