"""Who is away, and who is asked in their place."""

from dataclasses import dataclass
from datetime import date

from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class Absence:
    """A member is away up to and including a day; `substitute` is whom they named."""

    member: MemberId
    until: date
    substitute: MemberId | None = None


@dataclass(frozen=True, slots=True)
class StandIn:
    """A member is asked instead of one who is away up to and including a day."""

    member: MemberId
    instead_of: MemberId
    until: date
