"""A phase passed on to its role, as a frozen value: who was asked, what became of it."""

from dataclasses import dataclass
from datetime import datetime

from domain.absences import StandIn
from domain.ids import CompletionId, HandoffId, MemberId, PhaseKey, RoleKey, UserGroupId
from domain.statuses import HandoffStatus


@dataclass(frozen=True, slots=True)
class Handoff:
    """A phase passed on to its role: who was asked, what became of it.

    `to` are the members asked, each in a message of their own; `stand_ins` says which of them were
    asked for who is away. `groups` are the user groups that were called in the channel instead,
    since they are large or nobody knows who is in them. `settled_by` accepted, returned or withdrew
    it; `reason` goes with the last two.
    """

    id: HandoffId
    phase: PhaseKey
    role: RoleKey
    completion: CompletionId
    status: HandoffStatus
    offered_at: datetime
    to: tuple[MemberId, ...] = ()
    settled_by: MemberId | None = None
    settled_at: datetime | None = None
    reason: str = ""
    stand_ins: tuple[StandIn, ...] = ()
    groups: tuple[UserGroupId, ...] = ()

    @property
    def asks_nobody(self) -> bool:
        """Tell whether the role was vacant, so that there was nobody to ask."""
        return not (self.to or self.groups)
