"""What a choice of the menu of one of several reports means: confirm it, or reject it."""

from dataclasses import dataclass
from typing import Self

from domain.ids import RequestId

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class ReportValue:
    """What somebody chose, and about which report; packed where a digest has many buttons."""

    action: str
    report: RequestId

    def packed(self) -> str:
        return _BETWEEN.join((self.action, self.report))

    @classmethod
    def unpacked(cls, value: str) -> Self:
        action, report = value.split(_BETWEEN, 1)
        return cls(action, RequestId(report))
