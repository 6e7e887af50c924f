"""Whose work a text is about: what was learnt, with what this knowledge base says today."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from operator import itemgetter
from typing import Self

from domain.ids import RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.questions.everyday import FAINT, FRAME
from domain.questions.linking import Kind
from domain.questions.local.aliases import Alias, Aliases, Found, Pieces, covering
from domain.questions.local.hearing import topical
from domain.questions.local.model import Model
from domain.questions.local.topics import About
from domain.questions.made_once import MadeOnce
from domain.questions.readings import Topic

_SURE = 0.98
_NEIGHBOURLY = 2.0  # odds of 7 to 1 that "wifi is down" is about nobody's work here
_NOTHING_SAID = -2.0  # odds that "who does that?" is about a role's work
_AND = frozenset({"and", "or", "plus"})
_JOINING = _AND | {"the", "our"}
_MOST = 4  # topics worth telling
_LEAST_COVERED = 0.4  # of what a text says, by a phrase that is new to the classifiers
# A workspace may have roles of its own, but all have the same neighbours.
_neighbourly = MadeOnce(Aliases.of_neighbours)


@dataclass(frozen=True, slots=True)
class Whose:
    """The topics, best first, one for each role; `ours` is as `About` has it."""

    topics: tuple[Topic, ...]
    ours: float


@dataclass(frozen=True, slots=True)
class Owners:
    """Brings what the classifiers say and what a knowledge base says together.

    A responsibility that was given to another role leads to that role; a phrase that the
    classifiers never saw counts by how much of the text it is; a text that says nothing beside
    one phrase is about that phrase.
    """

    model: Model
    roles: frozenset[RoleKey]
    owners: Mapping[str, tuple[RoleKey, str]]
    neighbours: Aliases

    @classmethod
    def of(cls, knowledge: KnowledgeBase, model: Model) -> Self:
        """Look up who answers for what in a knowledge base, and what it is called."""
        told = knowledge.responsibilities()
        owners = {str(one.key): (RoleKey(role.key), one.name) for role, one in told}
        roles = frozenset(role.key for role in knowledge.roles)
        return cls(model, roles, owners, _neighbourly(knowledge.neighbours))

    def whose(self, about: About, pieces: Pieces, found: Sequence[Found]) -> Whose:
        """Return whose work the pieces are about; `found` are the aliases in them."""
        shares, names = self._as_learnt(about)
        neighbourly = self.neighbours.found_in(pieces)
        if neighbourly:
            found = [one for one in found if not any(_is_within(one, two) for two in neighbourly)]
        ours = about.ours if found or _says_something(pieces) else min(about.ours, _NOTHING_SAID)
        if neighbourly and not found:
            ours -= _NEIGHBOURLY
        if both := _side_by_side(pieces, found, shares):
            shares = dict.fromkeys(both, _SURE / len(both))
            ours = max(ours, log(_SURE / (1 - _SURE)))
        for role, weight in self._as_written(pieces, tuple(found)).items():
            shares = {one: share * (1 - weight) for one, share in shares.items()}
            shares[role] = shares.get(role, 0.0) + weight
            ours = max(ours, log(weight / (1 - weight)))
        said = _said(found)
        known = [role for role in shares if role in self.roles]
        best = sorted(known, key=shares.__getitem__, reverse=True)[:_MOST]
        topics = (_topic(said.get(role), role, names.get(role, ""), shares[role]) for role in best)
        return Whose(tuple(topics), ours)

    def _as_learnt(self, about: About) -> tuple[dict[RoleKey, float], dict[RoleKey, str]]:
        shares: defaultdict[RoleKey, float] = defaultdict(float)
        names: dict[RoleKey, str] = {}
        known = zip(self.model.topics.roles, about.shares, about.nearest, strict=True)
        # The likest first: where a role was given another's work, that is what it is named after.
        for learnt, share, key in sorted(known, key=itemgetter(1), reverse=True):
            role, name = self.owners.get(key, (learnt, ""))
            shares[role] += share
            names.setdefault(role, name)
        return dict(shares), names

    def _as_written(self, pieces: Pieces, found: tuple[Found, ...]) -> Mapping[RoleKey, float]:
        roles = {alias.role for alias in covering(pieces, found)}
        if len(roles) == 1:
            return {roles.pop(): _SURE}
        return self._of_unseen(pieces, found)

    def _of_unseen(self, pieces: Pieces, found: tuple[Found, ...]) -> Mapping[RoleKey, float]:
        weights: dict[RoleKey, float] = {}
        for one in found:
            unseen = {a.role for a in one.aliases if not self.model.has_learnt(a)}
            covered = min(one.count / max(_telling(pieces), 1), _SURE)
            if len(unseen) == 1 and covered >= _LEAST_COVERED:
                weights[unseen.pop()] = covered
        return weights


def _side_by_side(
    pieces: Pieces, found: Sequence[Found], shares: Mapping[RoleKey, float]
) -> tuple[RoleKey, ...]:
    """Return the roles of two phrases in a list that are different roles' work: neither wins."""
    for one, other in pairwise(found):
        between = {piece.shape for piece in pieces[one.start + one.count : other.start]}
        if between.isdisjoint(_AND) or not between <= _JOINING:
            continue
        first, second = ({alias.role for alias in each.aliases} for each in (one, other))
        if first.isdisjoint(second):
            likest = (
                max(sorted(each), key=lambda r: shares.get(r, 0.0)) for each in (first, second)
            )
            return tuple(likest)
    return ()


def _is_within(one: Found, longer: Found) -> bool:
    """Tell whether an alias is but a part of another: "training" of "first aid training"."""
    starts_inside = longer.start <= one.start
    ends_inside = one.start + one.count <= longer.start + longer.count
    return starts_inside and ends_inside and one.count < longer.count


def _says_something(pieces: Pieces) -> bool:
    return not FRAME.issuperset([word.folded for word in topical(pieces)])


def _telling(pieces: Pieces) -> int:
    """Return how many words of a text may tell what it is about."""
    words = (w.folded for piece in pieces if piece.kind is Kind.WORD for w in piece.words)
    return sum(word not in FRAME and word not in FAINT for word in words)


def _said(found: Sequence[Found]) -> dict[RoleKey, Alias]:
    """Return the longest alias of each role in a text."""
    said: dict[RoleKey, Alias] = {}
    for one in sorted(found, key=lambda one: -one.count):
        for alias in one.aliases:
            said.setdefault(alias.role, alias)
    return said


def _topic(said: Alias | None, role: RoleKey, nearest: str, share: float) -> Topic:
    if said is None:
        return Topic(role, nearest, "", share)
    return Topic(role, said.name, said.said, share)
