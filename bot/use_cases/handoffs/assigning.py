"""Giving a role to a member, as the lead does when it is vacant."""

from dataclasses import dataclass

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.people.admitting import require_members
from domain.handoffs.assigning import assign
from domain.handoffs.commands import AssignRole
from domain.handoffs.steps import Step
from domain.ids import MemberId, RoleKey


@dataclass(frozen=True, slots=True)
class Assign:
    """Makes a member the primary holder of a role."""

    change: ChangeProject

    def __call__(self, order: Order, role: RoleKey, member: MemberId) -> Step | None:
        """Return what happened, None where the order was carried out before; raises refusals."""
        require_members(self.change.admit, order.workspace, (member,))
        command = AssignRole(role, member, order.actor)
        return self.change(
            order, lambda project, knowledge, now: assign(project, knowledge, command, now)
        )
