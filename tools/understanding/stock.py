"""What fills the places of a template: everything that the knowledge base calls by name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from domain.knowledge.base import KnowledgeBase
from tools.understanding.verbs import is_verb

_ASKS_FOR_SOMEBODY = re.compile(r"\b(who|whom|whose|any(one|body)|some(one|body))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stock:
    """The names in groups: those of one thing stand together, its own name first."""

    topics: Sequence[Sequence[str]]
    tools: Sequence[str]
    deeds: Sequence[str]
    symptoms: Sequence[str]
    phases: Sequence[Sequence[str]]
    roles: Sequence[Sequence[str]]
    plurals: Sequence[str]
    strange: Sequence[str]

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> Self:
        """Collect the names; `strange` are those of what no role here does."""
        known = [told for _, told in knowledge.responsibilities()]
        phases = [phase for workflow in knowledge.workflows for phase in workflow.phases]
        foreign = [topic for neighbour in knowledge.neighbours for topic in neighbour.topics]
        return cls(
            topics=[(told.name, *told.aliases) for told in known],
            tools=[tool for told in known for tool in told.tools],
            deeds=[alias for told in known for alias in told.aliases if _is_deed(alias)],
            symptoms=[
                example.rstrip(".?!")
                for told in known
                for example in told.examples
                if not _ASKS_FOR_SOMEBODY.search(example)
            ],
            # A name counts twice: it is said more often than any other word for the same.
            phases=[(phase.name, phase.name, *phase.aliases) for phase in phases],
            roles=[(role.name, role.name, *role.aliases) for role in knowledge.roles],
            plurals=[role.plural for role in knowledge.roles],
            strange=[name for topic in foreign for name in (topic.name, *topic.aliases)],
        )


def _is_deed(alias: str) -> bool:
    return " " in alias and is_verb(alias.split(maxsplit=1)[0])
