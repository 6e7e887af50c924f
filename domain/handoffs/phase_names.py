"""Which phase people mean: by key, name or alias, or the only one that is open."""

from datetime import UTC, datetime

from domain.errors import PhaseNotFound
from domain.handoffs.machine import FINISHED
from domain.handoffs.not_taken_back import NothingOver
from domain.handoffs.refusals import NoPhaseOpen, SeveralPhasesOpen
from domain.knowledge.phrases import divided, normalised
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Actor, Phase, PhaseStatus, Project

PUNCTUATION = 2  # words such as "-" that may stand within a name or behind it


def phase_named(project: Project, workflow: Workflow, text: str) -> WorkflowPhase:
    """Return the project's phase of that key, name or alias; raises `PhaseNotFound`."""
    phase = _phases_by_name(workflow).get(normalised(text))
    if phase is None:
        raise PhaseNotFound(project.name, text, tuple(phase.name for phase in workflow.phases))
    return phase


def phase_at_start(workflow: Workflow, text: str) -> tuple[WorkflowPhase | None, str]:
    """Split what was typed into the phase that it starts with, if any, and the rest.

    The longest name wins: "model serving soon" is *model serving* and "soon".
    """
    phases = _phases_by_name(workflow)
    longest = max(len(name.split()) for name in phases) + PUNCTUATION
    for count in range(longest, 0, -1):
        name, rest = divided(text, count)
        phase = phases.get(normalised(name))
        if phase is not None:
            return phase, rest
    return None, text.strip()


def only_open_phase(project: Project, workflow: Workflow, deed: str = "mark done") -> WorkflowPhase:
    """Return the phase that "done" must mean where none is named, or whatever the deed is.

    A phase that somebody works on goes before one that is only offered. Raises `NoPhaseOpen` or
    `SeveralPhasesOpen`.
    """
    active = [p for p in project.phases if p.status is PhaseStatus.ACTIVE]
    candidates = active or [p for p in project.phases if p.status is PhaseStatus.READY]
    if not candidates:
        raise NoPhaseOpen(project.name, deed)
    if len(candidates) > 1:
        names = tuple(workflow.phase(p.key).name for p in project.open_phases())
        raise SeveralPhasesOpen(project.name, names)
    return workflow.phase(candidates[0].key)


def latest_phase_over(project: Project, workflow: Workflow) -> WorkflowPhase:
    """Return the phase that "reopen" must mean where none is named; raises `NothingOver`."""
    over = [phase for phase in project.phases if phase.status in FINISHED]
    if not over:
        raise NothingOver(project.name, "reopen")
    return workflow.phase(max(reversed(over), key=_over_since).key)


def latest_phase_marked(project: Project, workflow: Workflow, actor: Actor) -> WorkflowPhase:
    """Return the phase that "undo" must mean where none is named; raises `NothingOver`."""
    over = [phase for phase in project.phases if phase.status in FINISHED]
    marked = [phase for phase in over if phase.ending and phase.ending.by == actor]
    if not marked:
        raise NothingOver(project.name, "undo")
    return workflow.phase(max(marked, key=_over_since).key)


def _over_since(phase: Phase) -> tuple[bool, datetime]:
    """Rank phases by when they ended, those of a registry file before all that anybody told."""
    at = phase.ending.at if phase.ending else phase.since
    return phase.ending is not None, at or datetime.min.replace(tzinfo=UTC)


def _phases_by_name(workflow: Workflow) -> dict[str, WorkflowPhase]:
    names = {
        normalised(name): phase
        for phase in workflow.phases
        for name in (phase.key, phase.name, *phase.aliases)
    }
    names.pop("", None)
    return names
