"""Understands questions with rules and with the words of the knowledge base."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from domain.knowledge.base import KnowledgeBase
from domain.questions.everyday import CARRYING, FAINT, FRAME
from domain.questions.folding import fold
from domain.questions.intents import guess_of, intent_of
from domain.questions.linking import Kind, Piece, link, names_of
from domain.questions.matching import Match, Matcher
from domain.questions.readings import Context, Intent, Reading
from domain.questions.sureness import sureness_of
from domain.questions.utterance import utterance

_SURE = 0.95
_LIKELY = 0.87  # no rule fits, only a loose one does
_UNKNOWN_WORD = 0.2  # what a word that no rule explains takes from the confidence
_KNOWN_WORD = 0.08
_WITHOUT_SLOT = 0.3
_SHAPED = 40  # words: a rule looks no further, which bounds what a text can cost
_STATEMENT = 0.9  # nobody asked "who", the topic alone speaks

_WHO = re.compile(
    r" (?:who|whom|whose|which (?:role|roles|team|person|people|one|ROLE|of us|engineer|department)"
    r"|what (?:role|team|person|kind of person)|anyone|anybody|someone|somebody|owner|owners|owns"
    r"|contact|responsible|accountable|in charge|point of contact|expert|specialist"
    r"|(?:speak|talk|turn|reach out|go|write) to|whoever|ROLE|job|looking for) "
)
_OTHER_QUESTION = re.compile(
    r"^ (?:what|how|why|when|where|which|explain|define|describe|write|tell|show|give|play|order"
    r"|make|create|generate|translate|book|send|remind|is|are|does|do|did|was|were|can you"
    r"|could you|should|would|will|calculate|draw|sing|buy|find me|mark) "
)

_EXPLAINED = FRAME | FAINT | CARRYING

Pieces = tuple[Piece, ...]


class LocalResolver:
    """The default resolver: deterministic, no model and no network; made once, used by all."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._names = names_of(knowledge)
        self._matcher = Matcher(knowledge)

    def resolve(self, text: str, context: Context) -> Reading:
        """Return how a text is understood; every text has a reading, if only out of scope."""
        said = utterance(text)
        pieces = link(said, self._names, context)
        asking = tuple(p for p in pieces if p.words[0].sentence in said.asking)
        reading = _named(pieces, asking)
        if not pieces:
            return replace(reading, intent=Intent.HELP, confidence=1.0)
        intent, sure = _intent(pieces, asking)
        if intent is None:
            return self._about_topic(reading, pieces, asking)
        found = replace(reading, intent=intent, confidence=sure)
        return self._about_slots(found, asking or pieces, context)

    def _about_slots(self, reading: Reading, pieces: Pieces, context: Context) -> Reading:
        confidence = reading.confidence
        if reading.intent is not Intent.HELP:
            confidence -= sum(self._residue(piece) for piece in pieces)
        if reading.intent is Intent.ROLES_OF and reading.person is None:
            reading = replace(reading, person=context.asker)
        if not _has_slots(reading):
            confidence = min(confidence, _WITHOUT_SLOT)
        return replace(reading, confidence=max(confidence, 0.0))

    def _residue(self, piece: Piece) -> float:
        word = piece.words[0].folded
        if piece.kind is not Kind.WORD or word in _EXPLAINED:
            return 0.0
        return _KNOWN_WORD if self._matcher.is_known(word) else _UNKNOWN_WORD

    def _about_topic(self, reading: Reading, pieces: Pieces, asking: Pieces) -> Reading:
        match = self._match(pieces, asking)
        shape = shape_of(pieces)
        asks_who = _WHO.search(shape)
        roles = tuple(topic.role for topic in match.topics)
        found = replace(reading, topics=match.topics, roles=roles or reading.roles)
        if not asks_who and (_OTHER_QUESTION.search(shape) or not match.topics):
            return found
        confidence = sureness_of(match) * (1 if asks_who else _STATEMENT)
        return replace(
            found, intent=Intent.WHO_HANDLES, confidence=confidence, reason=_reason(match)
        )

    def _match(self, pieces: Pieces, asking: Pieces) -> Match:
        """Match the whole text and the sentences that ask, and keep what is told best."""
        whole = self._matcher.match(_content(pieces))
        if not asking or asking == pieces:
            return whole
        asked = self._matcher.match(_content(asking))
        return max(whole, asked, key=sureness_of)


def shape_of(pieces: Iterable[Piece]) -> str:
    """Return the pieces as the rules for intents see them."""
    return "".join(f" {piece.shape}" for piece in islice(pieces, _SHAPED)) + " "


def _intent(pieces: Pieces, asking: Pieces) -> tuple[Intent | None, float]:
    """Return the intent of the sentences that ask, else of the whole text, and how sure that is.

    A cry for help behind a symptom is a question about the symptom.
    """
    shapes = tuple(dict.fromkeys(shape_of(part) for part in (asking, pieces) if part))
    found = [intent for intent in map(intent_of, shapes) if intent is not None]
    if found and not (found[0] is Intent.HELP and len(shapes) > len(found)):
        return found[0], _SURE
    guesses = (guess for guess in map(guess_of, shapes[-1:]) if guess is not None)
    return next(guesses, None), _LIKELY


def _named(pieces: Pieces, asking: Pieces) -> Reading:
    """Return a reading that holds only what the text names, the asking sentences first."""
    ordered = (*asking, *pieces)
    return Reading(
        intent=Intent.OOS,
        confidence=0.0,
        asked=" ".join(_topical(asking) or _topical(pieces)),
        roles=tuple(dict.fromkeys(p.role for p in ordered if p.role is not None)),
        project=next((p.project for p in ordered if p.project is not None), None),
        phases=next((p.phases for p in ordered if p.phases), ()),
        person=next((p.person for p in ordered if p.person is not None), None),
    )


def _content(pieces: Iterable[Piece]) -> list[str]:
    wanted = (Kind.WORD, Kind.PHASE, Kind.ROLE)
    return [word.folded for piece in pieces if piece.kind in wanted for word in piece.words]


def _topical(pieces: Iterable[Piece]) -> list[str]:
    return [
        word.typed
        for piece in pieces
        if piece.kind in (Kind.WORD, Kind.PHASE)
        for word in piece.words
        if word.folded not in FRAME
    ]


def _has_slots(reading: Reading) -> bool:
    match reading.intent:
        case Intent.MARK_DONE | Intent.PHASE_DONE:
            return bool(reading.phases)
        case Intent.WHAT_DOES:
            return bool(reading.roles)
        case Intent.COMPARE:
            return len(reading.roles) > 1
        case _:
            return True


def _reason(match: Match) -> str:
    if not match.topics:
        return ""
    best = match.topics[0]
    if fold(best.alias) == fold(best.name):
        return f"“{best.name}” is a responsibility of this role"
    return f"“{best.alias}” is part of {best.name}"
