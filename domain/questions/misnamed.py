"""Projects called by nearly their name: with a slip of the finger, or by one of its words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.projects import NamedProject
from domain.questions.everyday import FRAME
from domain.questions.folding import fold
from domain.questions.made_once import MadeOnce
from domain.questions.mending import IsWord, called_nearly, slips_allowed
from domain.questions.stemming import stem
from domain.questions.utterance import Utterance

_SHORTEST_PART = 4  # letters of a word that stands for a name of several
_PROJECT = frozenset({"project", "proj"})
_MOST_WORDS = 3  # of a name that is looked for
Called = dict[str, NamedProject | None]  # None where several projects are called so
Shared = defaultdict[str, set[NamedProject]]


def misnamed(
    said: Utterance, projects: Sequence[NamedProject], is_word: IsWord
) -> tuple[NamedProject, ...]:
    """Return the projects that a text nearly names, each with what it is called there.

    A word that exists is no slip of the finger, but its British or American twin is the same.
    """
    if not projects:
        return ()
    typed = [word.folded for word in said.words if word.member is None]
    strange = {one for one in typed if len(one) >= _SHORTEST_PART and not is_word(one)}
    strange |= _called_projects(typed)
    names = _names(projects)
    if not strange and names.firsts.isdisjoint(map(stem, typed)):
        return ()
    found = ((phrase, _called(phrase, names, strange)) for phrase in sorted(said.phrases))
    return tuple(replace(project, aliases=(phrase,)) for phrase, project in found if project)


def nearly_named(said: Utterance, projects: Sequence[NamedProject]) -> tuple[NamedProject, ...]:
    """Return the projects that a text may name; any word may be a slip of the finger here."""
    spellings = _spellings_of(projects)
    found = (one for phrase in said.phrases for one in _may_mean(phrase, spellings))
    return tuple(dict.fromkeys(found))


def _may_mean(phrase: str, spellings: "_Spellings") -> Iterator[NamedProject]:
    words, typed = phrase.split(), phrase.replace(" ", "")
    if len(words) > _MOST_WORDS or FRAME & set(words):
        return
    yield from spellings.twins.get(_stemmed(words), ())
    for name in called_nearly(typed, spellings.whole.keys(), slips_allowed(typed)):
        yield from spellings.whole[name]


def _called(phrase: str, names: "_Names", strange: set[str]) -> NamedProject | None:
    """Return the project that a phrase nearly names."""
    words = phrase.split()
    if len(words) > _MOST_WORDS or FRAME & set(words):
        return None
    project = names.twins.get(_stemmed(words)) if stem(words[0]) in names.firsts else None
    if project is None and strange & set(words):
        project = _nearest(phrase, names.whole) or names.parts.get(phrase)
    return project


def _called_projects(words: Sequence[str]) -> set[str]:
    """Return the words beside "project": in "the lantern project" it is meant to be a name."""
    if _PROJECT.isdisjoint(words):
        return set()
    pairs = [*pairwise(words), *((right, left) for left, right in pairwise(words))]
    return {word for word, beside in pairs if beside in _PROJECT and word not in FRAME}


def _nearest(phrase: str, names: Called) -> NamedProject | None:
    """Return the only project whose name is so near."""
    typed = phrase.replace(" ", "")
    slips = slips_allowed(typed)
    if not slips:
        return None
    near = process.extract(typed, names.keys(), scorer=OSA.distance, score_cutoff=slips)
    likely = [(far, names[name]) for name, far, _ in near if _may_be(typed, name)]
    best = [project for far, project in likely if far == likely[0][0]]
    return best[0] if best and all(project == best[0] for project in best) else None


def _may_be(typed: str, name: str) -> bool:
    # A wrong number is another project, and hardly anybody gets the first letter wrong.
    return typed[0] == name[0] and _digits(typed) == _digits(name)


def _digits(text: str) -> list[str]:
    return [letter for letter in text if letter.isdecimal()]


@dataclass(frozen=True, slots=True)
class _Names:
    """Projects by their names without spaces, by the words of these, and by their stems.

    `firsts` are the first stems: few phrases begin with one.
    """

    whole: Called
    parts: Called
    twins: Called
    firsts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The same for all projects that are called so, one or several."""

    whole: Shared
    parts: Shared
    twins: Shared


def _spellings_of(projects: Sequence[NamedProject]) -> _Spellings:
    whole: Shared = defaultdict(set)
    parts: Shared = defaultdict(set)
    twins: Shared = defaultdict(set)
    for project in projects:
        for name in (project.key, project.name, *project.aliases):
            words = fold(name).split()
            whole["".join(words)].add(project)
            twins[_stemmed(words)].add(project)
            for word in words if len(words) > 1 else ():
                parts[word].add(project)
    return _Spellings(whole, parts, twins)


def _names_of(projects: Sequence[NamedProject]) -> _Names:
    found = _spellings_of(projects)
    firsts = frozenset(name.partition(" ")[0] for name in found.twins)
    return _Names(_of_one(found.whole), _of_one(found.parts), _of_one(found.twins), firsts)


_names = MadeOnce(_names_of)


def _stemmed(words: Iterable[str]) -> str:
    return " ".join(map(stem, words))


def _of_one(called: Mapping[str, Collection[NamedProject]]) -> Called:
    return {name: next(iter(of)) if len(of) == 1 else None for name, of in called.items()}
