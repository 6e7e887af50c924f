"""What the use cases need to know of what befalls members and channels in Slack, as protocols."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.ids import ChannelId, MemberId, ProjectKey
from domain.statuses import Closed


@dataclass(frozen=True, slots=True)
class HeldByGone:
    """Somebody who left the workspace is named by a project: by a role, or as its lead."""

    member: MemberId
    project: ProjectKey
    role: str  # the key of the role, empty for the lead


class Departures(Protocol):
    """The members of one workspace whose accounts are deactivated, as far as they are ours."""

    def concerns(self, member: MemberId) -> bool:
        """Tell whether anything is kept of a member; of most of a workspace nothing is."""
        ...

    def describe(self, member: MemberId, name: str, time_zone: str) -> None:
        """Store the name and the time zone that Slack tells of who is among the members."""
        ...

    def has_left(self, member: MemberId) -> bool:
        """Tell whether a member left the workspace and did not come back."""
        ...

    def leave(self, member: MemberId, at: datetime) -> int | None:
        """Keep that a member left; return how often by now, None where that is known or over."""
        ...

    def come_back(self, member: MemberId, at: datetime) -> bool:
        """Keep that a member is there again; tell whether they were gone."""
        ...

    def held(self) -> tuple[HeldByGone, ...]:
        """Return what is held by who left the workspace."""
        ...


class Channels(Protocol):
    """The channels of one workspace that take no messages of ours, or took none once."""

    def closed(self, channels: Collection[ChannelId]) -> Mapping[ChannelId, Closed]:
        """Return those of the channels that take no messages, and why."""
        ...

    def close(self, channel: ChannelId, why: Closed, at: datetime) -> int | None:
        """Keep that a channel is closed; return how often by now.

        None where that is known, or where something newer is.
        """
        ...

    def open(self, channel: ChannelId, whatever: Collection[Closed], at: datetime) -> bool:
        """Keep that a channel takes messages if it was closed so; tell whether it was."""
        ...

    def unlooked(self, now: datetime, limit: int) -> tuple[ChannelId, ...]:
        """Return channels of projects that nobody looked at lately, those never looked at first."""
        ...

    def look(self, channel: ChannelId, *, private: bool | None, again: datetime) -> bool:
        """Keep whether a channel is private, None where Slack does not tell, and when to ask again.

        Tell whether it was made private since somebody looked last.
        """
        ...

    def rename(self, old: ChannelId, new: ChannelId, now: datetime) -> None:
        """Let everything that was said in a channel, or waits for it, be another channel's.

        What is planned for it is planned anew, so that nothing is said twice.
        """
        ...


class Life(Protocol):
    """What befalls the members and the channels of one workspace."""

    @property
    def departures(self) -> Departures: ...
    @property
    def channels(self) -> Channels: ...
