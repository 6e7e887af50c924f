"""Which role claims which words: an alias belongs to one role unless two say that they share it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from domain.knowledge.mistakes import Contradiction, Place
from domain.knowledge.phrases import normalised
from domain.knowledge.roles import Responsibility, Role
from domain.words import _


@dataclass(frozen=True, slots=True)
class Claim:
    """One phrase for one responsibility of a role, and where it is written."""

    phrase: str
    role: Role
    responsibility: Responsibility
    field: Place

    @property
    def place(self) -> Place:
        """The path to the phrase, from the knowledge base down."""
        return ("roles", self.role.key, "responsibilities", self.responsibility.key, *self.field)

    def is_shared_with(self, other: "Claim") -> bool:
        """Whether this side says that a role which helps here has the phrase too."""
        words = normalised(self.phrase)
        return other.role.key in self.responsibility.helpers and any(
            normalised(shared) == words for shared in self.responsibility.shared_aliases
        )


def check_claims(roles: Iterable[Role]) -> None:
    """Raise `Contradiction` where a phrase belongs to two roles without saying so."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in _claims(roles):
        claims[normalised(claim.phrase)].append(claim)
    for rivals in claims.values():
        for first, second in combinations(rivals, 2):
            _check_rivals(first, second)


def _check_rivals(first: Claim, second: Claim) -> None:
    if first.role is second.role:
        return
    if first.is_shared_with(second) or second.is_shared_with(first):
        return
    raise Contradiction(
        second.place,
        _(
            '"{phrase}" belongs to "{one}" of "{its_role}" and to "{other}" of "{other_role}"; '
            "where two roles share it, one names "
            'it in "shared_aliases" and the other role in "helpers"',
            phrase=second.phrase,
            one=second.responsibility.key,
            its_role=second.role.key,
            other=first.responsibility.key,
            other_role=first.role.key,
        ),
        first.place,
    )


def _claims(roles: Iterable[Role]) -> Iterator[Claim]:
    for role in roles:
        for responsibility in role.responsibilities:
            yield Claim(responsibility.name, role, responsibility, ("name",))
            for alias in responsibility.aliases:
                yield Claim(alias, role, responsibility, ("aliases", alias))
