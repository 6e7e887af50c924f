"""Where Baton is installed by OAuth: what is kept of it, and who deletes it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.use_cases.ports.sending import Rejected
from domain.errors import BatonError
from domain.ids import MemberId, WorkspaceId

KEPT_FOR = timedelta(days=30)  # data, after Baton was uninstalled: who installs it again goes on


@dataclass(frozen=True, slots=True)
class Grant:
    """What Slack lets us act with: a bot token, which ends where Slack rotates tokens."""

    token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Installation:
    """Baton in one workspace: who it is there, and by whom and when it was let in."""

    workspace: WorkspaceId
    name: str
    app: str
    bot_user: MemberId
    bot: str
    scopes: tuple[str, ...]
    installed_by: MemberId
    installed_at: datetime
    enterprise: str = ""
    enterprise_name: str = ""


class Readable(StrEnum):
    """Whether there is a token, and whether it can be read."""

    YES = "yes"
    NO = "no"  # no key that we have opens it
    GONE = "gone"  # uninstalled: the token was deleted


@dataclass(frozen=True, slots=True)
class Kept:
    """An installation as it is told of: without its token.

    `trouble` is Slack's error code where it would not renew the token.
    """

    installation: Installation
    readable: Readable
    ends_at: datetime | None
    removed_at: datetime | None
    trouble: str


@dataclass(eq=False)
class TokenUnreadable(BatonError):
    """A token is stored, and none of our keys opens it."""

    workspace: WorkspaceId

    def told(self, wording: object) -> str:
        del wording
        return f"No key in BATON_SECRET_KEY reads the token of workspace {self.workspace}."


class NotInstalled(Rejected):
    """There is no token for a workspace: Baton was never installed there, or is no longer."""

    def __init__(self) -> None:
        super().__init__("not_installed")


class Installations(Protocol):
    """Every installation, with its token encrypted.

    Every method raises `RegistryAway` where the database does not answer.
    """

    def put(self, installation: Installation, grant: Grant) -> None:
        """Store an installation in the place of an earlier one; the workspace is known then."""
        ...

    def find(self, workspace: WorkspaceId) -> tuple[Installation, Grant] | None:
        """Return an installation that has a token; raises `TokenUnreadable`."""
        ...

    def every(self) -> tuple[Kept, ...]:
        """Return all installations by workspace, those without a token too."""
        ...

    def remove(self, workspace: WorkspaceId, at: datetime, installed_before: datetime) -> bool:
        """Delete the tokens of a workspace, unless it was installed later than that.

        Tells whether there were any.
        """
        ...


class Renewals(Protocol):
    """Tokens that end soon; each is renewed by one process at a time."""

    def ending(self, before: datetime) -> tuple[WorkspaceId, ...]:
        """Return the workspaces whose token ends before a moment."""
        ...

    def claim(self, workspace: WorkspaceId, now: datetime, until: datetime) -> str | None:
        """Return the refresh token; None where another process has it in its hands.

        Raises `TokenUnreadable`.
        """
        ...

    def renewed(self, workspace: WorkspaceId, claimed_until: datetime, grant: Grant) -> bool:
        """Store the new token; False where the claim was lost, such as to a new installation."""
        ...

    def refused(self, workspace: WorkspaceId, claimed_until: datetime, code: str) -> None:
        """Keep why Slack does not renew a token."""
        ...


class OAuthStates(Protocol):
    """States of installations that somebody began: each is good once, and not for long."""

    def keep(self, state: str, now: datetime, until: datetime) -> None:
        """Remember a state; those that are over are forgotten."""
        ...

    def consume(self, state: str, now: datetime) -> bool:
        """Tell whether a state was good; it no longer is."""
        ...
