"""What a choice of a member is for who leads a project from then on; carried by the block_id."""

from dataclasses import dataclass
from typing import Self

from domain.ids import MemberId, ProjectKey

_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class LeadBlock:
    """The project, and who led it."""

    project: ProjectKey
    instead_of: MemberId

    def packed(self) -> str:
        return _BETWEEN.join(("lead", self.project, self.instead_of))

    @classmethod
    def unpacked(cls, block_id: str) -> Self:
        _lead, project, instead_of = block_id.split(_BETWEEN, 2)
        return cls(ProjectKey(project), MemberId(instead_of))
