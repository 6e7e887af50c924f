"""What understands questions in tests: the real thing, with its model loaded once."""

from functools import cached_property

from bot.wiring.understanding import Resolvers
from domain.knowledge.base import KnowledgeBase
from domain.questions.readings import Resolver
from tests.factories import a_knowledge_base


class KeptResolvers(Resolvers):
    """Makes the resolver of the built-in knowledge once: it is a value, so worlds may share it."""

    def __call__(self, knowledge: KnowledgeBase) -> Resolver:
        return self._builtin if knowledge is a_knowledge_base() else super().__call__(knowledge)

    @cached_property
    def _builtin(self) -> Resolver:
        return super().__call__(a_knowledge_base())


RESOLVERS = KeptResolvers()
