"""What was read of a registry lately, for as long as the registry is what it was.

The revision tells: who asks knows the present one, and what was read at another is forgotten.
"""

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bot.storage.directory import Named, SqlDirectory, one_by_one
from bot.use_cases.asking.reading_through import ReadingThrough
from domain.ids import ChannelId, ProjectKey, WorkspaceId
from domain.projects import NamedMember, NamedProject, Project
from domain.statuses import AnswerPlace

MOST_PROJECTS = 500  # of one workspace, and as many channels
MOST_PHRASES = 20_000  # most of them name nothing, which is worth knowing too
MOST_WORKSPACES = 50
LONGEST = 10.0  # seconds; until then one may miss what was written past us, with no new revision

Key = TypeVar("Key")
Known = TypeVar("Known")


class Some(dict[Key, Known]):
    """A limited number of things; when they are too many, it starts again with none."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: Key, known: Known) -> Known:
        """Remember and return it."""
        if len(self) >= self._most:
            self.clear()  # at one blow, since other threads read
        self[key] = known
        return known


@dataclass(slots=True)
class Remembered:
    """What is known of one workspace at a revision; for a while only, whatever happens."""

    revision: int
    until: float
    projects: Some[ProjectKey, Project] = field(default_factory=lambda: Some(MOST_PROJECTS))
    channels: Some[ChannelId, tuple[Project, ...]] = field(
        default_factory=lambda: Some(MOST_PROJECTS)
    )
    projects_called: Some[str, tuple[NamedProject, ...]] = field(
        default_factory=lambda: Some(MOST_PHRASES)
    )
    members_called: Some[str, tuple[NamedMember, ...]] = field(
        default_factory=lambda: Some(MOST_PHRASES)
    )
    few_projects: tuple[NamedProject, ...] | None = None
    few_members: tuple[NamedMember, ...] | None = None
    knowledge: int | None = None
    answer_places: Mapping[ChannelId, AnswerPlace] | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What one process remembers of all workspaces."""

    now: Callable[[], float] = time.monotonic
    _of: Some[WorkspaceId, Remembered] = field(default_factory=lambda: Some(MOST_WORKSPACES))

    def at(self, workspace: WorkspaceId, revision: int) -> Remembered:
        """Return what is known at the revision or a later one, which is as true."""
        known = self._of.get(workspace)
        if known is None or known.revision < revision or known.until < self.now():
            return self._of.keep(workspace, Remembered(revision, self.now() + LONGEST))
        return known

    def latest(self, workspace: WorkspaceId) -> Remembered:
        """Return what is known at the revision that somebody saw last."""
        return self._of.get(workspace) or self.at(workspace, 0)


@dataclass(frozen=True, slots=True)
class RememberingDirectory(ReadingThrough):
    """The registry of one workspace to read in: what is remembered is not read again."""

    read: SqlDirectory
    known: Remembered

    def project(self, key: ProjectKey) -> Project:
        found = self.known.projects.get(key)
        return found or self.known.projects.keep(key, self.read.project(key))

    def in_channel(self, channel: ChannelId) -> tuple[Project, ...]:
        found = self.known.channels.get(channel)
        if found is None:
            found = self.known.channels.keep(channel, self.read.in_channel(channel))
        return found

    def projects_named(self, phrases: Collection[str]) -> tuple[NamedProject, ...]:
        known = self.known.projects_called
        return one_by_one(_called(known, phrases, self.read.projects_by_phrase))

    def members_named(self, phrases: Collection[str]) -> tuple[NamedMember, ...]:
        known = self.known.members_called
        return one_by_one(_called(known, phrases, self.read.members_by_phrase))

    def projects_if_few(self) -> tuple[NamedProject, ...]:
        if self.known.few_projects is None:
            self.known.few_projects = self.read.projects_if_few()
        return self.known.few_projects

    def members_if_few(self) -> tuple[NamedMember, ...]:
        if self.known.few_members is None:
            self.known.few_members = self.read.members_if_few()
        return self.known.few_members

    def knowledge_revision(self) -> int:
        if self.known.knowledge is None:
            self.known.knowledge = self.read.knowledge_revision()
        return self.known.knowledge


def _called(
    known: Some[str, tuple[Named, ...]],
    phrases: Collection[str],
    read: Callable[[Collection[str]], Mapping[str, tuple[Named, ...]]],
) -> Iterable[tuple[Named, ...]]:
    called = list(map(known.get, phrases))
    if None in called:
        unknown = [phrase for phrase, found in zip(phrases, called, strict=True) if found is None]
        told = read(unknown)
        called += [known.keep(phrase, told.get(phrase, ())) for phrase in unknown]
    return filter(None, called)
