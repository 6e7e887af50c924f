"""Understands questions in the process: deterministic, with no network and no hosted model."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, Self

from domain.ids import MemberId, PhaseKey, ProjectKey, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.questions.everyday import FRAME
from domain.questions.folding import fold
from domain.questions.linking import Kind, shapes_of
from domain.questions.local.aliases import Aliases
from domain.questions.local.elsewhere import named_elsewhere, taken_as_project
from domain.questions.local.frames import Seen, Told
from domain.questions.local.hearing import Heard, Pieces, hear, topical
from domain.questions.local.introduced import without_introduction
from domain.questions.local.model import Model
from domain.questions.local.names_inside import NamesInside
from domain.questions.local.plainly import (
    SURE,
    is_about_money,
    is_order_to_assign,
    plainly_asked,
)
from domain.questions.local.possible import possible
from domain.questions.local.shapes import Shaper
from domain.questions.local.whose import Owners, Whose
from domain.questions.named_together import Together
from domain.questions.names import Names, names_of
from domain.questions.readings import Aspect, Context, Intent, Reading, Topic
from domain.questions.together import together_in
from domain.words import Saying

_ASKED = frozenset({Kind.WORD, Kind.PHASE})
_LOOK = frozenset({"look", "looks", "looking", "looked"})
_IN_VAIN = 0.2  # too little to offer anybody
_MANY_ALIASES = 1_000  # the same are found again and again


@dataclass(frozen=True, slots=True)
class LocalResolver:
    """The default resolver; made once for a knowledge base, used by all who ask."""

    model: Model
    names: Names
    shaper: Shaper
    owners: Owners
    inside: NamesInside

    def resolve(self, text: str, context: Context) -> Reading:
        """Return how a text is understood; every text has a reading, if only out of scope."""
        heard = self.inside.taken_as_words(hear(text, self.names, context))
        heard = without_introduction(heard)
        named = _Named.of(heard)
        if not heard.pieces:
            return named.reading(Intent.HELP, 1.0)
        return _plain(heard, named) or self._weighed(heard, named, context.asker)

    def _weighed(self, heard: Heard, named: "_Named", asker: MemberId | None) -> Reading:
        found = self.shaper.aliases.found_in(heard.pieces, self.model.topics.spelling.stem)
        elsewhere = named_elsewhere(heard, found, self.model.embedding.is_word)
        if elsewhere:
            named = named._replace(elsewhere=" ".join(word.typed for word in elsewhere))
            heard = taken_as_project(heard, elsewhere, self.model.embedding.is_word)
            found = self.shaper.aliases.found_in(heard.pieces, self.model.topics.spelling.stem)
        about = self.model.topics.about(topical(heard.pieces), self.model.embedding)
        whose = self.owners.whose(about, heard.pieces, found)
        seen = Seen.of(heard, self.shaper)
        told = self.model.frames.told(seen, self.model.embedding, whose.ours)
        chances = possible(told.chances, heard, seen.asking)
        intent = max(chances, key=chances.__getitem__)
        if intent is Intent.WHO_HANDLES and whose.topics:
            sure = self.model.searches(chances[intent] * whose.topics[0].score)
            sure = min(sure, _IN_VAIN) if is_about_money(named.shapes) else sure
            best = whose.topics[0]
            return named.reading(intent, sure, whose.topics, _reason(best.alias, best.name))
        if intent in {Intent.WHO_HANDLES, Intent.OOS}:
            return self._not_found(named, told, chances[Intent.OOS], whose)
        if intent is Intent.ROLES_OF and named.person is None:
            named = named._replace(person=asker)
        reading = named.reading(intent, chances[intent])
        return replace(reading, confidence=self.model.sure(reading))

    def _not_found(self, named: "_Named", told: Told, chance: float, whose: Whose) -> Reading:
        if not told.is_search or not named.asked:
            return named.reading(Intent.OOS, self.model.others(chance), whose.topics)
        # Somebody looks for the one who does what nobody here does: that can be said.
        sure = min(self.model.searches(told.chances[Intent.WHO_HANDLES]), _IN_VAIN)
        return named.reading(Intent.WHO_HANDLES, sure, whose.topics)


def local_resolver(knowledge: KnowledgeBase, model: Model) -> LocalResolver:
    """Make the resolver of a knowledge base."""
    shaper = Shaper(model.words, Aliases.of(knowledge))
    names = names_of(knowledge, model.embedding.is_word)
    inside = NamesInside.of(shaper.aliases, lambda alias: not model.has_learnt(alias))
    return LocalResolver(model, names, shaper, Owners.of(knowledge, model), inside)


class _Named(NamedTuple):
    """What a text names, the asking sentences first; `asked` is what it is about, as typed."""

    asked: str
    roles: tuple[RoleKey, ...]
    project: ProjectKey | None
    phases: tuple[PhaseKey, ...]
    person: MemberId | None
    shapes: str
    elsewhere: str = ""
    together: Together | None = None

    @classmethod
    def of(cls, heard: Heard) -> Self:
        """Collect what the pieces name."""
        shapes = shapes_of(heard.asking)
        others = () if heard.asking is heard.pieces else heard.pieces
        named = [piece for piece in (*heard.asking, *others) if piece.kind is not Kind.WORD]
        return cls(
            asked=" ".join(_typed(heard.asking) or _typed(heard.pieces)),
            roles=tuple(dict.fromkeys(p.role for p in named if p.role is not None)),
            project=next((p.project for p in named if p.project is not None), None),
            phases=next((p.phases for p in named if p.phases), ()),
            person=next((p.person for p in named if p.person is not None), None),
            together=together_in(heard.asking, shapes),
            shapes=shapes,
        )

    def reading(
        self, intent: Intent, sure: float, topics: tuple[Topic, ...] = (), reason: str | Saying = ""
    ) -> Reading:
        """Return the reading of the text; topics tell the roles where there are any."""
        return Reading(
            intent=intent,
            confidence=sure,
            asked=self.asked,
            topics=topics,
            roles=tuple(topic.role for topic in topics) or self.roles,
            project=self.project,
            phases=self.phases,
            person=self.person,
            reason=reason,
            elsewhere=self.elsewhere,
            together=self.together,
        )


def _typed(pieces: Pieces) -> list[str]:
    """Return the words that not every question has: "metrics" of "who looks after metrics?"."""
    words = [word for piece in pieces if piece.kind in _ASKED for word in piece.words]
    before = ["", *[word.folded for word in words]]
    return [
        word.typed
        for word, last in zip(words, before, strict=False)
        if word.folded not in FRAME and not (word.folded == "after" and last in _LOOK)
    ]


def _plain(heard: Heard, named: _Named) -> Reading | None:
    """Return the reading of a text that says in so many words what it wants."""
    if is_order_to_assign(named.shapes):
        return replace(named.reading(Intent.HELP, SURE), aspect=Aspect.ASSIGNING)
    plain = plainly_asked(heard, named.shapes)
    return None if plain is None else named.reading(plain, SURE)


@lru_cache(maxsize=_MANY_ALIASES)
def _reason(alias: str, name: str) -> str | Saying:
    if not alias:
        return Saying("it sounds like {topic}", topic=name) if name else ""
    if fold(alias) == fold(name):
        return Saying("“{topic}” is a responsibility of this role", topic=name)
    return Saying("“{alias}” is part of {topic}", alias=alias, topic=name)
