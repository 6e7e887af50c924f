"""What a pretend workspace starts with, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum


class ChannelKind(StrEnum):
    """The kinds of conversation, named as in `conversations.list`."""

    PUBLIC = "public_channel"
    PRIVATE = "private_channel"
    DIRECT = "im"
    GROUP = "mpim"


@dataclass(frozen=True, slots=True)
class Team:
    """A workspace's name and address."""

    id: str = "T0ACME"
    name: str = "Acme"
    domain: str = "acme"
    enterprise: str = ""  # the organisation on Enterprise Grid


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Something that the app offers in the menu of every message, or beside the composer."""

    callback_id: str
    name: str
    on_messages: bool = True


@dataclass(frozen=True, slots=True)
class Bot:
    """The app as a workspace sees it; without `scopes` it may do everything."""

    user_id: str = "U0BATON"
    bot_id: str = "B0BATON"
    app_id: str = "A0BATON"
    name: str = "baton"
    display_name: str = "Baton"
    scopes: frozenset[str] | None = None
    shortcuts: tuple[Shortcut, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the workspace."""

    id: str
    name: str
    real_name: str = ""
    tz: str = "Europe/London"
    locale: str = "en-US"
    is_admin: bool = False
    deleted: bool = False
    is_bot: bool = False
    is_guest: bool = False
    team: str = ""  # the home of somebody of another organisation
    status: str = ""
    status_ends: int = 0  # seconds since 1970; 0 where it stays

    @property
    def shown_name(self) -> str:
        """The name that people see."""
        return self.real_name or self.name


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation; without `members` everybody is in it."""

    id: str
    name: str
    members: tuple[str, ...] | None = None
    kind: ChannelKind = ChannelKind.PUBLIC
    topic: str = ""
    archived: bool = False
    bot_is_in: bool = True


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A user group with its handle, such as `data-eng`."""

    id: str
    handle: str
    name: str
    members: tuple[str, ...]


DEFAULT_MEMBERS = (
    Member("U0ANA", "ana", "Ana Ruiz", is_admin=True),
    Member("U0LEE", "lee", "Lee Wong"),
)
DEFAULT_CHANNELS = (Channel("C0GENERAL", "general"),)


@dataclass(frozen=True, slots=True)
class Seed:
    """A whole workspace to start with."""

    team: Team = Team()
    members: tuple[Member, ...] = DEFAULT_MEMBERS
    channels: tuple[Channel, ...] = DEFAULT_CHANNELS
    user_groups: tuple[UserGroup, ...] = ()
    bot: Bot = Bot()
