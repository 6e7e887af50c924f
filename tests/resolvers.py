"""What understands questions in tests: the real thing, with its model loaded once."""

from bot.wiring.understanding import Resolvers
from domain.knowledge.base import KnowledgeBase
from domain.questions.made_once import MadeOnce
from domain.questions.readings import Resolver
from tests.factories import (
    a_knowledge_base,
    a_reminding_knowledge_base,
    a_strict_knowledge_base,
)

BUILTIN = (a_knowledge_base, a_reminding_knowledge_base, a_strict_knowledge_base)


class KeptResolvers(Resolvers):
    """Makes the resolvers of built-in knowledge once: they are values, so worlds may share them."""

    def __init__(self) -> None:
        self._kept = MadeOnce(super().__call__)

    def __call__(self, knowledge: KnowledgeBase) -> Resolver:
        is_builtin = any(knowledge is known() for known in BUILTIN)
        return self._kept(knowledge) if is_builtin else super().__call__(knowledge)


RESOLVERS = KeptResolvers()
