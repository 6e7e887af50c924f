"""Naming who leads a project whose lead left the workspace; whom to ask for that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.people.admitting import require_members
from bot.use_cases.ports.work import Work
from bot.use_cases.registry.report import differences
from domain.handoffs.admission import KEPT_OUT
from domain.handoffs.appointing import appoint
from domain.handoffs.calling import told_of
from domain.handoffs.events import ProjectDescribed
from domain.handoffs.steps import Step
from domain.ids import MemberId, ProjectKey, left_id
from domain.notifications import Refresh
from domain.projects import Project, Standing


@dataclass(frozen=True, slots=True)
class Appoint:
    """Lets a member lead a project; workspace admins may name them."""

    change: ChangeProject

    def __call__(self, order: Order, member: MemberId, instead_of: MemberId) -> Step | None:
        """Return what happened, None where the order was carried out before; raises refusals."""
        require_members(self.change.admit, order.workspace, (member,))

        def edit_messages(work: Work, project: Project) -> None:
            if project.lead == member:
                say_who_leads(work, instead_of, self.change.now())

        def decide(project: Project, *_known: object) -> Step:
            after = appoint(project, order.actor, member, instead_of)
            changes = differences(project, after)
            return Step(after, (ProjectDescribed(changes),) if changes else ())

        return self.change(order, decide, edit_messages)


def say_who_leads(work: Work, before: MemberId | None, now: datetime) -> None:
    """Edit what asks for somebody to lead in the place of who did `before`, if anything does."""
    if before is not None:
        work.outbox.owe((Refresh(left_id(before)),), None, now)


def led_by(work: Work, gone: MemberId) -> tuple[Project, ...]:
    """Return the projects whose lead left the workspace."""
    held = work.life.departures.held()
    keys = [one.project for one in held if one.member == gone and not one.role]
    return tuple(work.registry.project(ProjectKey(key)) for key in keys)


def whom_to_tell(work: Work, projects: tuple[Project, ...]) -> tuple[MemberId, ...]:
    """Return who hears that projects lost their lead, nobody twice.

    The workspace admin who was seen last: they may name another. Of a private project its own
    people hear instead, as of all where no admin is known.
    """
    admin = next((m for m in work.permits.memberships.admins() if _may_hear(work, m)), None)
    told = dict[MemberId, None]()
    for project in projects:
        is_theirs = admin is not None and not project.is_private
        told |= dict.fromkeys((admin,) if admin and is_theirs else holding(project))
    return tuple(member for member in told if _may_hear(work, member))


def holding(project: Project) -> Iterator[MemberId]:
    """Yield who holds a role on a project and can be told one by one."""
    every = (a.role for a in project.assignments)
    for role in dict.fromkeys(every):
        for standing in Standing:
            yield from told_of(project, project.holders(role, standing)).members


def _may_hear(work: Work, member: MemberId) -> bool:
    """Tell whether a member is still here and no guest or the like, as far as that is known."""
    known = work.permits.memberships.of(member)
    is_outside = known is not None and known.membership in KEPT_OUT
    return not (is_outside or work.life.departures.has_left(member))
