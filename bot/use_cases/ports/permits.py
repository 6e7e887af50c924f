"""What the use cases need to know of who may act, as protocols."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.handoffs.confirming import Report
from domain.ids import MemberId, PhaseKey, ProjectKey, RequestId, Subject
from domain.statuses import Membership


@dataclass(frozen=True, slots=True)
class KnownMembership:
    """What Slack said of a member last, None where it did not tell, and until when that holds."""

    membership: Membership | None
    ask_again_at: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of a token: whose it is, and what it may complete."""

    name: str
    digest: str
    projects: tuple[ProjectKey, ...]
    phases: tuple[PhaseKey, ...]
    created_at: datetime
    revoked_at: datetime | None = None


class Memberships(Protocol):
    """What Slack says the members of one workspace are."""

    def of(self, member: MemberId) -> KnownMembership | None:
        """Return what is known of a member; None where Slack was never asked."""
        ...

    def of_all(self, members: Collection[MemberId]) -> Mapping[MemberId, KnownMembership]:
        """Return what is known of those of the members about whom Slack was asked."""
        ...

    def admins(self) -> tuple[MemberId, ...]:
        """Return the workspace admins who are known, a few, who was seen last first."""
        ...

    def learn(self, member: MemberId, known: KnownMembership) -> None:
        """Store what Slack says now."""
        ...


class Requests(Protocol):
    """What members of one workspace asked others to do."""

    def asked(self, request: Subject) -> tuple[tuple[MemberId, datetime], ...]:
        """Return who was asked by a request, and when; nobody where it was never made."""
        ...


class KeptTokens(Protocol):
    """The tokens of one workspace's pipelines."""

    def find(self, name: str) -> Token | None:
        """Return a token, also a revoked one; None where there is none of that name."""
        ...

    def every(self) -> tuple[Token, ...]:
        """Return all tokens by name."""
        ...

    def put(self, token: Token) -> None:
        """Store a token in the place of one of the same name."""
        ...


class Reports(Protocol):
    """What pipelines of one workspace reported that people have to confirm."""

    def of(self, key: RequestId) -> Report:
        """Return a report; raises `ReportNotFound`."""
        ...

    def about(self, project: ProjectKey, phase: PhaseKey) -> tuple[Report, ...]:
        """Return all reports of a phase, however they ended."""
        ...

    def add(self, report: Report) -> None:
        """Store a new report; raises `SomebodyWasFaster` where there is one of its id."""
        ...

    def replace(self, report: Report) -> bool:
        """Store a report that changed; tell whether it was as it was read."""
        ...


class Permits(Protocol):
    """Who may act in one workspace."""

    @property
    def memberships(self) -> Memberships: ...
    @property
    def requests(self) -> Requests: ...
    @property
    def tokens(self) -> KeptTokens: ...
    @property
    def reports(self) -> Reports: ...
