"""Why an order about a phase or a handoff is refused; the tree is drawn in domain/errors.py."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.errors import Refused
from domain.ids import MemberId, PhaseKey, ProjectKey
from domain.wording import Wording, listed, named, within

UNSURE = " Slack did not tell me whether you are an admin, so I take it that you are none."
NAMED = 5  # people named in one sentence; a user group may have hundreds


@dataclass(eq=False)
class PhaseWaits(Refused):
    """The phase cannot be completed: phases before it are not done."""

    project: str
    phase: str
    before: tuple[str, ...]

    def told(self, wording: Wording, /) -> str:
        verb = "is" if len(self.before) == 1 else "are"
        return (
            f"{phase_of(self.phase, self.project, wording)} still waits: "
            f"{named(self.before, wording)} {verb} not done yet."
        )


@dataclass(eq=False)
class PhaseAlreadyDone(Refused):
    """Somebody completed the phase before."""

    project: str
    phase: str
    by: MemberId | None
    at: datetime | None

    def told(self, wording: Wording, /) -> str:
        done = by_at(self.by, self.at, wording)
        return f"{phase_of(self.phase, self.project, wording)} was already completed{done}."


@dataclass(eq=False)
class PhaseAlreadySkipped(Refused):
    """Somebody skipped the phase before."""

    project: str
    phase: str
    by: MemberId | None
    at: datetime
    reason: str

    def told(self, wording: Wording, /) -> str:
        skipped = by_at(self.by, self.at, wording)
        why = f": “{wording.text(self.reason)}”" if self.reason else ""
        return f"{phase_of(self.phase, self.project, wording)} was already skipped{skipped}{why}."


@dataclass(eq=False)
class PhaseMovedOn(Refused):
    """The order would have fitted another status of the phase."""

    project: str
    phase: str
    status: str

    def told(self, wording: Wording, /) -> str:
        return (
            f"{phase_of(self.phase, self.project, wording)} is {self.status} now, "
            "so this does not fit any longer; please look at the project again."
        )


@dataclass(eq=False)
class HandoffSettled(Refused):
    """Somebody accepted or returned the handoff before, or it was withdrawn."""

    phase: str
    status: str
    by: MemberId | None
    at: datetime | None

    def told(self, wording: Wording, /) -> str:
        phase = wording.text(within(self.phase))
        return (
            f"The handoff of {phase} was already {self.status}{by_at(self.by, self.at, wording)}."
        )


@dataclass(eq=False)
class ReasonMissing(Refused):
    """What was ordered needs a written reason, and none was given."""

    deed: str = "return"

    def told(self, _: Wording, /) -> str:
        end = "why it is left out" if self.deed == "skip" else "what to mend"
        return f"Say why you {self.deed} it, so that the others know {end}."


@dataclass(eq=False)
class TooLong(Refused):
    """A note or a reason does not fit into a message."""

    what: str
    limit: int

    def told(self, _: Wording, /) -> str:
        return f"The {self.what} may have at most {self.limit:,} characters."


@dataclass(eq=False)
class SeveralPhasesOpen(Refused):
    """No phase was named and more than one could be meant."""

    project: str
    phases: tuple[str, ...]

    def told(self, wording: Wording, /) -> str:
        phases = named(self.phases, wording)
        return f"{wording.text(self.project)} has several open phases, {phases}: name one."


@dataclass(eq=False)
class NoPhaseOpen(Refused):
    """No phase was named and none is open."""

    project: str
    deed: str = "mark done"

    def told(self, wording: Wording, /) -> str:
        return (
            f"{wording.text(self.project)} has no open phase, so there is nothing to {self.deed}."
        )


@dataclass(eq=False)
class NotAllowed(Refused):
    """The actor may not do this; the sentence says who may.

    `role` is the name of the role that may do it beside the lead and workspace admins, None where
    the lead alone may. `who_may` are best asked first; `groups` are the handles of user groups that
    are too large to name their members. `unsure` says that Slack did not tell whether the actor is
    an admin.
    """

    deed: str
    role: str | None
    who_may: tuple[MemberId, ...]
    groups: tuple[str, ...] = ()
    unsure: bool = False

    def told(self, wording: Wording, /) -> str:
        who = "the lead"
        if self.role:
            who = f"the {wording.text(within(self.role))}, the lead or a workspace admin"
        asked = [wording.member(member) for member in self.who_may[:NAMED]]
        asked += [f"somebody in {wording.text(f'@{handle}')}" for handle in self.groups]
        if len(self.who_may) > NAMED and not self.groups:
            asked.append("another of them")
        nobody = f"the project has {'neither of the first two' if self.role else 'no lead'} yet"
        way = f"ask {listed(asked, 'or')}" if asked else nobody
        doubt = UNSURE if self.unsure and self.role else ""
        return f"Only {who} may {wording.text(self.deed)}: {way}.{doubt}"


@dataclass(eq=False)
class PhaseNotYours(NotAllowed):
    """The actor may not mark the phase done, but can have those asked who may."""

    project: ProjectKey = field(kw_only=True)
    phase: PhaseKey = field(kw_only=True)


@dataclass(eq=False)
class NotYoursToDescribe(NotAllowed):
    """What belongs to a project is for its lead and for workspace admins to say."""

    def told(self, wording: Wording, /) -> str:
        way = f"ask {wording.member(self.who_may[0])}" if self.who_may else "there is no lead yet"
        doubt = UNSURE if self.unsure else ""
        return f"Only the lead or a workspace admin may {wording.text(self.deed)}: {way}.{doubt}"


def phase_of(phase: str, project: str, wording: Wording) -> str:
    """Name a phase of a project at the start of a sentence."""
    return f"{wording.text(phase)} of {wording.text(project)}"


def by_at(by: MemberId | None, at: datetime | None, wording: Wording) -> str:
    """Say by whom and when, as far as that is known."""
    who = f" by {wording.member(by)}" if by else ""
    return who + (f" at {wording.moment(at)}" if at else "")
