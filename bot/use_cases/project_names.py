"""Whether a project may be called so: an alias means one project, and so does a key."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from bot.use_cases.bulk import BulkRegistry
from domain.handoffs.project_form import NAME_LIMIT, NameTaken, NameUnusable, key_of, numbered_key
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

    def new_key(self, name: str) -> ProjectKey:
        """Return a free key for a new project of that name.

        Raises `NameUnusable`, and `NameTaken` where the name or the key means another one. What
        the actor may not know of is no reason to refuse, unless it has that alias.
        """
        self.check_name(name, None)
        base = key_of(name)
        same = [p for p in self.bulk.projects_with([ProjectKey(base)]) if self._is_known(p)]
        if base and same:
            raise NameTaken(name, same[0].name)
        return next(self._free(base or NAMELESS))

    def check_name(self, name: str, mine: ProjectKey | None) -> None:
        """Raise `NameUnusable` or `NameTaken` where a name is no good for the project `mine`."""
        for other in self._others(name, mine):
            if self._is_known(other) or fold(name) in map(fold, other.aliases):
                raise self._taken(name, other)

    def check_alias(self, alias: str, mine: ProjectKey) -> None:
        """Raise the same where an alias is no good: it means one project, whoever may know it."""
        for other in self._others(alias, mine):
            raise self._taken(alias, other)

    def _others(self, name: str, mine: ProjectKey | None) -> Iterator[Project]:
        folded = fold(name)
        if not folded or len(name) > NAME_LIMIT:
            raise NameUnusable(name)
        keys = self.bulk.called([folded]).get(folded, frozenset[ProjectKey]())
        return self.bulk.projects_with([key for key in sorted(keys) if key != mine])

    def _taken(self, name: str, other: Project) -> NameTaken:
        return NameTaken(name, other.name if self._is_known(other) else None)

    def _is_known(self, other: Project) -> bool:
        return self.channel in other.channels or other.is_open_to(self.actor)

    def _free(self, base: str) -> Iterator[ProjectKey]:
        for number in count(1):
            key = numbered_key(base, number)
            if not list(self.bulk.projects_with([key])):
                yield key
