"""Understands questions in the process: deterministic, with no network and no hosted model."""

from dataclasses import dataclass, replace

from domain.knowledge.base import KnowledgeBase
from domain.questions.everyday import FRAME
from domain.questions.folding import fold
from domain.questions.linking import Kind, Names, names_of
from domain.questions.local.aliases import Aliases
from domain.questions.local.frames import Seen
from domain.questions.local.hearing import Heard, Pieces, hear, topical
from domain.questions.local.model import Model
from domain.questions.local.possible import possible
from domain.questions.local.shapes import Shaper
from domain.questions.local.whose import Owners, Whose
from domain.questions.readings import Context, Intent, Reading, Topic


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
        found = self.shaper.aliases.found_in(heard.pieces)
        about = self.model.topics.about(topical(heard.pieces), self.model.embedding)
        whose = self.owners.whose(about, heard.pieces, found)
        seen = Seen(heard, self.shaper.shape(heard.asking), self.shaper.shape(heard.pieces, found))
        chances = self.model.frames.chances(seen, self.model.embedding, whose.ours)
        chances = possible(chances, heard, seen.asking)
        intent = max(chances, key=lambda one: chances[one])
        if intent in {Intent.WHO_HANDLES, Intent.OOS}:
            return self._about_topic(reading, intent, chances[intent], whose)
        if intent is Intent.ROLES_OF and reading.person is None:
            reading = replace(reading, person=context.asker)
        return replace(reading, intent=intent, confidence=self.model.others(chances[intent]))

    def _about_topic(
        self, reading: Reading, intent: Intent, chance: float, whose: Whose
    ) -> Reading:
        topics = whose.topics
        roles = tuple(topic.role for topic in topics)
        found = replace(reading, intent=intent, topics=topics, roles=roles or reading.roles)
        if intent is Intent.OOS:
            return replace(found, confidence=self.model.others(chance))
        if not topics:
            return replace(found, intent=Intent.OOS)
        confidence = self.model.searches(chance * topics[0].score)
        return replace(found, confidence=confidence, reason=_reason(topics[0]))


def local_resolver(knowledge: KnowledgeBase, model: Model) -> LocalResolver:
    """Make the resolver of a knowledge base."""
    shaper = Shaper(model.words, Aliases.of(knowledge))
    return LocalResolver(model, names_of(knowledge), shaper, Owners(knowledge, model))


def _named(heard: Heard) -> Reading:
    """Return a reading that holds only what the text names, the asking sentences first."""
    ordered = (*heard.asking, *heard.pieces)
    return Reading(
        intent=Intent.OOS,
        confidence=0.0,
        asked=" ".join(_typed(heard.asking) or _typed(heard.pieces)),
        roles=tuple(dict.fromkeys(p.role for p in ordered if p.role is not None)),
        project=next((p.project for p in ordered if p.project is not None), None),
        phases=next((p.phases for p in ordered if p.phases), ()),
        person=next((p.person for p in ordered if p.person is not None), None),
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
