"""Who may complete, accept, return or assign; asked at the moment of the click."""

from collections.abc import Iterable

from domain.handoffs.refusals import NotAllowed
from domain.ids import MemberId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor, Operator, Project, Standing


def who_may(project: Project, role: RoleKey) -> tuple[MemberId, ...]:
    """Return the members who may act for a role: its holders, its backups, the lead."""
    holders = project.members_holding(role, Standing.PRIMARY)
    backups = project.members_holding(role, Standing.BACKUP)
    lead = (project.lead,) if project.lead else ()
    return tuple(dict.fromkeys((*holders, *backups, *lead)))


def others(members: Iterable[MemberId], *known: MemberId | None) -> tuple[MemberId, ...]:
    """Return the members who need telling, nobody twice and nobody who knows already."""
    return tuple(dict.fromkeys(member for member in members if member not in known))


def require_role(
    project: Project, knowledge: KnowledgeBase, role: RoleKey, actor: Actor, deed: str
) -> None:
    """Raise `NotAllowed` unless the actor may act for the role."""
    allowed = who_may(project, role)
    if isinstance(actor, Operator) or actor.member in allowed:
        return
    raise NotAllowed(deed, knowledge.role(role).name, allowed)


def require_lead(project: Project, actor: Actor, deed: str) -> None:
    """Raise `NotAllowed` unless the actor is the project's lead."""
    if isinstance(actor, Operator) or actor.member == project.lead:
        return
    allowed = (project.lead,) if project.lead else ()
    raise NotAllowed(deed, None, allowed)
