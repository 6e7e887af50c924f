"""What a workspace was taught and asked, as protocols: its memory beside the registry."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.ids import ChannelId, MemberId, ProjectKey, QuestionId, RoleKey, TeachingId
from domain.projects import Actor
from domain.questions.policy import Outcome
from domain.questions.readings import Intent
from domain.teaching.comparing import SavedQuestion
from domain.teaching.teachings import Maintainers, Teaching, TeachingStatus
from domain.teaching.weekly import WeeklyList


class Teachings(Protocol):
    """What one workspace was taught, with what its team wants to stay so."""

    def lock(self) -> None:
        """Make the workspace if it is not there; let nobody else teach until the end."""
        ...

    def add(self, teaching: Teaching) -> None:
        """Store a new teaching; one in force renews all caches."""
        ...

    def settle(self, teaching: Teaching) -> None:
        """Store where a teaching stands now; renews all caches."""
        ...

    def teaching(self, key: TeachingId) -> Teaching:
        """Return a teaching; raises `TeachingNotFound`."""
        ...

    def find(self, key: TeachingId) -> Teaching | None:
        """Return a teaching, None where there is none."""
        ...

    def listed(self, statuses: Collection[TeachingStatus], limit: int) -> tuple[Teaching, ...]:
        """Return the latest teachings of these statuses, the newest first."""
        ...

    def maintainers(self) -> Maintainers:
        """Return who looks after what the workspace knows: whoever leads a project."""
        ...

    def keep(self, question: SavedQuestion, by: Actor, at: datetime) -> None:
        """Keep a question that must be answered with a role; the same words are kept once."""
        ...

    def forget(self, text: str) -> bool:
        """Let a kept question go; tell whether it was there."""
        ...

    def kept(self) -> tuple[SavedQuestion, ...]:
        """Return the kept questions, in the order in which they were kept."""
        ...


class Verdict(StrEnum):
    """What somebody thinks of an answer."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A question that was asked, and how it was understood then.

    `roles` are the best ones, best first; `project` is the one that was meant. `learned` is the
    teaching that brought an answer afterwards.
    """

    id: QuestionId
    asker: MemberId
    channel: ChannelId
    thread: str
    text: str
    asked_at: datetime
    intent: Intent
    outcome: Outcome
    confidence: float
    roles: tuple[RoleKey, ...] = ()
    topic: str = ""
    project: ProjectKey | None = None
    learned: TeachingId | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer: the first time it was asked, the last one, and how often."""

    first: KeptReading
    last_at: datetime
    count: int


@dataclass(frozen=True, slots=True)
class Vote:
    """What a member thinks of an answer; `role` is the right one where they chose it."""

    question: QuestionId
    voter: MemberId
    verdict: Verdict
    at: datetime
    role: RoleKey | None = None


class Readings(Protocol):
    """How one workspace's questions were understood, for ninety days."""

    def reading(self, question: QuestionId) -> KeptReading:
        """Return a reading; raises `QuestionForgotten`."""
        ...

    def doubted(self, question: QuestionId) -> None:
        """Count a question as unanswered: its asker meant something else."""
        ...

    def answered(self, limit: int, text: str = "") -> tuple[tuple[KeptReading, int], ...]:
        """Return the latest answered questions, each wording once with how often it was asked.

        With a text, only those in its very words.
        """
        ...

    def unanswered(self, limit: int, text: str = "") -> tuple[Unanswered, ...]:
        """Return the questions without an answer, the latest first; with a text, its words only."""
        ...

    def learned(self, text: str, teaching: TeachingId) -> None:
        """Note that all unanswered questions in the words of a text have an answer now."""
        ...

    def vote(self, vote: Vote) -> None:
        """Store a vote; a member's second one on the same answer takes the first one's place."""
        ...

    def votes(self) -> Iterator[tuple[KeptReading, Vote]]:
        """Return all votes with what they are about, oldest first."""
        ...

    def forget(self, before: datetime) -> int:
        """Delete what was asked before a moment, votes included; return how many questions."""
        ...


class WeeklyLists(Protocol):
    """Who in one workspace wants to read every week what has no answer."""

    def begin(self, member: MemberId, at: datetime) -> WeeklyList:
        """Note that a member wants the list; who wants it already keeps what is noted."""
        ...

    def end(self, member: MemberId) -> None:
        """Note that a member wants it no longer."""
        ...

    def find(self, member: MemberId) -> WeeklyList | None:
        """Return what is noted of a member, None where they do not want the list."""
        ...

    def wanted(self) -> tuple[WeeklyList, ...]:
        """Return what is noted of everybody who wants the list."""
        ...

    def told(self, member: MemberId, until: datetime) -> bool:
        """Note up to when a member had the list; tell whether they want it and had it not yet."""
        ...
