"""Who may complete, accept, return or assign; asked at the moment of the click."""

from collections.abc import Iterable

from domain.handoffs.calling import is_called, told_of
from domain.handoffs.permission_refusals import (
    NotAllowed,
    NotYoursToDescribe,
)
from domain.ids import MemberId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor, Group, Operator, Project, Standing, member_of
from domain.words import Saying


def who_may(project: Project, role: RoleKey) -> tuple[MemberId, ...]:
    """Return the members who may act for a role: its holders, its backups, the lead.

    Workspace admins may as well, but nobody is sent to them.
    """
    holders = project.members_holding(role, Standing.PRIMARY)
    backups = project.members_holding(role, Standing.BACKUP)
    lead = (project.lead,) if project.lead else ()
    return tuple(dict.fromkeys((*holders, *backups, *lead)))


def whom_to_ask(
    project: Project, role: RoleKey, took_it: MemberId | None = None
) -> tuple[MemberId, ...]:
    """Return those who may act for a role, best asked first: who took the phase on comes first.

    The members of a group that is too large for a message each come only where there is nobody
    else: it would be chance which few of forty are asked for one person's wish.
    """
    everybody = who_may(project, role)
    alone = (told_of(project, project.holders(role, one)).members for one in Standing)
    lead = (project.lead,) if project.lead else ()
    first = (took_it,) if took_it in everybody else ()
    best = (member for part in (first, *alone, lead) for member in part if member)
    return tuple(dict.fromkeys(best)) or everybody


def groups_beside(project: Project, role: RoleKey) -> tuple[str, ...]:
    """Return the handles of the groups whose members may act too, and are not named one by one."""
    holders = (holder for one in Standing for holder in project.holders(role, one))
    groups = (one for one in holders if isinstance(one, Group) and is_called(one))
    return tuple(dict.fromkeys(group.handle or group.user_group for group in groups))


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
    project: Project, knowledge: KnowledgeBase, role: RoleKey, actor: Actor, deed: str | Saying
) -> None:
    """Raise `NotAllowed` unless the actor may act for the role."""
    if not may_act(project, role, actor):
        allowed, groups = whom_to_ask(project, role), groups_beside(project, role)
        raise NotAllowed(deed, knowledge.role(role).name, allowed, groups)


def require_lead(project: Project, actor: Actor, deed: str | Saying) -> None:
    """Raise `NotAllowed` unless the actor is the project's lead."""
    if is_lead(project, actor):
        return
    allowed = (project.lead,) if project.lead else ()
    raise NotAllowed(deed, None, allowed)


def require_lead_or_admin(project: Project, actor: Actor, deed: str | Saying) -> None:
    """Raise `NotAllowed` unless the actor is the project's lead or an admin of the workspace."""
    if is_lead(project, actor) or member_of(actor) in project.admins:
        return
    raise NotYoursToDescribe(deed, None, (project.lead,) if project.lead else ())
