"""Recording how a phase ended, and that it did so no longer."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.handoffs.commands import REASON_LIMIT
from domain.handoffs.machine import with_phase
from domain.handoffs.refusals import ReasonMissing, TooLong
from domain.ids import CompletionId, PhaseKey
from domain.projects import Completion, Operator, Project, TakenBack
from domain.statuses import Before, PhaseStatus

UNNUMBERED = CompletionId("")  # until the project says how many there were
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)  # before the first Baton
_WORDS = {PhaseStatus.DONE: "done", PhaseStatus.SKIPPED: "skip"}


def numbered(project: Project, act: Completion) -> Completion:
    """Return the act that ends a phase with its id; the phase of the project stands as before."""
    was = project.phase(act.phase)
    key = CompletionId(f"{project.key}/{act.phase}/{_WORDS[act.outcome]}/{was.completions + 1}")
    before = Before(was.status, was.holder, was.since)
    return replace(act, id=key, note=act.note.strip(), before=before)


def phase_ended_by(act: CompletionId) -> PhaseKey:
    """Return the phase that an act ended: the second part of its id."""
    return PhaseKey(act.split("/")[1])


def with_ending(project: Project, ending: Completion) -> Project:
    """Return the project with the act as the latest one of its phase."""
    phase = project.phase(ending.phase)
    count = phase.completions + 1
    return with_phase(project, replace(phase, completion=ending, completions=count))


def ending_told(project: Project, phase: PhaseKey) -> Completion:
    """Return the act by which a phase is over.

    What a registry file said is over has none yet: it gets one, in the operator's name.
    """
    over = project.phase(phase)
    if over.ending is not None:
        return over.ending
    at = over.since or _LONG_AGO
    told = Completion(UNNUMBERED, phase, Operator(), at, outcome=over.status)
    return replace(numbered(project, told), before=None)


def without_ending(project: Project, ending: Completion, back: TakenBack) -> Project:
    """Return the project, whose phase is open again, with its last act taken back."""
    phase = project.phase(ending.phase)
    known = phase.completion is not None and phase.completion.id == ending.id
    count = phase.completions + (0 if known else 1)
    taken = replace(ending, taken_back=back)
    return with_phase(project, replace(phase, completion=taken, completions=count))


def checked_reason(reason: str, deed: str) -> str:
    """Return the reason without the space around it; raises `ReasonMissing`, `TooLong`."""
    written = reason.strip()
    if not written:
        raise ReasonMissing(deed)
    if len(written) > REASON_LIMIT:
        raise TooLong("reason", REASON_LIMIT)
    return written
