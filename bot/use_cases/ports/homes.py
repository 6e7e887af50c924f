"""What the use cases need of the Homes that members opened, as protocols."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.handoffs.my_work import Looked
from domain.handoffs.overseeing import Figures
from domain.ids import MemberId, WorkspaceId

Page = int  # counted from 0


@dataclass(frozen=True, slots=True)
class Begun:
    """A Home that somebody is about to show: as it was when they began.

    `changed` counts the changes until then, `hash` is Slack's name for what it shows, empty where
    nobody knows it.
    """

    page: Page
    hash: str
    changed: int


class Homes(Protocol):
    """The Homes of one workspace, of those members who opened theirs."""

    def look(self, member: MemberId, limit: int) -> Looked:
        """Return the projects that a member is on, `limit` at most, and what waits for them.

        With the reports of these projects that nobody settled.
        """
        ...

    def concern(self, members: Collection[MemberId]) -> None:
        """Let these members' Homes be shown anew once the transaction is saved."""
        ...

    def figures(self) -> Figures:
        """Return what a workspace admin sees of the whole workspace, without a name of it."""
        ...

    def opened(self, member: MemberId, view_hash: str, now: datetime) -> None:
        """Keep that a member opened their Home, at its first page; it is to be shown anew."""
        ...

    def turn(self, member: MemberId, page: Page) -> None:
        """Keep which page a member looks at; it is to be shown."""
        ...

    def begin(self, member: MemberId, until: datetime) -> Begun | None:
        """Keep workers from showing a Home until then; None where it is as it should be."""
        ...

    def begin_if_idle(self, member: MemberId, now: datetime, until: datetime) -> Begun | None:
        """Do the same, unless somebody else is showing it."""
        ...

    def shown(self, member: MemberId, upto: int, view_hash: str) -> None:
        """Keep that a Home shows everything up to a change, and its hash."""
        ...

    def forget_hash(self, member: MemberId) -> None:
        """Let a Home be shown next whatever Slack shows now."""
        ...


class StaleHomes(Protocol):
    """The Homes of all workspaces, for who goes round."""

    def __call__(self, now: datetime, limit: int) -> tuple[tuple[WorkspaceId, MemberId], ...]:
        """Return those that are not as they should be and that nobody is showing just now."""
        ...

    def forget(self, unless_since: datetime) -> None:
        """Forget the Homes that were not opened since then."""
        ...
