"""Which role or responsibility somebody names when they teach."""

from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Responsibility, Role
from domain.questions.folding import fold
from domain.teaching.refusals import ResponsibilityNotFound


def named(base: KnowledgeBase, name: str) -> Role | Responsibility:
    """Return the role of that key, name or alias, else the responsibility.

    Raises `ResponsibilityNotFound`.
    """
    wanted = fold(name)
    for role in base.roles:
        if wanted in {fold(said) for said in (role.key, role.name, role.plural, *role.aliases)}:
            return role
    for _, known in base.responsibilities():
        if wanted in {fold(said) for said in (known.key, known.name, *known.aliases)}:
            return known
    raise ResponsibilityNotFound(name)
