"""From a reading and what the registry says to an answer about people."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from domain.ids import MemberId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow
from domain.projects import Hat, Project, Tenure
from domain.questions.people import HeldBefore, RolesOf, RolesOfEach
from domain.questions.readings import Reading

Hats = Mapping[MemberId, tuple[Hat, ...]]


def roles_of(reading: Reading, hats: Hats, knowledge: KnowledgeBase) -> RolesOf | RolesOfEach:
    """Answer what the person asked about does, or each of the people."""
    if not reading.people:
        return _roles_of(reading, reading.person, hats, knowledge)
    each = (_roles_of(reading, person, hats, knowledge) for person in reading.people)
    return RolesOfEach(reading, tuple(each))


def held_before(
    reading: Reading, role: Role, project: Project, held: Sequence[Tenure]
) -> HeldBefore:
    """Answer who held a role so many changes ago; `held` is the latest first."""
    # Who was exchanged at one moment held it together.
    changes = [tuple(same) for _, same in groupby(held, key=lambda tenure: tenure.until)]
    meant = changes[reading.back - 1 : reading.back]
    return HeldBefore(reading, role, project, meant[0] if meant else ())


def roles_on(project: Project, workflow: Workflow, knowledge: KnowledgeBase) -> tuple[Role, ...]:
    """Return the roles that a project's workflow or its assignments know."""
    wanted = {phase.accountable for phase in workflow.phases}
    wanted |= {assignment.role for assignment in project.assignments}
    return tuple(role for role in knowledge.roles if role.key in wanted)


def _roles_of(
    reading: Reading, person: MemberId | None, hats: Hats, knowledge: KnowledgeBase
) -> RolesOf:
    worn = hats.get(person, ()) if person else ()
    asked = (hat for hat in worn if reading.project in {None, hat.project})
    return RolesOf(reading, person, tuple((hat, _name(knowledge, hat.role)) for hat in asked))


def _name(knowledge: KnowledgeBase, role: RoleKey) -> str:
    return knowledge.role(role).name if knowledge.has_role(role) else role
