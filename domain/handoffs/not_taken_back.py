"""Why a completion is not taken back; the tree of errors is drawn in domain/errors.py."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import Refused
from domain.handoffs.refusals import by_at, phase_of
from domain.ids import MemberId
from domain.statuses import PhaseStatus, TakenBackBy
from domain.wording import Wording, within


@dataclass(eq=False)
class PhaseNotOver(Refused):
    """Only what is done or skipped can be opened again or undone."""

    project: str
    phase: str
    status: str

    def told(self, wording: Wording, /) -> str:
        return (
            f"{phase_of(self.phase, self.project, wording)} is {self.status}, not done or skipped, "
            "so there is nothing to take back."
        )


@dataclass(eq=False)
class NothingOver(Refused):
    """No phase was named, and the actor ended none that could be meant."""

    project: str
    deed: str

    def told(self, wording: Wording, /) -> str:
        project = wording.text(self.project)
        if self.deed == "undo":
            return (
                f"You marked no phase of {project} as done or skipped, so there is nothing to undo."
            )
        return f"No phase of {project} is done or skipped, so there is nothing to {self.deed}."


@dataclass(eq=False)
class AlreadyOpenedAgain(Refused):
    """The phase is open: somebody took its completion back before."""

    project: str
    phase: str
    back: TakenBackBy
    by: MemberId | None
    at: datetime

    def told(self, wording: Wording, /) -> str:
        what = phase_of(self.phase, self.project, wording)
        who = by_at(self.by, self.at, wording)
        if self.back is TakenBackBy.UNDO:
            return f"{what} is not done any longer: that was undone{who}."
        how = "returned" if self.back is TakenBackBy.RETURN else "opened again"
        return f"{what} was already {how}{who}."


@dataclass(eq=False)
class NobodyWaits(Refused):
    """What people waited to hear was taken back before it was told."""

    project: str
    phase: str
    back: TakenBackBy
    by: MemberId | None
    at: datetime

    def told(self, wording: Wording, /) -> str:
        what = phase_of(within(self.phase), self.project, wording)
        who = by_at(self.by, self.at, wording)
        match self.back:
            case TakenBackBy.UNDO:
                how = "that was undone"
            case TakenBackBy.RETURN:
                how = "it was returned"
            case _:
                how = "it was opened again"
        return f"Nobody waits to hear of {what} any longer: {how}{who}."


@dataclass(eq=False)
class UndoNotYours(Refused):
    """Somebody else marked the phase done, or skipped it."""

    project: str
    phase: str
    by: MemberId | None
    at: datetime | None
    outcome: PhaseStatus = PhaseStatus.DONE

    def told(self, wording: Wording, /) -> str:
        what = phase_of(self.phase, self.project, wording)
        who = by_at(self.by, self.at, wording) if self.by else " by somebody else"
        return (
            f"{what} was {_did(self.outcome)}{who}, and only whoever {_did_it(self.outcome)} can "
            "undo that; reopen it instead, with a reason."
        )


@dataclass(eq=False)
class TooLateToUndo(Refused):
    """What was marked done or skipped is told and counted on by now."""

    project: str
    phase: str
    at: datetime
    within: timedelta
    outcome: PhaseStatus = PhaseStatus.DONE

    def told(self, wording: Wording, /) -> str:
        what, minutes = (
            phase_of(self.phase, self.project, wording),
            int(self.within.total_seconds() // 60),
        )
        return (
            f"{what} was {_did(self.outcome)} at {wording.moment(self.at)}, and that can be undone "
            f"for {minutes} minutes only; reopen it instead, with a reason."
        )


@dataclass(eq=False)
class SomebodyWentOn(Refused):
    """A phase that follows was accepted or completed meanwhile."""

    project: str
    phase: str
    following: str
    did: str
    by: MemberId | None
    at: datetime | None

    def told(self, wording: Wording, /) -> str:
        what, who = phase_of(self.phase, self.project, wording), by_at(self.by, self.at, wording)
        following = wording.text(within(self.following))
        return (
            f"{what} cannot be undone any longer: {following} was {self.did}{who}; "
            "reopen it instead, with a reason."
        )


def _did(outcome: PhaseStatus) -> str:
    return "skipped" if outcome is PhaseStatus.SKIPPED else "marked done"


def _did_it(outcome: PhaseStatus) -> str:
    return "skipped it" if outcome is PhaseStatus.SKIPPED else "marked it"
