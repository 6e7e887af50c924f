"""Why a completion is not taken back; the tree of errors is drawn in domain/errors.py."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import Refused
from domain.handoffs.refusals import by_at, phase_is, phase_of
from domain.ids import MemberId
from domain.statuses import PhaseStatus, TakenBackBy
from domain.wording import Wording, within
from domain.words import _


@dataclass(eq=False)
class PhaseNotOver(Refused):
    """Only what is done or skipped can be opened again or undone."""

    project: str
    phase: str
    status: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "{what} is {status}, not done or skipped, so there is nothing to take back.",
            what=phase_of(self.phase, self.project, wording),
            status=phase_is(self.status),
        )


@dataclass(eq=False)
class NothingOver(Refused):
    """No phase was named, and the actor ended none that could be meant."""

    project: str
    deed: str

    def told(self, wording: Wording, /) -> str:
        project = wording.text(self.project)
        if self.deed == "undo":
            return _(
                "You marked no phase of {project} as done or skipped, so there is nothing to undo.",
                project=project,
            )
        return _(
            "No phase of {project} is done or skipped, so there is nothing to reopen.",
            project=project,
        )


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
        told = {"what": what, "by_at": by_at(self.by, self.at, wording)}
        match self.back:
            case TakenBackBy.UNDO:
                return _("{what} is not done any longer: that was undone{by_at}.", **told)
            case TakenBackBy.RETURN:
                return _("{what} was already returned{by_at}.", **told)
            case _reopening:
                return _("{what} was already opened again{by_at}.", **told)


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
        told = {"what": what, "by_at": by_at(self.by, self.at, wording)}
        match self.back:
            case TakenBackBy.UNDO:
                return _(
                    "Nobody waits to hear of {what} any longer: that was undone{by_at}.", **told
                )
            case TakenBackBy.RETURN:
                return _(
                    "Nobody waits to hear of {what} any longer: it was returned{by_at}.", **told
                )
            case _reopening:
                return _(
                    "Nobody waits to hear of {what} any longer: it was opened again{by_at}.", **told
                )


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
        who = by_at(self.by, self.at, wording) if self.by else _(" by somebody else")
        if self.outcome is PhaseStatus.SKIPPED:
            return _(
                "{what} was skipped{by_at}, and only whoever skipped it can "
                "undo that; reopen it instead, with a reason.",
                what=what,
                by_at=who,
            )
        return _(
            "{what} was marked done{by_at}, and only whoever marked it can "
            "undo that; reopen it instead, with a reason.",
            what=what,
            by_at=who,
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
        minutes = int(self.within.total_seconds() // 60)
        told = {
            "what": phase_of(self.phase, self.project, wording),
            "moment": wording.moment(self.at),
        }
        if self.outcome is PhaseStatus.SKIPPED:
            return _(
                "{what} was skipped at {moment}, and that can be undone "
                "for {minutes} minutes only; reopen it instead, with a reason.",
                minutes=minutes,
                **told,
            )
        return _(
            "{what} was marked done at {moment}, and that can be undone "
            "for {minutes} minutes only; reopen it instead, with a reason.",
            minutes=minutes,
            **told,
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
        told = {
            "what": phase_of(self.phase, self.project, wording),
            "following": wording.text(within(self.following)),
            "by_at": by_at(self.by, self.at, wording),
        }
        if self.did == "accepted":
            return _(
                "{what} cannot be undone any longer: {following} was accepted{by_at}; "
                "reopen it instead, with a reason.",
                **told,
            )
        return _(
            "{what} cannot be undone any longer: {following} was completed{by_at}; "
            "reopen it instead, with a reason.",
            **told,
        )
