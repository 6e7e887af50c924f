"""Naming who leads a project in the place of a lead who left the workspace."""

from dataclasses import dataclass, replace

from domain.errors import Refused
from domain.handoffs.permission import require_lead_or_admin
from domain.ids import MemberId
from domain.projects import Actor, Project
from domain.wording import Wording
from domain.words import Saying, _


@dataclass(eq=False)
class LedByOther(Refused):
    """Somebody else leads the project by now, or nobody does."""

    project: str
    lead: MemberId | None

    def told(self, wording: Wording, /) -> str:
        project = wording.text(self.project)
        if self.lead is None:
            return _("{project} has no lead by now.", project=project)
        return _("{lead} leads {project} by now.", lead=wording.member(self.lead), project=project)


def appoint(project: Project, actor: Actor, member: MemberId, instead_of: MemberId) -> Project:
    """Return the project with the member as its lead; raises `NotAllowed`, `LedByOther`."""
    require_lead_or_admin(project, actor, Saying("name who leads the project"))
    if project.lead not in {member, instead_of}:
        raise LedByOther(project.name, project.lead)
    return replace(project, lead=member)
