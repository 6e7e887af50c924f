"""Who may complete, accept, return or assign; asked at the moment of the click."""

from collections.abc import Iterable

from domain.handoffs.refusals import NotAllowed
from domain.ids import MemberId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor, Operator, Project, Standing, member_of


def who_may(project: Project, role: RoleKey) -> tuple[MemberId, ...]:
    """Return the members who may act for a role: its holders, its backups, the lead.

    Workspace admins may as well, but nobody is sent to them.
    """
    holders = project.members_holding(role, Standing.PRIMARY)
    backups = project.members_holding(role, Standing.BACKUP)
    lead = (project.lead,) if project.lead else ()
    return tuple(dict.fromkeys((*holders, *backups, *lead)))


def may_act(project: Project, role: RoleKey, actor: Actor) -> bool:
    """Tell whether the actor may act for a role, be it as an admin of the workspace."""
    if isinstance(actor, Operator):
        return True
    member = member_of(actor)
    return member is not None and member in (*who_may(project, role), *project.admins)


def is_lead(project: Project, actor: Actor) -> bool:
    """Tell whether the actor is the project's lead, or may do what the lead may."""
    member = member_of(actor)
    return isinstance(actor, Operator) or (member is not None and member == project.lead)


def others(members: Iterable[MemberId], *known: MemberId | None) -> tuple[MemberId, ...]:
    """Return the members who need telling, nobody twice and nobody who knows already."""
    return tuple(dict.fromkeys(member for member in members if member not in known))


def require_role(
    project: Project, knowledge: KnowledgeBase, role: RoleKey, actor: Actor, deed: str
) -> None:
    """Raise `NotAllowed` unless the actor may act for the role."""
    if not may_act(project, role, actor):
        raise NotAllowed(deed, knowledge.role(role).name, who_may(project, role))


def require_lead(project: Project, actor: Actor, deed: str) -> None:
    """Raise `NotAllowed` unless the actor is the project's lead."""
    if is_lead(project, actor):
        return
    allowed = (project.lead,) if project.lead else ()
    raise NotAllowed(deed, None, allowed)
