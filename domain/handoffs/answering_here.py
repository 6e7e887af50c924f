"""Who may choose where answers appear in a channel."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.errors import Refused
from domain.handoffs.admission import Admission
from domain.handoffs.permission import is_lead
from domain.ids import ChannelId, MemberId
from domain.projects import Actor, Operator, Project, member_of
from domain.wording import Wording, listed
from domain.words import _


@dataclass(eq=False)
class NotForThisChannel(Refused):
    """Only those who lead a project of the channel, and workspace admins, choose that."""

    leads: tuple[MemberId, ...]

    def told(self, wording: Wording, /) -> str:
        if not self.leads:
            return _(
                "Only the lead of a project of this channel, or a workspace admin, may choose "
                "where answers appear: no project of this channel has a lead yet."
            )
        return _(
            "Only the lead of a project of this channel, or a workspace admin, may choose where "
            "answers appear: ask {leads}.",
            leads=listed([wording.member(lead) for lead in self.leads], "or"),
        )


@dataclass(eq=False)
class NoChannel(Refused):
    """Where two talk alone, there is nothing to choose."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("Where answers appear is chosen in a channel; here nobody else reads them.")


def require_channel(channel: ChannelId) -> None:
    """Raise `NoChannel` in direct messages, and where there is no channel at all."""
    if not channel or channel.startswith("D"):
        raise NoChannel


def require_lead_here(here: Iterable[Project], actor: Actor, admission: Admission) -> None:
    """Raise `NotForThisChannel` unless the actor leads a project here or is an admin."""
    projects = tuple(here)
    may_everything = isinstance(actor, Operator) or member_of(actor) in admission.admins
    if may_everything or any(is_lead(project, actor) for project in projects):
        return
    leads = dict.fromkeys(project.lead for project in projects if project.lead)
    raise NotForThisChannel(tuple(leads))
