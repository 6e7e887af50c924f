"""Understands questions in the process: deterministic, with no network and no hosted model."""

from dataclasses import dataclass, replace

from domain.knowledge.base import KnowledgeBase
from domain.questions.everyday import FRAME
from domain.questions.folding import fold
from domain.questions.linking import Kind, Names, names_of
from domain.questions.local.aliases import Aliases
from domain.questions.local.frames import Seen, Told
from domain.questions.local.hearing import Heard, Pieces, hear, topical
from domain.questions.local.model import Model
from domain.questions.local.possible import possible
from domain.questions.local.shapes import Shaper
from domain.questions.local.whose import Owners, Whose
from domain.questions.readings import Context, Intent, Reading, Topic

_IN_VAIN = 0.2  # too little to offer anybody


@dataclass(frozen=True, slots=True)
class LocalResolver:
    """The default resolver; made once for a knowledge base, used by all who ask."""

    model: Model
    names: Names
    shaper: Shaper
    owners: Owners

    def resolve(self, text: str, context: Context) -> Reading:
        """Return how a text is understood; every text has a reading, if only out of scope."""
        heard = hear(text, self.names, context)
        reading = _named(heard)
        if not heard.pieces:
            return replace(reading, intent=Intent.HELP, confidence=1.0)
        found = self.shaper.aliases.found_in(heard.pieces, self.model.topics.spelling.stem)
        about = self.model.topics.about(topical(heard.pieces), self.model.embedding)
        whose = self.owners.whose(about, heard.pieces, found)
        seen = Seen.of(heard, self.shaper)
        told = self.model.frames.told(seen, self.model.embedding, whose.ours)
        chances = possible(told.chances, heard, seen.asking)
        intent = max(chances, key=lambda one: chances[one])
        if intent is Intent.WHO_HANDLES and whose.topics:
            return self._found(reading, chances[intent], whose)
        if intent in {Intent.WHO_HANDLES, Intent.OOS}:
            return self._not_found(reading, told, chances[Intent.OOS], whose)
        if intent is Intent.ROLES_OF and reading.person is None:
            reading = replace(reading, person=context.asker)
        return replace(reading, intent=intent, confidence=self.model.others(chances[intent]))

    def _found(self, reading: Reading, chance: float, whose: Whose) -> Reading:
        best = whose.topics[0]
        return replace(
            reading,
            intent=Intent.WHO_HANDLES,
            confidence=self.model.searches(chance * best.score),
            topics=whose.topics,
            roles=whose.roles,
            reason=_reason(best),
        )

    def _not_found(self, reading: Reading, told: Told, chance: float, whose: Whose) -> Reading:
        about = replace(reading, topics=whose.topics, roles=whose.roles or reading.roles)
        if not told.is_search or not reading.asked:
            return replace(about, confidence=self.model.others(chance))
        # Somebody looks for the one who does what nobody here does: that can be said.
        sure = min(self.model.searches(told.chances[Intent.WHO_HANDLES]), _IN_VAIN)
        return replace(about, intent=Intent.WHO_HANDLES, confidence=sure)


def local_resolver(knowledge: KnowledgeBase, model: Model) -> LocalResolver:
    """Make the resolver of a knowledge base."""
    shaper = Shaper(model.words, Aliases.of(knowledge))
    names = names_of(knowledge, model.embedding.is_word)
    return LocalResolver(model, names, shaper, Owners.of(knowledge, model))


def _named(heard: Heard) -> Reading:
    """Return a reading that holds only what the text names, the asking sentences first."""
    named = [p for p in (*heard.asking, *heard.pieces) if p.kind is not Kind.WORD]
    return Reading(
        intent=Intent.OOS,
        confidence=0.0,
        asked=" ".join(_typed(heard.asking) or _typed(heard.pieces)),
        roles=tuple(dict.fromkeys(p.role for p in named if p.role is not None)),
        project=next((p.project for p in named if p.project is not None), None),
        phases=next((p.phases for p in named if p.phases), ()),
        person=next((p.person for p in named if p.person is not None), None),
    )


def _typed(pieces: Pieces) -> list[str]:
    return [
        word.typed
        for piece in pieces
        if piece.kind in {Kind.WORD, Kind.PHASE}
        for word in piece.words
        if word.folded not in FRAME
    ]


def _reason(best: Topic) -> str:
    if not best.alias:
        return f"it sounds like {best.name}" if best.name else ""
    if fold(best.alias) == fold(best.name):
        return f"“{best.name}” is a responsibility of this role"
    return f"“{best.alias}” is part of {best.name}"
