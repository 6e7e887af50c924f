"""One text in a conversation, completed with what was said before it."""

from dataclasses import dataclass, replace

from domain.questions.elliptic import (
    Leaning,
    Left,
    Pieces,
    asks_by_itself,
    backup_asked,
    ellipsis_of,
    since_asked,
)
from domain.questions.linking import Kind
from domain.questions.pointing import HE_OR_SHE, THERE, THEY, about_person, about_place, typed
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Aspect, Context, Intent, Reading, Resolver, Said
from domain.questions.slots import (
    ABOUT_PEOPLE,
    ABOUT_PHASES,
    SURE,
    held_before,
    named_in,
    on_project,
    repeated,
    with_slots,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A text: its pieces, how it reads by itself, and where it is said."""

    inner: Resolver
    context: Context
    pieces: Pieces
    reading: Reading

    @property
    def before(self) -> Said | None:
        """What was said before it."""
        return self.context.before

    def completed(self) -> Reading | None:
        """Return the reading with what was left out; None for a text that stands by itself."""
        backup = backup_asked(self.pieces)
        if backup is not None and (backup or self.before or _has_who(self.pieces)):
            return self._backups(backup)
        if since_asked(self.pieces):
            return replace(named_in(self.pieces), intent=Intent.WHO_IS, aspect=Aspect.SINCE)
        return self._after(self.before) if self.before else self._first()

    def _first(self) -> Reading | None:
        """Read "who was the ML engineer before?", which says itself what it is about."""
        left = ellipsis_of(self.pieces)
        if left is None or left.leaning is not Leaning.HELD_BEFORE:
            return None
        return held_before(named_in(left.rest), Said(Intent.OOS))

    def _after(self, before: Said) -> Reading | None:
        left = ellipsis_of(self.pieces)
        found = self._leaning(left, before) if left else None
        if found is not None:
            return found
        person = None
        if not self._is_whole():
            person = about_person(self.inner, self.pieces, self.context, before)
        return person or about_place(self.inner, self.pieces, self.context, self.reading, before)

    def _leaning(self, left: Left, before: Said) -> Reading | None:
        match left.leaning:
            case Leaning.SLOTS:
                return with_slots(named_in(left.rest), before) or self._topic(left.rest, before)
            case Leaning.MARKED:
                return self._of_people(before) or self._marked(left.rest, before)
            case Leaning.ELSE | Leaning.SINCE | Leaning.WHY:
                return _of_roles(left.leaning, before)
            case Leaning.HELD_BEFORE:
                return held_before(named_in(left.rest), before)
            case Leaning.BEFORE if before.intent in ABOUT_PEOPLE:
                return held_before(named_in(left.rest), before)
            case Leaning.AFTER | Leaning.WHO_AFTER | Leaning.BEFORE | Leaning.OF_IT:
                return _of_phases(left.leaning, before)

    def _of_people(self, before: Said) -> Reading | None:
        """Read "and are they on churn too?", where that asks what they do."""
        found = about_person(self.inner, self.pieces, self.context, before)
        return found if found and found.intent is Intent.ROLES_OF else None

    def _marked(self, rest: Pieces, before: Said) -> Reading | None:
        """Read "and who labels?" and "and labelling?": a question, or a topic, behind a mark."""
        if rest[0].shape in _BESIDE and before.intent in ABOUT_PHASES:
            return _beside(rest, before)
        own = self.inner.resolve(typed(rest), self.context)
        if outcome_of(own) is not Outcome.ANSWER and not asks_by_itself(rest):
            return self._topic(rest, before)
        if outcome_of(self.reading) is Outcome.ANSWER:
            own = self.reading
        if own.intent is Intent.HELP:
            return None
        return on_project(own, before) if outcome_of(own) is Outcome.ANSWER else None

    def _topic(self, rest: Pieces, before: Said) -> Reading | None:
        if before.intent not in ABOUT_PEOPLE:
            return None
        asked = self._who_handles(rest)
        is_topic = asked.intent is Intent.WHO_HANDLES and asked.topics
        return on_project(asked, before) if is_topic else None

    def _backups(self, rest: Pieces) -> Reading | None:
        named = named_in(rest)
        if named.roles or named.person or not _says_more(rest):
            found = self._named_backups(named)
        else:
            found = self._who_handles(rest)
            if outcome_of(found) is Outcome.UNKNOWN:
                return None
        found = on_project(found, self.before) if self.before else found
        return replace(found, aspect=Aspect.BACKUPS)

    def _named_backups(self, named: Reading) -> Reading:
        before = self.before
        role_is_known = before and before.roles and before.intent in ABOUT_PEOPLE
        if not role_is_known or named.roles or named.person or self._of_all(named):
            return replace(named, intent=Intent.WHO_IS)
        return repeated(before, project=named.project) if before else named

    def _of_all(self, named: Reading) -> bool:
        """Tell whether all backups of a project are asked for: "who are the backups on atlas?"."""
        return named.project is not None and any(p.shape in _ALL for p in self.pieces)

    def _who_handles(self, rest: Pieces) -> Reading:
        return self.inner.resolve(f"who handles {typed(rest)}?", self.context)

    def _is_whole(self) -> bool:
        whole = (Intent.WHO_HANDLES, Intent.MARK_DONE)
        return outcome_of(self.reading) is Outcome.ANSWER and self.reading.intent in whole


def _of_roles(leaning: Leaning, before: Said) -> Reading | None:
    if leaning is Leaning.WHY:
        return repeated(before, aspect=Aspect.REASON)
    if before.intent in ABOUT_PEOPLE and before.roles:
        aspect = Aspect.BACKUPS if leaning is Leaning.ELSE else Aspect.SINCE
        return replace(repeated(before, aspect=aspect), intent=_of_holders(before.intent))
    if leaning is Leaning.ELSE and before.project:
        return Reading(Intent.WHO_IS, SURE, project=before.project)
    return None


def _of_holders(intent: Intent) -> Intent:
    return Intent.WHO_IS if intent is Intent.UNFILLED_ROLES else intent


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


def _beside(rest: Pieces, before: Said) -> Reading | None:
    """Read "and after the evaluation?" and "and before training?"."""
    named = on_project(replace(named_in(rest), intent=Intent.NEXT_PHASE), before)
    if not named.phases:
        return None
    if rest[0].shape == "after":
        return named
    return replace(named, intent=Intent.PHASE_DONE, steps=-1)


def _has_who(pieces: Pieces) -> bool:
    return any(piece.shape in {"who", "whos"} for piece in pieces)


def _says_more(pieces: Pieces) -> bool:
    """Tell whether there is a topic in what is left, beside names and pointing words."""
    kinds = (Kind.WORD, Kind.PHASE)
    return any(piece.kind in kinds and piece.shape not in _LITTLE for piece in pieces)


_BESIDE = frozenset({"after", "before"})
_LITTLE = HE_OR_SHE | THEY | THERE | frozenset({"the", "a", "on", "of", "for", "this", "here"})
_ALL = frozenset({"backups", "deputies", "substitutes", "replacements", "fallbacks"})
