"""Which phases of a project a reading is about, and what follows them."""

from domain.errors import NothingBeyond, PhaseNotFound
from domain.ids import PhaseKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import PhaseStatus, Project
from domain.questions.answers import Next
from domain.questions.general import UsuallyNext
from domain.questions.readings import Intent, Reading

_OVER = frozenset({PhaseStatus.DONE, PhaseStatus.SKIPPED})


def phase_meant(reading: Reading, project: Project, workflow: Workflow) -> WorkflowPhase:
    """Return the phase that is asked about; raises `PhaseNotFound` and `NothingBeyond`."""
    return phases_meant(reading, project, workflow)[0]


def next_phases(
    reading: Reading, project: Project, workflow: Workflow, knowledge: KnowledgeBase
) -> Next:
    """Return what follows the phases that are named, or those that are open.

    Whose turn it is: theirs first who did not begin yet what they could.
    """
    after, ready = _standing(reading, project, workflow)
    following = {f.key: f for f in ready}
    following |= {f.key: f for phase in after for f in workflow.following(phase.key)}
    before = {b.key: b for phase in ready for b in workflow.before(phase.key)}
    named = {phase.key: phase for phase in after}
    still_to_come = (
        (phase, knowledge.role(phase.accountable))
        for phase in following.values()
        if phase.key not in named and not _is_over(project, phase.key)
    )
    return Next(reading, project, tuple((before | named).values()), tuple(still_to_come))


def usually_next(reading: Reading, knowledge: KnowledgeBase) -> UsuallyNext | None:
    """Return what follows the phases that are named, in the first workflow that has them."""
    for workflow in knowledge.workflows:
        after = tuple(workflow.phase(key) for key in reading.phases if workflow.has_phase(key))
        if after:
            following = {f.key: f for phase in after for f in workflow.following(phase.key)}
            told = tuple((f, knowledge.role(f.accountable)) for f in following.values())
            return UsuallyNext(reading, workflow, after, told)
    return None


def phases_meant(
    reading: Reading, project: Project, workflow: Workflow
) -> tuple[WorkflowPhase, ...]:
    """Return the phases that are named, or those as many steps from them; one at least."""
    named = tuple(workflow.phase(key) for key in reading.phases if workflow.has_phase(key))
    if not named:
        known = tuple(phase.name for phase in workflow.phases)
        raise PhaseNotFound(project.name, reading.asked or reading.phases[0], known)
    for _ in range(abs(reading.steps)):
        named = _one_step(named, workflow, reading.steps) or _at_the_end(reading, project, named)
    return named


def _one_step(
    phases: tuple[WorkflowPhase, ...], workflow: Workflow, direction: int
) -> tuple[WorkflowPhase, ...]:
    step = workflow.following if direction > 0 else workflow.before
    reached = {found.key: found for phase in phases for found in step(phase.key)}
    return tuple(reached.values())


def _at_the_end(
    reading: Reading, project: Project, phases: tuple[WorkflowPhase, ...]
) -> tuple[WorkflowPhase, ...]:
    verb = "follows" if reading.steps > 0 else "comes before"
    raise NothingBeyond(project.name, phases[0].name, verb)


def _standing(
    reading: Reading, project: Project, workflow: Workflow
) -> tuple[tuple[WorkflowPhase, ...], tuple[WorkflowPhase, ...]]:
    """Return the phases to follow, and those that are the next ones themselves."""
    if reading.phases:
        return phases_meant(reading, project, workflow), ()
    if reading.intent is Intent.NEXT_ROLE:
        active = _open(project, workflow, PhaseStatus.ACTIVE)
        return active, _open(project, workflow, PhaseStatus.READY)
    return _open(project, workflow, PhaseStatus.ACTIVE, PhaseStatus.READY), ()


def _open(
    project: Project, workflow: Workflow, *statuses: PhaseStatus
) -> tuple[WorkflowPhase, ...]:
    found = (phase for phase in project.open_phases() if phase.status in statuses)
    return tuple(workflow.phase(phase.key) for phase in found)


def _is_over(project: Project, key: PhaseKey) -> bool:
    return any(phase.key == key and phase.status in _OVER for phase in project.phases)
