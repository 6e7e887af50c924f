"""Whom to ask for a role: its holders, and who is asked in the place of those who are away."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.absences import Absence, StandIn
from domain.ids import MemberId, RoleKey
from domain.projects import Handoff, Project, Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """The members to ask, nobody twice; `stand_ins` says for whom some of them are asked."""

    members: tuple[MemberId, ...]
    stand_ins: tuple[StandIn, ...] = ()


def asked(project: Project, role: RoleKey) -> Asked:
    """Return whom to ask: the holders, or the backups where there is no holder.

    In the place of who is away comes the substitute that they named. Where nobody is left to ask,
    the backups come, and where they are away too, the holders are asked after all.
    """
    holders = project.members_holding(role, Standing.PRIMARY)
    backups = project.members_holding(role, Standing.BACKUP)
    if not holders:
        holders, backups = backups, ()
    away = {absence.member: absence for absence in project.absences}
    present = tuple(member for member in holders if member not in away)
    missing = tuple(away[member] for member in holders if member in away)
    instead = tuple(_substitutes(missing, away)) or (
        () if present else tuple(_for_all(missing, [m for m in backups if m not in away]))
    )
    members = tuple(dict.fromkeys((*present, *(one.member for one in instead))))
    return Asked(members, instead) if members else Asked(holders)


def stands_in(project: Project, handoff: Handoff | None, member: MemberId | None) -> bool:
    """Tell whether a member was asked because somebody is away who still holds the role."""
    if handoff is None:
        return False
    holders = project.members_holding(handoff.role, Standing.PRIMARY)
    return any(one.member == member and one.instead_of in holders for one in handoff.stand_ins)


def _substitutes(missing: Iterable[Absence], away: dict[MemberId, Absence]) -> Iterable[StandIn]:
    for absence in missing:
        if absence.substitute is not None and absence.substitute not in away:
            yield StandIn(absence.substitute, absence.member, absence.until)


def _for_all(missing: Iterable[Absence], backups: Iterable[MemberId]) -> Iterable[StandIn]:
    for absence in missing:
        for backup in backups:
            yield StandIn(backup, absence.member, absence.until)
