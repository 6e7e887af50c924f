"""Whether a project may be called so: an alias means one project, and so does a key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count

from bot.use_cases.ports.bulk import BulkRegistry
from domain.handoffs.forms.project import (
    NAME_LIMIT,
    NameTaken,
    NameUnusable,
    key_of,
    key_with,
    numbered_key,
)
from domain.ids import ChannelId, ProjectKey
from domain.projects import Actor, Project
from domain.questions.folding import fold

NAMELESS = "project"  # the key of a project whose name has no Latin letter


@dataclass(frozen=True, slots=True)
class ProjectNames:
    """What other projects are called, as far as an actor in a channel may know of them."""

    bulk: BulkRegistry
    actor: Actor
    channel: ChannelId | None = None

    def new_key(self, name: str, chance: Callable[[], str]) -> ProjectKey:
        """Return a free key for a new project of that name.

        Raises `NameUnusable`, and `NameTaken` where the name or the key means another one. What
        the actor may not know of is no reason to refuse; the key then ends with a word by chance,
        since whoever guesses a number would learn that something was counted.
        """
        self.check(name, None)
        base = key_of(name)
        same = self._known(self.bulk.projects_with([ProjectKey(base)]))
        if base and same:
            raise NameTaken(name, same[0].name)
        return self._free(base or NAMELESS, chance)

    def check(self, name: str, mine: ProjectKey | None) -> None:
        """Raise `NameUnusable` or `NameTaken` where a name is no good for the project `mine`.

        What the actor may not know of is as if it were not there.
        """
        folded = fold(name)
        if not folded or len(name) > NAME_LIMIT:
            raise NameUnusable(name)
        keys = self.bulk.called([folded]).get(folded, frozenset[ProjectKey]())
        others = self.bulk.projects_with([key for key in sorted(keys) if key != mine])
        if known := self._known(others):
            raise NameTaken(name, known[0].name)

    def _known(self, projects: Iterable[Project]) -> tuple[Project, ...]:
        return tuple(
            one for one in projects if self.channel in one.channels or one.is_open_to(self.actor)
        )

    def _free(self, base: str, chance: Callable[[], str]) -> ProjectKey:
        for number in count(1):
            key = numbered_key(base, number)
            there = tuple(self.bulk.projects_with([key]))
            if not there:
                return key
            if not self._known(there):
                break
        return key_with(base, chance())
