"""Understands questions that leave out what was said before them in the conversation."""

from dataclasses import dataclass, replace

from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.projects import NamedMember
from domain.questions.elliptic import (
    Ellipsis,
    Leaning,
    Pieces,
    asks_by_itself,
    backup_asked,
    ellipsis_of,
    since_asked,
)
from domain.questions.linking import Kind, Names, link, names_of
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Aspect, Context, Intent, Reading, Resolver, Said
from domain.questions.slots import (
    ABOUT_PEOPLE,
    ABOUT_PHASES,
    WITH_PROJECT,
    named_in,
    repeated,
    with_slots,
)
from domain.questions.utterance import Utterance, utterance

SURE = 0.95
_SHORT = 16  # words: whoever says more leaves nothing out
_FEW = 5  # words without a verb of asking: perhaps only names
_HE_OR_SHE = frozenset({"he", "she", "him", "her", "his", "hers"})
_THEY = frozenset({"they", "them", "their"})
_THERE = frozenset({"there", "it", "that", "they", "them"})
_TELLING = (
    frozenset(
        [
            "and",
            "or",
            "also",
            "but",
            "plus",
            "then",
            "same",
            "ditto",
            "why",
            "else",
            "backup",
            "backups",
            "deputy",
            "substitute",
            "replacement",
            "before",
            "after",
            "afterwards",
            "next",
            "since",
            "when",
            "whom",
            "covers",
            "stands",
            "steps",
            "fills",
            "away",
            "out",
            "long",
            "come",
        ]
    )
    | _HE_OR_SHE
    | _THEY
    | _THERE
)
_ASKS = frozenset(
    [
        "who",
        "whom",
        "whose",
        "what",
        "which",
        "when",
        "where",
        "how",
        "is",
        "are",
        "do",
        "does",
        "did",
        "can",
    ]
)


@dataclass(frozen=True, slots=True)
class FollowingResolver:
    """Reads what a text leaves out from `context.before`; what is whole is left to the inner one."""

    inner: Resolver
    names: Names

    def resolve(self, text: str, context: Context) -> Reading:
        """Return how a text is understood; one that is complete in itself is never bent."""
        reading = self.inner.resolve(text, context)
        said = utterance(text)
        if len(said.words) > _SHORT or not _may_lean(said):
            return _in_project(reading, context)
        pieces = link(said, self.names, context)
        turn = _Turn(self.inner, context, pieces, reading)
        return turn.completed() or _in_project(reading, context)


def following(resolver: Resolver, knowledge: KnowledgeBase) -> FollowingResolver:
    """Let a resolver understand follow-up questions too."""
    return FollowingResolver(resolver, names_of(knowledge))


def leans(text: str, reading: Reading, context: Context) -> bool:
    """Tell whether it matters for a text what was said before it."""
    said = utterance(text)
    if len(said.words) <= _SHORT and _may_lean(said):
        return True
    return _lacks_project(reading, context)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One text in a conversation: its pieces, and how it reads by itself."""

    inner: Resolver
    context: Context
    pieces: Pieces
    reading: Reading

    def completed(self) -> Reading | None:
        """Return the reading with what was left out; None for a text that stands by itself."""
        backup = backup_asked(self.pieces)
        if backup is not None and (backup or self.before or _has_who(self.pieces)):
            return self._backups(backup)
        if since_asked(self.pieces):
            return replace(named_in(self.pieces), intent=Intent.WHO_IS, aspect=Aspect.SINCE)
        if self.before is None:
            return None
        ellipsis = ellipsis_of(self.pieces)
        found = self._leaning(ellipsis, self.before) if ellipsis else None
        return found or self._about_person(self.before) or self._about_it(self.before)

    @property
    def before(self) -> Said | None:
        return self.context.before

    def _leaning(self, ellipsis: Ellipsis, before: Said) -> Reading | None:
        match ellipsis.leaning:
            case Leaning.SLOTS:
                return with_slots(named_in(ellipsis.rest), before) or self._topic(ellipsis, before)
            case Leaning.MARKED:
                return self._marked(ellipsis, before)
            case Leaning.ELSE | Leaning.SINCE | Leaning.WHY:
                return _of_roles(ellipsis.leaning, before)
            case Leaning.AFTER | Leaning.WHO_AFTER | Leaning.BEFORE | Leaning.OF_IT:
                return _of_phases(ellipsis.leaning, before)
            case Leaning.BACKUP:
                return None

    def _marked(self, ellipsis: Ellipsis, before: Said) -> Reading | None:
        """Read "and who labels?" and "and labelling?": a question, or a topic, behind a mark."""
        own = self.inner.resolve(_typed(ellipsis.rest), self.context)
        if outcome_of(own) is Outcome.ANSWER or asks_by_itself(ellipsis.rest):
            if outcome_of(self.reading) is Outcome.ANSWER:
                own = self.reading
            return _on_project(own, before) if outcome_of(own) is Outcome.ANSWER else None
        return self._topic(ellipsis, before)

    def _topic(self, ellipsis: Ellipsis, before: Said) -> Reading | None:
        if before.intent not in ABOUT_PEOPLE:
            return None
        asked = self.inner.resolve(f"who handles {_typed(ellipsis.rest)}?", self.context)
        is_topic = asked.intent is Intent.WHO_HANDLES and asked.topics
        return _on_project(asked, before) if is_topic else None

    def _backups(self, rest: Pieces) -> Reading:
        named = named_in(rest)
        before = self.before
        if named.roles or named.person:
            found = replace(named, intent=Intent.WHO_IS)
        elif _says_more(rest):
            found = self.inner.resolve(f"who handles {_typed(rest)}?", self.context)
        elif before and before.roles and before.intent in ABOUT_PEOPLE:
            found = repeated(before, project=named.project or before.project)
        else:
            found = replace(named, intent=Intent.WHO_IS)
        found = _on_project(found, before) if before else found
        return replace(found, aspect=Aspect.BACKUPS)

    def _about_person(self, before: Said) -> Reading | None:
        """Read "what does she do?" with the person who was named before."""
        said = {piece.shape for piece in self.pieces}
        kinds = {piece.kind for piece in self.pieces}
        meant = said & _HE_OR_SHE or (said & _THEY and Kind.ROLE not in kinds)
        if not meant or before.person is None or Kind.PERSON in kinds or self._is_whole():
            return None
        text = " ".join(
            f"<@{before.person}>" if piece.shape in meant else _typed((piece,))
            for piece in self.pieces
        )
        known = NamedMember(before.person, before.person)
        context = replace(self.context, members=(*self.context.members, known))
        reading = self.inner.resolve(f"{text}?", context)
        return reading if outcome_of(reading) is Outcome.ANSWER else None

    def _about_it(self, before: Said) -> Reading | None:
        """Read "who works on it?" and "who is the data engineer there?" with the project before."""
        points = any(piece.shape in _THERE for piece in self.pieces)
        if not points or outcome_of(self.reading) is not Outcome.ANSWER:
            return None
        return None if self.reading.topics else _on_project(self.reading, before)

    def _is_whole(self) -> bool:
        whole = (Intent.WHO_HANDLES, Intent.MARK_DONE)
        return outcome_of(self.reading) is Outcome.ANSWER and self.reading.intent in whole


def _of_roles(leaning: Leaning, before: Said) -> Reading | None:
    if leaning is Leaning.WHY:
        return repeated(before, aspect=Aspect.REASON)
    if before.intent in ABOUT_PEOPLE and before.roles:
        aspect = Aspect.BACKUPS if leaning is Leaning.ELSE else Aspect.SINCE
        return repeated(before, aspect=aspect)
    if leaning is Leaning.ELSE and before.project:
        return Reading(Intent.WHO_IS, SURE, project=before.project)
    return None


def _of_phases(leaning: Leaning, before: Said) -> Reading | None:
    if before.intent not in ABOUT_PHASES or not before.at:
        return None
    told = Reading(Intent.PHASE_DONE, SURE, project=before.project, phases=before.at)
    match leaning:
        case Leaning.BEFORE:
            return replace(told, steps=-1)
        case Leaning.AFTER if before.intent is Intent.PHASE_DONE:
            return replace(told, steps=1)
        case Leaning.AFTER:
            return replace(told, intent=Intent.NEXT_PHASE)
        case Leaning.WHO_AFTER:
            return replace(told, intent=Intent.NEXT_ROLE)
        case _:
            return told


def _in_project(reading: Reading, context: Context) -> Reading:
    """Take the project from before where the place has none to offer, or too many."""
    before = context.before
    if before is None or not _lacks_project(reading, context):
        return reading
    if context.here and all(project.key != before.project for project in context.here):
        return reading
    return _on_project(reading, before)


def _lacks_project(reading: Reading, context: Context) -> bool:
    is_needed = reading.intent in WITH_PROJECT and outcome_of(reading) is not Outcome.UNKNOWN
    return is_needed and reading.project is None and len(context.here) != 1


def _on_project(reading: Reading, before: Said) -> Reading:
    if reading.project is not None or reading.intent not in WITH_PROJECT:
        return reading
    return replace(reading, project=before.project)


def _may_lean(said: Utterance) -> bool:
    words = {word.folded for word in said.words}
    return bool(words & _TELLING) or (len(said.words) <= _FEW and not words & _ASKS)


def _has_who(pieces: Pieces) -> bool:
    return any(piece.shape in {"who", "whos"} for piece in pieces)


def _says_more(pieces: Pieces) -> bool:
    little = (
        _HE_OR_SHE | _THEY | _THERE | frozenset({"the", "a", "on", "of", "for", "this", "here"})
    )
    kinds = (Kind.WORD, Kind.PHASE)
    return any(piece.kind in kinds and piece.shape not in little for piece in pieces)


def _typed(pieces: Pieces) -> str:
    words = (word for piece in pieces for word in piece.words)
    return " ".join(_mention(word.member) if word.member else word.typed for word in words)


def _mention(member: MemberId) -> str:
    return f"<@{member}>"
