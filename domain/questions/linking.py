"""Finds what a text names: projects, roles, phases, people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Self

from domain.ids import MemberId, PhaseKey, ProjectKey, RoleKey
from domain.projects import NamedMember, NamedProject
from domain.questions.everyday import ALSO_WORDS
from domain.questions.folding import fold
from domain.questions.names import ARTICLES, SHORT, Names, openings, stemmed
from domain.questions.readings import Context
from domain.questions.stemming import stem
from domain.questions.utterance import Utterance, Word


class Kind(StrEnum):
    """What a piece of a text is; shapes are made of these words."""

    PROJECT = "PROJECT"
    ROLE = "ROLE"
    PHASE = "PHASE"
    PERSON = "PERSON"
    WORD = "WORD"


class Piece(NamedTuple):
    """One or more words of the text that name one thing, or one plain word."""

    kind: Kind
    words: tuple[Word, ...]
    project: ProjectKey | None = None
    role: RoleKey | None = None
    phases: tuple[PhaseKey, ...] = ()
    person: MemberId | None = None

    @property
    def shape(self) -> str:
        """How the piece looks in a shape: its kind, or the word itself.

        A phase said as something that happened ("deployed", "trained") looks like `PHASED`.
        """
        first = self.words[0].folded
        if self.kind is Kind.WORD:
            return first
        is_deed = self.kind is Kind.PHASE and len(self.words) == 1 and first.endswith("ed")
        return "PHASED" if is_deed else str(self.kind)


def shapes_of(pieces: Iterable[Piece]) -> str:
    """Return the shapes of pieces side by side, with a blank around each: for patterns."""
    return f" {' '.join([piece.shape for piece in pieces])} "


def link(said: Utterance, names: Names, context: Context) -> tuple[Piece, ...]:
    """Cut a text into pieces; the longest name wins, a project's before a role's or a phase's."""
    finder = _Finder.of(names, context)
    pieces: list[Piece] = []
    words = _without_us(said.words, context)
    if names.mending is not None:
        words = tuple(map(names.mending.mended, words))
    at = 0
    while at < len(words):
        piece = finder.at(words, at)
        pieces.append(piece)
        at += len(piece.words)
    return tuple(pieces)


_LONGEST = 6  # words of a name
_LATELY = 500  # projects: their names are asked for again and again
_POINTING = frozenset({"the", "our", "a", "an", "is", "vs", "versus", "and", "or", "any", "no"})
# "I am glad to report that the training is done": the phase is the training.
_TO_REPORT, _TELLING = "report", frozenset({"to", "i", "we", "can", "may", "hereby"})
_GREETINGS = frozenset({"hey", "hi", "hello", "ok", "okay", "please", "yo", "dear", "thanks"})


def _project_names(context: Context) -> dict[str, ProjectKey]:
    found: dict[str, ProjectKey] = {}
    for project in (*context.here, *context.projects):  # what is here comes first
        for name in _ways_to_name(project):
            found.setdefault(name, project.key)
    return found


@lru_cache(maxsize=_LATELY)
def _ways_to_name(project: NamedProject) -> tuple[str, ...]:
    folded = (fold(name) for name in (project.key, project.name, *project.aliases))
    return tuple(filter(None, folded))


def _member_names(members: Sequence[NamedMember]) -> dict[str, MemberId]:
    found: dict[str, MemberId] = {}
    for member in members:
        words = fold(member.name).split()
        for name in (" ".join(words), *words[:1]):
            found.setdefault(name, member.id)
    return found


def _without_us(words: tuple[Word, ...], context: Context) -> tuple[Word, ...]:
    """Take the mentions of the bot away: the one that is known, or the one that opens a text."""
    words = tuple([w for w in words if w.member is None or w.member != context.bot])
    if context.bot is not None:
        return words
    known = {member.id for member in context.members}
    for at, word in enumerate(words):
        if word.member is not None and word.member not in known and len(words) > 1:
            return (*words[:at], *words[at + 1 :])
        if word.folded not in _GREETINGS:
            break
    mentions = [word.member for word in words if word.member]
    ends_with_us = words and words[-1].member and words[-1].member not in known
    return words[:-1] if ends_with_us and len(mentions) == 1 and _addresses(words) else words


def _addresses(words: tuple[Word, ...]) -> bool:
    # "who handles labels, @Baton": a sentence that is whole without the mention.
    return len(words) > _LONGEST // 2 and words[-2].folded not in {"is", "does", "of", "for", "to"}


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds what starts at a word, among all the names that a text may use.

    `openings` are the words that names of projects and people begin with.
    """

    names: Names
    projects: Mapping[str, ProjectKey]
    members: Mapping[str, MemberId]
    openings: frozenset[str]

    @classmethod
    def of(cls, names: Names, context: Context) -> Self:
        """Collect what the knowledge base and the context can name."""
        projects, members = _project_names(context), _member_names(context.members)
        return cls(names, projects, members, openings((*projects, *members)))

    def at(self, words: tuple[Word, ...], at: int) -> Piece:
        """Return the piece that starts at a word."""
        word = words[at]
        if word.member is not None:
            return Piece(Kind.PERSON, (word,), person=word.member)
        if self._opens_a_name(word.folded):
            before = words[at - 1].folded if at else ""
            for count in range(_together(words, at), 0, -1):
                piece = self._named(words[at : at + count], before)
                if piece is not None:
                    return piece
        return Piece(Kind.WORD, (word,))

    def _opens_a_name(self, folded: str) -> bool:
        known = self.names.openings  # of roles and phases: these as they are, and in stems
        return folded in known or folded in self.openings or stem(folded) in known

    def _named(self, run: tuple[Word, ...], before: str) -> Piece | None:
        folded = [word.folded for word in run]
        phrase = " ".join(folded)
        person = self.members.get(phrase)
        if person is not None and _is_a_person(run, before):
            return Piece(Kind.PERSON, run, person=person)
        if phrase in self.projects:
            return Piece(Kind.PROJECT, run, project=self.projects[phrase])
        if phrase in self.names.roles and _is_a_role(run, before):
            return Piece(Kind.ROLE, run, role=self.names.roles[phrase])
        if folded[0] in ARTICLES or folded[-1] in ARTICLES:
            return None
        if phrase == _TO_REPORT and before in _TELLING:
            return None
        known = self.names.phases
        phases = known.get(phrase) or known.get(stemmed(folded), ())
        return Piece(Kind.PHASE, run, phases=phases) if phases else None


def _together(words: tuple[Word, ...], at: int) -> int:
    """Return how many words from here on may be one name: no mention, no end of a sentence."""
    sentence = words[at].sentence
    count = 0
    for word in words[at : at + _LONGEST]:
        if word.member is not None or word.sentence != sentence:
            break
        count += 1
    return count


def _is_a_person(run: tuple[Word, ...], before: str) -> bool:
    first, *others = run
    if others or first.folded not in ALSO_WORDS:
        return True
    return first.typed[:1].isupper() and before not in {"", "the", "our", "a", "please"}


def _is_a_role(run: tuple[Word, ...], before: str) -> bool:
    first, *others = run
    typed = first.typed
    if others or len(typed.removesuffix("s")) > SHORT:  # "des" is a word of another language, too
        return True
    return typed[:SHORT].isupper() or before in _POINTING or not before
