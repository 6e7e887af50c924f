"""Asking those who may to mark a phase done: each of them once for an asker and a phase."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import Refused
from domain.handoffs.machine import FINISHED
from domain.handoffs.permission import may_act, others, whom_to_ask
from domain.handoffs.permission_refusals import NAMED
from domain.handoffs.refusals import PhaseMovedOn
from domain.ids import MemberId, PhaseKey, RequestId
from domain.knowledge.workflows import Workflow
from domain.projects import Person, Project
from domain.wording import Wording, listed, within
from domain.words import _


@dataclass(eq=False)
class AskedAlready(Refused):
    """The actor had them asked before, for the same phase."""

    phase: str
    asked: tuple[MemberId, ...]
    at: datetime

    def told(self, wording: Wording, /) -> str:
        who = listed([wording.member(member) for member in self.asked])
        return _(
            "I asked {people} to mark {phase} done for you already, at {moment}.",
            people=who,
            phase=wording.text(within(self.phase)),
            moment=wording.moment(self.at),
        )


@dataclass(eq=False)
class NobodyToAsk(Refused):
    """The actor may do it themselves, or there is nobody who may."""

    phase: str
    yours: bool

    def told(self, wording: Wording, /) -> str:
        phase = wording.text(within(self.phase))
        if self.yours:
            return _("You may mark {phase} done yourself by now.", phase=phase)
        return _("Nobody whom I could ask may mark {phase} done yet.", phase=phase)


@dataclass(frozen=True, slots=True)
class Requested:
    """Who is asked to mark a phase done, as a request that has the same id every time."""

    id: RequestId
    project: Project
    phase: PhaseKey
    name: str
    asked: tuple[MemberId, ...]


def request(project: Project, workflow: Workflow, key: PhaseKey, asker: Person) -> Requested:
    """Return whom to ask: those whom the refusal names.

    Raises `PhaseNotFound`, `PhaseMovedOn` where it is over, `NobodyToAsk`.
    """
    phase, described = project.phase(key), workflow.phase(key)
    if phase.status in FINISHED:
        raise PhaseMovedOn(project.name, described.name, phase.status)
    best = whom_to_ask(project, described.accountable, phase.holder)
    asked = others(best[:NAMED], asker.member)
    yours = may_act(project, described.accountable, asker)
    if yours or not asked:
        raise NobodyToAsk(described.name, yours)
    made = RequestId(f"{project.key}/{key}/asked/{phase.completions}/{asker.member}")
    return Requested(made, project, key, described.name, asked)


def asker_of(made: str) -> MemberId:
    """Return who made a request: the last part of its id."""
    return MemberId(made.rpartition("/")[2])
