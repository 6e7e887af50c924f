"""What the use cases need to know of channels, as protocols: which are private, who is in them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.ids import ChannelId, MemberId, WorkspaceId


@dataclass(frozen=True, slots=True)
class SharedChannels:
    """The private channels that a member and Baton are both in, and until when that holds."""

    channels: frozenset[ChannelId]
    ask_again_at: datetime


class Channels(Protocol):
    """What Slack says of the channels of one workspace."""

    def unasked(self, now: datetime, limit: int) -> tuple[ChannelId, ...]:
        """Return channels of projects about which Slack is to be asked, unknown ones first."""
        ...

    def learn(self, channel: ChannelId, private: bool | None, again: datetime) -> None:  # noqa: FBT001 - what Slack says
        """Store whether a channel is private, None where Slack did not tell: it stays as it was.

        Projects that are tied to it are for their own people from then on, or no longer.
        """
        ...

    def shared_with(self, member: MemberId) -> SharedChannels | None:
        """Return what is known of a member; None where Slack was never asked."""
        ...

    def share(self, member: MemberId, shared: SharedChannels) -> None:
        """Store what Slack says of a member."""
        ...

    def joined(self, member: MemberId, channel: ChannelId) -> None:
        """Add a channel to what is known of a member; of others nothing is kept."""
        ...

    def left(self, member: MemberId, channel: ChannelId) -> None:
        """Take a channel out of what is known of a member."""
        ...

    def forget(self, before: datetime) -> None:
        """Delete what was to be asked again before a moment: nobody asked meanwhile."""
        ...


class AskKind(Protocol):
    """Asks Slack whether a channel is private; None where it does not tell.

    Raises `SendingFailed` where it may tell a little later.
    """

    def __call__(self, workspace: WorkspaceId, channel: ChannelId) -> bool | None: ...


class AskShared(Protocol):
    """Asks Slack in which private channels a member and Baton are; None where it does not tell.

    Raises `SendingFailed` where it may tell a little later.
    """

    def __call__(
        self, workspace: WorkspaceId, member: MemberId
    ) -> Collection[ChannelId] | None: ...


class KnowShared(Protocol):
    """Says in which private channels a member is; may ask Slack. Nothing may be open meanwhile."""

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> frozenset[ChannelId]: ...


def none_known(workspace: WorkspaceId, member: MemberId) -> frozenset[ChannelId]:
    """Ask nobody: where Slack does not tell, nobody is taken to be in a private channel."""
    del workspace, member
    return frozenset()
