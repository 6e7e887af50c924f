"""Joins what understands questions: the knowledge of a workspace and the learnt model."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from domain.knowledge.base import KnowledgeBase
from domain.questions.readings import Resolver

if TYPE_CHECKING:
    from domain.questions.local.model import Model


@dataclass(frozen=True)
class Resolvers:
    """Makes resolvers; the model is loaded with the first one, for many commands need none."""

    def __call__(self, knowledge: KnowledgeBase) -> Resolver:
        """Return the resolver of a workspace's knowledge."""
        from domain.questions.taught_first import resolver_for  # noqa: PLC0415 - loads numpy

        return resolver_for(knowledge, self.model)

    def is_word(self, word: str) -> bool:
        """Tell whether a folded word is one of those whose vectors were learnt."""
        return self.model.embedding.is_word(word)

    @cached_property
    def model(self) -> "Model":
        """The model, loaded once; `FileMistake` where its files are not those that were built."""
        from bot.files.model import shipped_model  # noqa: PLC0415 - loads numpy

        return shipped_model()
