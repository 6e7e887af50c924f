"""How the parts of a knowledge base say what is wrong with them, and where."""

from dataclasses import dataclass

from domain.errors import KnowledgeMistake

Place = tuple[str | int, ...]


@dataclass(eq=False)
class Contradiction(KnowledgeMistake):
    """Two places do not go together; `also` is the other one, in case the first is not yours."""

    also: Place


class MistakeInside(ValueError):
    """A part contradicts itself; `where` is the path inside it.

    It is a ValueError so that pydantic adds the path to the part itself.
    """

    def __init__(self, where: Place, sentence: str) -> None:
        super().__init__(sentence)
        self.where = where
