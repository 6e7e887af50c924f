"""What somebody is in our workspace, as Slack says: an admin, a guest, of another organisation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from bot.slack.connecting.identity import Connection, Identity
from bot.slack.people import SlackMembers, profile_in
from bot.use_cases.ports.calendars import SlackProfile
from bot.use_cases.ports.sending import Uncertain
from domain.ids import MemberId, WorkspaceId
from domain.statuses import Membership

NoteProfile = Callable[[WorkspaceId, MemberId, SlackProfile], None]

_ADMIN = ("is_admin", "is_owner", "is_primary_owner")
_GUEST = ("is_restricted", "is_ultra_restricted")


def keep_nothing(workspace: WorkspaceId, member: MemberId, profile: SlackProfile) -> None:
    """Let go of what else Slack said."""
    del workspace, member, profile


@dataclass(frozen=True, slots=True)
class SlackMemberships:
    """Asks Slack about a member; where it does not tell, the click itself may have told.

    The same answer tells where they are and what they read, which `note` keeps.
    """

    users: SlackMembers
    connection: Connection
    note: NoteProfile = keep_nothing

    def __call__(self, workspace: WorkspaceId, member: MemberId) -> Membership | None:
        """Return what somebody is, None where Slack does not tell us.

        Raises `Uncertain` where it may tell a little later.
        """
        try:
            user = self.users.user(workspace, member)
        except Uncertain:
            if self._clicked_from_elsewhere(workspace, member):
                return Membership.STRANGER
            raise
        if user:
            self.note(workspace, member, profile_in(user))
            return membership_of(user, self.connection.identity_of(workspace))
        return Membership.STRANGER if self._clicked_from_elsewhere(workspace, member) else None

    def _clicked_from_elsewhere(self, workspace: WorkspaceId, member: MemberId) -> bool:
        home = self.connection.home_of(workspace, member)
        return home is not None and home != self.connection.identity_of(workspace).workspace


def membership_of(user: Mapping[str, Any], us: Identity) -> Membership:
    """Read what `users.info` says of somebody."""
    if user.get("is_stranger") or not _is_ours(user, us):
        return Membership.STRANGER
    if user.get("is_bot"):
        return Membership.BOT
    if any(user.get(flag) for flag in _GUEST):
        return Membership.GUEST
    return Membership.ADMIN if any(user.get(flag) for flag in _ADMIN) else Membership.MEMBER


def _is_ours(user: Mapping[str, Any], us: Identity) -> bool:
    """Tell whether somebody is of our workspace, or of the organisation that it belongs to."""
    said: object = user.get("enterprise_user")
    if isinstance(said, dict):
        enterprise = cast("dict[str, object]", said)
        if us.enterprise and us.enterprise == enterprise.get("enterprise_id"):
            return True
        teams = enterprise.get("teams")
        if isinstance(teams, list) and us.workspace in teams:
            return True
    return user.get("team_id", us.workspace) == us.workspace
