"""Which phase people mean: by key, name or alias, or the only one that is open."""

from domain.errors import NoPhaseOpen, PhaseNotFound, SeveralPhasesOpen
from domain.knowledge.phrases import normalised
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import PhaseStatus, Project


def phase_named(workflow: Workflow, text: str) -> WorkflowPhase:
    """Return the phase of that key, name or alias; raises `PhaseNotFound`."""
    wanted = normalised(text)
    for phase in workflow.phases:
        if wanted in _names(phase):
            return phase
    raise PhaseNotFound(workflow.name, text, tuple(phase.name for phase in workflow.phases))


def phase_at_start(workflow: Workflow, text: str) -> tuple[WorkflowPhase | None, str]:
    """Split what was typed into the phase that it starts with, if any, and the rest.

    The longest name wins: "model serving soon" is *model serving* and "soon".
    """
    words = text.split()
    for count in range(len(words), 0, -1):
        wanted = normalised(" ".join(words[:count]))
        for phase in workflow.phases:
            if wanted in _names(phase):
                return phase, " ".join(words[count:])
    return None, text.strip()


def only_open_phase(project: Project, workflow: Workflow) -> WorkflowPhase:
    """Return the phase that "done" must mean where none is named.

    A phase that somebody works on goes before one that is only offered. Raises `NoPhaseOpen` or
    `SeveralPhasesOpen`.
    """
    active = [p for p in project.phases if p.status is PhaseStatus.ACTIVE]
    candidates = active or [p for p in project.phases if p.status is PhaseStatus.READY]
    if not candidates:
        raise NoPhaseOpen(project.name)
    if len(candidates) > 1:
        names = tuple(workflow.phase(p.key).name for p in project.open_phases())
        raise SeveralPhasesOpen(project.name, names)
    return workflow.phase(candidates[0].key)


def _names(phase: WorkflowPhase) -> frozenset[str]:
    return frozenset(normalised(name) for name in (phase.key, phase.name, *phase.aliases))
