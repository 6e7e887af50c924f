"""Whom an answer named: "she" and "they" of a later question."""

from collections.abc import Iterable

from domain.ids import MemberId, RoleKey
from domain.projects import Holder, Person, Project, Standing, members_of
from domain.questions.answers import Answer, Handled, Next, PhaseTold, Team
from domain.questions.asides import Explained
from domain.questions.people import HeldBefore, RolesOf, RolesOfEach
from domain.questions.readings import Aspect


def named_by(answer: Answer) -> tuple[MemberId, ...]:
    """Return the members whom an answer named first, user groups opened up, nobody twice."""
    match answer:
        case RolesOf(member=member):
            return (member,) if member else ()
        case RolesOfEach(each=each):
            return tuple(one.member for one in each if one.member)
        case HeldBefore(held=held):
            return _members(tenure.holder for tenure in held)
        case Handled(project=project, role=role) | Explained(project=project, role=role) if (
            project and role
        ):
            is_reversed = answer.reading.aspect is Aspect.BACKUPS
            return _holding(project, role.key, *(_BACKUP_FIRST if is_reversed else _IN_ORDER))
        case PhaseTold(project=project, phase=phase):
            done = project.phase(phase.key).completion
            return (done.by.member,) if done and isinstance(done.by, Person) else ()
        case Next(project=project, following=((_, role),)):
            return _holding(project, role.key, *_IN_ORDER)
        case Team(project=project):
            return _team(answer, project)
        case _:
            return ()


_IN_ORDER = (Standing.PRIMARY, Standing.BACKUP)
_BACKUP_FIRST = (Standing.BACKUP, Standing.PRIMARY)


def _holding(
    project: Project, role: RoleKey, first: Standing, then: Standing
) -> tuple[MemberId, ...]:
    return _members(project.holders(role, first) or project.holders(role, then))


def _team(answer: Team, project: Project) -> tuple[MemberId, ...]:
    is_of_backups = answer.reading.aspect is Aspect.BACKUPS
    standing = Standing.BACKUP if is_of_backups else Standing.PRIMARY
    roles = (role.key for role in answer.roles)
    return _members(holder for role in roles for holder in project.holders(role, standing))


def _members(holders: Iterable[Holder]) -> tuple[MemberId, ...]:
    return tuple(dict.fromkeys(member for one in holders for member in members_of(one)))
