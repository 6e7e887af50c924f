"""The receiver's side of a handoff: accept it, or return it with a reason."""

from dataclasses import dataclass

from bot.use_cases.handoffs.changing import ChangeProject, Order
from domain.handoffs.commands import AcceptHandoff, ReturnHandoff
from domain.handoffs.settling import accept, return_handoff
from domain.handoffs.steps import Step
from domain.ids import HandoffId, ProjectKey


@dataclass(frozen=True, slots=True)
class Accept:
    """Takes a phase on."""

    change: ChangeProject

    def __call__(self, order: Order, handoff: HandoffId) -> Step | None:
        """Return what happened, None where the order was carried out before; raises refusals."""
        command = AcceptHandoff(handoff, order.actor)
        return self.change(
            order, lambda project, knowledge, now: accept(project, knowledge, command, now)
        )


@dataclass(frozen=True, slots=True)
class Return:
    """Sends a phase back with a reason."""

    change: ChangeProject

    def __call__(self, order: Order, handoff: HandoffId, reason: str) -> Step | None:
        """Return what happened, None where the order was carried out before; raises refusals."""
        command = ReturnHandoff(handoff, order.actor, reason)
        return self.change(
            order,
            lambda project, knowledge, now: return_handoff(project, knowledge, command, now),
        )


def project_of(handoff: HandoffId) -> ProjectKey:
    """Return the project that a handoff belongs to: the first part of its id."""
    return ProjectKey(handoff.partition("/")[0])
