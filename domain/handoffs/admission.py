"""Who may ask or change anything here: no guest, no bot, nobody of another organisation."""

from dataclasses import dataclass

from domain.errors import Refused
from domain.ids import MemberId
from domain.statuses import Membership
from domain.wording import Wording
from domain.words import _

# Whatever a registry file says of their roles. Nothing here names a person or a project.
KEPT_OUT = frozenset({Membership.GUEST, Membership.BOT, Membership.STRANGER})


@dataclass(frozen=True, slots=True)
class Admission:
    """Somebody who may act: the workspace admins among them, and whether that is not known."""

    admins: tuple[MemberId, ...] = ()
    unsure: bool = False


@dataclass(eq=False)
class NotOfTheTeam(Refused):
    """Whoever acts is no member of the workspace; the sentence teaches them no names."""

    membership: Membership

    def told(self, wording: Wording, /) -> str:
        del wording
        match self.membership:
            case Membership.GUEST:
                return _(
                    "You are a guest in this workspace, and guests may neither ask me about its "
                    "work nor change where it stands or what I know."
                )
            case Membership.BOT:
                return _(
                    "Bots may neither ask me nor change where work stands; "
                    "a pipeline has a token for that."
                )
            case _stranger:
                return _(
                    "You belong to another organisation, and only members of this workspace may "
                    "ask me about its work, or change where it stands or what I know."
                )


@dataclass(eq=False)
class OutsiderNamed(Refused):
    """Somebody would give work to who may do none here, and who would be told names by it."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _(
            "A guest, a bot or somebody of another organisation can neither hold a role nor stand "
            "in for anybody: choose a member of this workspace."
        )


def admitted(member: MemberId, membership: Membership | None) -> Admission:
    """Return what a member may do as such; `membership` is None where Slack did not tell.

    Raises `NotOfTheTeam`.
    """
    if membership is not None and membership in KEPT_OUT:
        raise NotOfTheTeam(membership)
    admins = (member,) if membership is Membership.ADMIN else ()
    return Admission(admins, unsure=membership is None)
