"""Fills templates: "who handles {topic} on {project}?" becomes what somebody might write."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from domain.ids import MemberId, ProjectKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import NamedMember, NamedProject
from domain.questions.folding import fold
from domain.questions.readings import Context
from tools.understanding.names import PEOPLE, PROJECTS
from tools.understanding.stock import Stock
from tools.understanding.surroundings import Surroundings, slip
from tools.understanding.verbs import did, does, doing

_SLOT = re.compile(r"\{(\w+)\}")
_ABOUT = re.compile(r"\{(topic|doing|tool)\}")
_ASKS = re.compile(  # it is a question without a mark, too
    r"\b(who|whom|whose|what|which|when|where|how|is|are|has|have|did|does|do|was|any|can)\b",
    re.IGNORECASE,
)
_BOT = "<@U0BOT1234>"
_SAME_CASE = 3  # letters: an abbreviation stays in capitals
T = TypeVar("T")

_PHASED = """
ingested loaded validated checked engineered trained built evaluated tested deployed released
served integrated reported monitored
"""
PHASED = tuple(_PHASED.split())


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with the names in it."""

    text: str
    context: Context


@dataclass
class Filler:
    """Fills templates from a knowledge base and made-up names; the same seed, the same texts."""

    knowledge: KnowledgeBase
    chance: Random
    _named: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def __post_init__(self) -> None:
        stock = self._stock = Stock.of(self.knowledge)
        self._ways: dict[str, Callable[[], str]] = {
            "project": self._project,
            "person": self._person,
            "role": lambda: self._small(self._one(self._one(stock.roles)), 0.4),
            "roles": lambda: self._small(self._one(stock.plurals), 0.4),
            "phase": lambda: self._small(self._one(self._one(stock.phases)), 0.9),
            "phased": lambda: self._one(PHASED),
            "topic": lambda: self._small(self._one(self._one(stock.topics)), 0.8),
            "doing": self._activity,
            "tool": lambda: self._small(self._one(stock.tools), 0.6),
            "symptom": lambda: self._one(stock.symptoms),
            "does": lambda: self._deed(does),
            "doingv": lambda: self._deed(doing),
            "verb": lambda: self._deed(str),
            "past": lambda: self._deed(did),
        }

    def fill(self, template: str) -> Filled:
        """Return the template with every slot filled."""
        self._named = {}
        text = _SLOT.sub(lambda slot: self._ways[slot[1]](), template)
        return Filled(text, self._context())

    def with_strange_topic(self, template: str) -> str:
        """Return the template asking about what no role here does."""
        return _ABOUT.sub(self._small(self._one(self._stock.strange), 0.8), template)

    def with_phase_as_topic(self, template: str) -> str:
        """Return the template asking about the work of a phase."""
        return _ABOUT.sub(self._one(self._one(self._stock.phases)).lower(), template)

    def as_typed(self, filled: Filled, surroundings: Surroundings) -> Filled:
        """Return a text as people type: with small talk around it, in a hurry, with slips."""
        chance, text = self.chance, filled.text
        text = surroundings.around(text, chance)
        if chance.random() < 0.1:
            text = slip(text, chance)
        if chance.random() < 0.3 and not filled.context.members:
            text = text.lower()
        if chance.random() < 0.3 and _ASKS.search(text):
            text = text.replace("?", "")
        if chance.random() < 0.15:
            text = f"{_BOT} {text}"
        return Filled(text, filled.context)

    def _one(self, choices: Sequence[T]) -> T:
        return self.chance.choice(choices)

    def _small(self, text: str, share: float) -> str:
        small = len(text) > _SAME_CASE and not text.isupper() and self.chance.random() < share
        return text.lower() if small else text

    def _project(self) -> str:
        name = self._one(PROJECTS)
        self._named.setdefault("projects", []).append(name)
        return name

    def _person(self) -> str:
        name = self._one(PEOPLE)
        self._named.setdefault("members", []).append(name)
        if self.chance.random() < 0.25:
            return f"<@{_member(name)}>"
        return name if self.chance.random() < 0.5 else name.split()[0]

    def _activity(self) -> str:
        names = self._one(self._stock.topics)
        busy = [name for name in names if re.match(r"[a-z]+ing\b", name)]
        if busy:
            return self._one(busy)
        several = [name for name in names if re.match(r"[a-z]+ ", name)]
        return (self._one(several) if several else f"doing {names[0]}").lower()

    def _deed(self, form: Callable[[str], str]) -> str:
        verb, _, object_ = self._one(self._stock.deeds).partition(" ")
        return f"{form(verb.lower())} {object_}"

    def _context(self) -> Context:
        projects = dict.fromkeys(self._named.get("projects", ()))
        members = dict.fromkeys(self._named.get("members", ()))
        return Context(
            asker=MemberId("U0ME"),
            projects=tuple(named_project(name) for name in projects),
            members=tuple(NamedMember(MemberId(_member(name)), name) for name in members),
        )


def named_project(name: str) -> NamedProject:
    """Return a made-up project of this name."""
    return NamedProject(ProjectKey(fold(name).replace(" ", "-")), name, ())


def _member(name: str) -> str:
    return f"U0{name[:3].upper()}"
