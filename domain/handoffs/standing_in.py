"""Whom to ask for a role: its holders, and who is asked in the place of those who are away."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.absences import Absence, StandIn
from domain.handoffs.calling import Told, told_of
from domain.ids import MemberId, RoleKey, UserGroupId
from domain.projects import Handoff, Project, Standing, members_of


@dataclass(frozen=True, slots=True)
class Asked:
    """The members to ask, nobody twice; `stand_ins` says for whom some of them are asked.

    `groups` are the user groups to call in the channel.
    """

    members: tuple[MemberId, ...]
    stand_ins: tuple[StandIn, ...] = ()
    groups: tuple[UserGroupId, ...] = ()


def asked(project: Project, role: RoleKey, called: Collection[UserGroupId] = ()) -> Asked:
    """Return whom to ask: the holders, or the backups where there is no holder.

    In the place of who is away comes the substitute that they named. Where nobody is left to ask,
    the backups come, and where they are away too, the holders are asked after all. User groups that
    were `called` stay so, however many they are.
    """
    holders = told_of(project, project.holders(role, Standing.PRIMARY), called)
    backups = told_of(project, project.holders(role, Standing.BACKUP), called)
    if holders.is_nobody:
        holders, backups = backups, Told()
    away = {absence.member: absence for absence in project.absences}
    present, missing = holders.present(away), tuple(away[m] for m in holders.missing(away))
    instead, groups = tuple(_substitutes(missing, away)), present.groups
    if not instead and present.is_nobody:
        beside = backups.present(away)
        instead, groups = tuple(_for_all(missing, beside.members)), beside.groups
    members = tuple(dict.fromkeys((*present.members, *(one.member for one in instead))))
    some = Asked(members, instead, groups)
    return some if members or groups else Asked(holders.members, (), holders.groups)


def at_work(project: Project, role: RoleKey, holder: MemberId | None) -> tuple[MemberId, ...]:
    """Return who works on an active phase of a role: its holder, else whoever holds the role.

    Who is away is among them too, and not only who stands in: nobody else would tell them.
    """
    if holder:
        return (holder,)
    meant = asked(project, role)
    return (*meant.members, *(one.instead_of for one in meant.stand_ins))


def stands_in(project: Project, handoff: Handoff | None, member: MemberId | None) -> bool:
    """Tell whether a member was asked because somebody is away who still holds the role."""
    if handoff is None:
        return False
    holders = project.members_holding(handoff.role, Standing.PRIMARY)
    return any(one.member == member and one.instead_of in holders for one in handoff.stand_ins)


def only_stands_in(project: Project, member: MemberId) -> bool:
    """Tell whether a member is asked in somebody's place and holds no role of the project."""
    stands = any(one.member == member for h in project.handoffs for one in h.stand_ins)
    return stands and not any(member in members_of(a.holder) for a in project.assignments)


def _substitutes(missing: Iterable[Absence], away: dict[MemberId, Absence]) -> Iterable[StandIn]:
    for absence in missing:
        if absence.substitute is not None and absence.substitute not in away:
            yield StandIn(absence.substitute, absence.member, absence.until)


def _for_all(missing: Iterable[Absence], backups: Iterable[MemberId]) -> Iterable[StandIn]:
    for absence in missing:
        for backup in backups:
            yield StandIn(backup, absence.member, absence.until)
