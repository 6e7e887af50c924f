"""Which role people mean: by key, name or alias."""

from domain.errors import RoleNotFound
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.phrases import normalised
from domain.knowledge.roles import Role


def role_named(knowledge: KnowledgeBase, text: str) -> Role:
    """Return the role of that key, name, plural or alias; raises `RoleNotFound`."""
    wanted = normalised(text)
    for role in knowledge.roles:
        names = (role.key, role.name, role.plural, *role.aliases)
        if wanted and wanted in map(normalised, names):
            return role
    raise RoleNotFound(text, tuple(role.name for role in knowledge.roles))
