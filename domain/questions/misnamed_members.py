"""Members called by nearly their name: "who is danna?" means Dana."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from domain.projects import NamedMember
from domain.questions.everyday import FRAME
from domain.questions.folding import fold
from domain.questions.mending import IsWord, called_nearly
from domain.questions.utterance import Utterance

_SHORTEST = 4  # letters of a name in which one may be wrong: people have short names
_MOST_WORDS = 2  # of a name that is looked for


def misnamed_members(
    said: Utterance, members: Callable[[], Sequence[NamedMember]], is_word: IsWord
) -> tuple[NamedMember, ...]:
    """Return the members whom a text nearly names, each with what they are called there.

    A word that exists is no slip of the finger, and who may be meant as well is nobody's name.
    `members` are looked up only where a word is strange.
    """
    typed = {word.folded for word in said.words if word.member is None} - FRAME
    strange = {one for one in typed if len(one) >= _SHORTEST and not is_word(one)}
    if not strange:
        return ()
    called = _called(members())
    likely = (phrase for phrase in sorted(said.phrases) if _is_likely(phrase, strange))
    found = ((phrase, _nearest(phrase, called)) for phrase in likely)
    return tuple(replace(member, name=phrase) for phrase, member in found if member)


def _is_likely(phrase: str, strange: set[str]) -> bool:
    words = phrase.split()
    return len(words) <= _MOST_WORDS and FRAME.isdisjoint(words) and not strange.isdisjoint(words)


def _called(members: Sequence[NamedMember]) -> dict[str, list[NamedMember]]:
    called: defaultdict[str, list[NamedMember]] = defaultdict(list)
    for member in members:
        for name in _names_of(member):
            called[name].append(member)
    return dict(called)


def _names_of(member: NamedMember) -> Iterator[str]:
    first, *others = fold(member.name).split() or [""]
    yield first
    if others:
        yield " ".join((first, *others))


def _nearest(phrase: str, called: dict[str, list[NamedMember]]) -> NamedMember | None:
    """Return the only member whose name differs in one letter, and not in the first."""
    likely = (name for name in called_nearly(phrase, called.keys(), 1) if len(name) >= _SHORTEST)
    found = {member.id: member for name in likely for member in called[name]}
    return next(iter(found.values())) if len(found) == 1 else None
