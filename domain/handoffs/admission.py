"""Who may ask or change anything here: no guest, no bot, nobody of another organisation."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import Refused
from domain.ids import MemberId
from domain.statuses import Membership
from domain.wording import Wording

# Whatever a registry file says of their roles. Nothing here names a person or a project.
KEPT_OUT: Mapping[Membership, str] = {
    Membership.GUEST: (
        "You are a guest in this workspace, and guests may neither ask me about its work nor "
        "change where it stands or what I know."
    ),
    Membership.BOT: (
        "Bots may neither ask me nor change where work stands; a pipeline has a token for that."
    ),
    Membership.STRANGER: (
        "You belong to another organisation, and only members of this workspace may ask me about "
        "its work, or change where it stands or what I know."
    ),
}


@dataclass(frozen=True, slots=True)
class Admission:
    """Somebody who may act: the workspace admins among them, and whether that is not known."""

    admins: tuple[MemberId, ...] = ()
    unsure: bool = False


@dataclass(eq=False)
class NotOfTheTeam(Refused):
    """Whoever acts is no member of the workspace; the sentence teaches them no names."""

    membership: Membership

    def told(self, _: Wording, /) -> str:
        return KEPT_OUT[self.membership]


def admitted(member: MemberId, membership: Membership | None) -> Admission:
    """Return what a member may do as such; `membership` is None where Slack did not tell.

    Raises `NotOfTheTeam`.
    """
    if membership is not None and membership in KEPT_OUT:
        raise NotOfTheTeam(membership)
    admins = (member,) if membership is Membership.ADMIN else ()
    return Admission(admins, unsure=membership is None)
