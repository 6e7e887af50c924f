"""Why an order about a phase or a handoff is refused.

Refused
├── PhaseWaits
├── PhaseAlreadyDone
├── PhaseAlreadySkipped
├── PhaseMovedOn
├── HandoffSettled
├── ReasonMissing
├── TooLong
├── SeveralPhasesOpen
└── NoPhaseOpen
"""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import Refused
from domain.ids import MemberId
from domain.statuses import HandoffStatus, PhaseStatus
from domain.wording import Wording, named, within
from domain.words import _, ngettext


@dataclass(eq=False)
class PhaseWaits(Refused):
    """The phase cannot be completed: phases before it are not done."""

    project: str
    phase: str
    before: tuple[str, ...]

    def told(self, wording: Wording, /) -> str:
        return ngettext(
            "{phase} of {project} still waits: {before} is not done yet.",
            "{phase} of {project} still waits: {before} are not done yet.",
            len(self.before),
            phase=wording.text(self.phase),
            project=wording.text(self.project),
            before=named(self.before, wording),
        )


@dataclass(eq=False)
class PhaseAlreadyDone(Refused):
    """Somebody completed the phase before."""

    project: str
    phase: str
    by: MemberId | None
    at: datetime | None

    def told(self, wording: Wording, /) -> str:
        return _(
            "{phase} of {project} was already completed{by_at}.",
            phase=wording.text(self.phase),
            project=wording.text(self.project),
            by_at=by_at(self.by, self.at, wording),
        )


@dataclass(eq=False)
class PhaseAlreadySkipped(Refused):
    """Somebody skipped the phase before."""

    project: str
    phase: str
    by: MemberId | None
    at: datetime
    reason: str

    def told(self, wording: Wording, /) -> str:
        told = {
            "phase": wording.text(self.phase),
            "project": wording.text(self.project),
            "by_at": by_at(self.by, self.at, wording),
        }
        if not self.reason:
            return _("{phase} of {project} was already skipped{by_at}.", **told)
        reason = wording.text(self.reason)
        return _(
            "{phase} of {project} was already skipped{by_at}: “{reason}”.", **told, reason=reason
        )


@dataclass(eq=False)
class PhaseMovedOn(Refused):
    """The order would have fitted another status of the phase."""

    project: str
    phase: str
    status: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "{phase} of {project} is {status} now, so this does not fit any longer; "
            "please look at the project again.",
            phase=wording.text(self.phase),
            project=wording.text(self.project),
            status=phase_is(self.status),
        )


@dataclass(eq=False)
class HandoffSettled(Refused):
    """Somebody accepted or returned the handoff before, or it was withdrawn."""

    phase: str
    status: str
    by: MemberId | None
    at: datetime | None

    def told(self, wording: Wording, /) -> str:
        told = {
            "phase": wording.text(within(self.phase)),
            "by_at": by_at(self.by, self.at, wording),
        }
        match self.status:
            case HandoffStatus.ACCEPTED:
                return _("The handoff of {phase} was already accepted{by_at}.", **told)
            case HandoffStatus.RETURNED:
                return _("The handoff of {phase} was already returned{by_at}.", **told)
            case HandoffStatus.OFFERED:
                return _("The handoff of {phase} was already offered{by_at}.", **told)
            case _withdrawn:
                return _("The handoff of {phase} was already withdrawn{by_at}.", **told)


@dataclass(eq=False)
class ReasonMissing(Refused):
    """What was ordered needs a written reason, and none was given."""

    deed: str = "return"

    def told(self, wording: Wording, /) -> str:
        del wording
        match self.deed:
            case "skip":
                return _("Say why you skip it, so that the others know why it is left out.")
            case "reopen":
                return _("Say why you reopen it, so that the others know what to mend.")
            case "reject":
                return _("Say why you reject it, so that the others know what to mend.")
            case _return:
                return _("Say why you return it, so that the others know what to mend.")


@dataclass(eq=False)
class TooLong(Refused):
    """A note or a reason does not fit into a message."""

    what: str
    limit: int

    def told(self, wording: Wording, /) -> str:
        del wording
        match self.what:
            case "note":
                return _("The note may have at most {limit:,} characters.", limit=self.limit)
            case "list of risks":
                return _(
                    "The list of risks may have at most {limit:,} characters.", limit=self.limit
                )
            case _reason:
                return _("The reason may have at most {limit:,} characters.", limit=self.limit)


@dataclass(eq=False)
class SeveralPhasesOpen(Refused):
    """No phase was named and more than one could be meant."""

    project: str
    phases: tuple[str, ...]

    def told(self, wording: Wording, /) -> str:
        return _(
            "{project} has several open phases, {phases}: name one.",
            project=wording.text(self.project),
            phases=named(self.phases, wording),
        )


@dataclass(eq=False)
class NoPhaseOpen(Refused):
    """No phase was named and none is open."""

    project: str
    deed: str = "mark done"

    def told(self, wording: Wording, /) -> str:
        project = wording.text(self.project)
        if self.deed == "skip":
            return _("{project} has no open phase, so there is nothing to skip.", project=project)
        return _("{project} has no open phase, so there is nothing to mark done.", project=project)


def phase_is(status: str) -> str:
    """Say where a phase stands, as in "it is done now"."""
    match status:
        case PhaseStatus.WAITING:
            return _("waiting")
        case PhaseStatus.READY:
            return _("ready")
        case PhaseStatus.ACTIVE:
            return _("active")
        case PhaseStatus.SKIPPED:
            return _("skipped")
        case _done:
            return _("done")


def phase_of(phase: str, project: str, wording: Wording) -> str:
    """Name a phase of a project at the start of a sentence."""
    return _("{phase} of {project}", phase=wording.text(phase), project=wording.text(project))


def by_at(by: MemberId | None, at: datetime | None, wording: Wording) -> str:
    """Say by whom and when, as far as that is known; with the space before it, where it is not."""
    match by, at:
        case None, None:
            return ""
        case None, datetime():
            return _(" at {moment}", moment=wording.moment(at))
        case str(), None:
            return _(" by {member}", member=wording.member(by))
        case str(), datetime():
            return _(
                " by {member} at {moment}", member=wording.member(by), moment=wording.moment(at)
            )
