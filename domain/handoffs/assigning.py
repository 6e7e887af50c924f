"""Giving a role to a member; what waits for somebody to take it on is offered to them too."""

from dataclasses import replace
from datetime import datetime

from domain.handoffs.asking_anew import ask_anew
from domain.handoffs.commands import AssignRole
from domain.handoffs.departing import holders_left, standing_wanted
from domain.handoffs.events import RoleAssigned
from domain.handoffs.permission import require_lead
from domain.handoffs.steps import Step
from domain.knowledge.base import KnowledgeBase
from domain.projects import Assignment, Person, Project, Standing, members_of
from domain.wording import Inside
from domain.words import Saying


def assign(project: Project, knowledge: KnowledgeBase, order: AssignRole, now: datetime) -> Step:
    """Give the role to the member, in the place of whoever holds it and left the workspace.

    They hold it as its primary holder; as backup where only a backup left. Nothing happens if they
    hold it already. Raises `RoleNotFound`, `NotAllowed`.
    """
    role = knowledge.role(order.role)
    deed = Saying("give the role {role} to somebody", role=Inside(role.name))
    require_lead(project, order.actor, deed)
    left, standing = holders_left(project, order.role), standing_wanted(project, order.role)
    holder = Person(order.member)
    holds = holder in project.holders(order.role, Standing.PRIMARY)
    if holds and not left:
        return Step(project)
    kept = tuple(a for a in project.assignments if a not in left)
    if not holds:
        kept = tuple(a for a in kept if (a.role, a.holder) != (order.role, holder))
        kept = (*kept, Assignment(order.role, holder, standing, since=now))
    instead_of = tuple(member for one in left for member in members_of(one.holder))
    event = RoleAssigned(order.role, order.member, order.actor, instead_of)
    return ask_anew(Step(replace(project, assignments=kept), (event,)), (order.role,))
