"""Giving a role to a member; what waits for somebody to take it on is offered to them too."""

from dataclasses import replace
from datetime import datetime

from domain.handoffs.asking_anew import ask_anew
from domain.handoffs.commands import AssignRole
from domain.handoffs.events import RoleAssigned
from domain.handoffs.permission import require_lead
from domain.handoffs.steps import Step
from domain.knowledge.base import KnowledgeBase
from domain.projects import Assignment, Person, Project, Standing
from domain.wording import within


def assign(project: Project, knowledge: KnowledgeBase, order: AssignRole, now: datetime) -> Step:
    """Give the role to the member as a primary holder; nothing happens if they hold it already.

    Raises `RoleNotFound`, `NotAllowed`.
    """
    role = knowledge.role(order.role)
    require_lead(project, order.actor, f"give the role {within(role.name)} to somebody")
    holder = Person(order.member)
    if holder in project.holders(order.role, Standing.PRIMARY):
        return Step(project)
    kept = tuple(a for a in project.assignments if (a.role, a.holder) != (order.role, holder))
    given = Assignment(order.role, holder, Standing.PRIMARY, since=now)
    assigned = replace(project, assignments=(*kept, given))
    event = RoleAssigned(order.role, order.member, order.actor)
    return ask_anew(Step(assigned, (event,)), (order.role,))
