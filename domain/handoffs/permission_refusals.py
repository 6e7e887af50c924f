"""Why somebody may not do what they ordered, and whom they can ask instead."""

from dataclasses import dataclass, field

from domain.errors import Refused
from domain.ids import MemberId, PhaseKey, ProjectKey
from domain.wording import Wording, listed, sentences, within
from domain.words import Saying, _

NAMED = 5  # people named in one sentence; a user group may have hundreds


@dataclass(eq=False)
class NotAllowed(Refused):
    """The actor may not do this; the sentence says who may.

    `role` is the name of the role that may do it beside the lead and workspace admins, None where
    the lead alone may. `who_may` are best asked first; `groups` are the handles of user groups that
    are too large to name their members. `unsure` says that Slack did not tell whether the actor is
    an admin.
    """

    deed: str | Saying
    role: str | None
    who_may: tuple[MemberId, ...]
    groups: tuple[str, ...] = ()
    unsure: bool = False

    def told(self, wording: Wording, /) -> str:
        deed, way = wording.text(str(self.deed)), self._way(wording)
        if self.role is None:
            return _("Only the lead may {deed}: {way}.", deed=deed, way=way)
        only = _(
            "Only the {role}, the lead or a workspace admin may {deed}: {way}.",
            role=wording.text(within(self.role)),
            deed=deed,
            way=way,
        )
        return sentences(only, unsure() if self.unsure else "")

    def _way(self, wording: Wording) -> str:
        asked = [wording.member(member) for member in self.who_may[:NAMED]]
        asked += [
            _("somebody in {group}", group=wording.text(f"@{handle}")) for handle in self.groups
        ]
        if len(self.who_may) > NAMED and not self.groups:
            asked.append(_("another of them"))
        if asked:
            return _("ask {people}", people=listed(asked, "or"))
        if self.role:
            return _("the project has neither of the first two yet")
        return _("the project has no lead yet")


@dataclass(eq=False)
class PhaseNotYours(NotAllowed):
    """The actor may not mark the phase done, but can have those asked who may."""

    project: ProjectKey = field(kw_only=True)
    phase: PhaseKey = field(kw_only=True)


@dataclass(eq=False)
class NotYoursToDescribe(NotAllowed):
    """What belongs to a project is for its lead and for workspace admins to say."""

    def told(self, wording: Wording, /) -> str:
        lead = wording.member(self.who_may[0]) if self.who_may else ""
        only = _(
            "Only the lead or a workspace admin may {deed}: {way}.",
            deed=wording.text(str(self.deed)),
            way=_("ask {people}", people=lead) if lead else _("there is no lead yet"),
        )
        return sentences(only, unsure() if self.unsure else "")


def unsure() -> str:
    """Say that Slack did not tell whether somebody is an admin."""
    return _("Slack did not tell me whether you are an admin, so I take it that you are none.")
