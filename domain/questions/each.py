"""What is asked about a project, answered for several: none was meant, so each is told of."""

from collections.abc import Iterator, Sequence

from domain.knowledge.base import KnowledgeBase
from domain.projects import Project
from domain.questions.answers import CurrentPhase, PhaseTold, Status, Team
from domain.questions.general import OfEach, OfProject
from domain.questions.holding import roles_on
from domain.questions.phases_meant import next_phases
from domain.questions.readings import Aspect, Intent, Reading


def of_each(
    reading: Reading, projects: Sequence[Project], count: int, knowledge: KnowledgeBase
) -> OfEach | None:
    """Return the answer for each of the projects; None where one must be chosen.

    Whoever goes along a workflow or asks for one side of an answer has one project in mind. Of what
    is said to be done is told where it stands: it can be marked in none of the projects.
    """
    if reading.steps or reading.aspect is not Aspect.WHOLE:
        return None
    found = tuple(_of(reading, projects, knowledge))
    return OfEach(reading, found, count) if found else None


def _of(
    reading: Reading, projects: Sequence[Project], knowledge: KnowledgeBase
) -> Iterator[OfProject]:
    for project in projects:
        workflow = knowledge.workflow(project.workflow)
        match reading.intent:
            case Intent.PROJECT_STATUS:
                yield Status(reading, project, workflow)
            case Intent.CURRENT_PHASE:
                yield CurrentPhase(reading, project, workflow)
            case Intent.NEXT_PHASE | Intent.NEXT_ROLE:
                yield next_phases(reading, project, workflow, knowledge)
            case Intent.WHO_HANDLES | Intent.WHO_IS:
                asked = tuple(map(knowledge.role, reading.roles[:1]))
                yield Team(reading, project, asked or roles_on(project, workflow, knowledge))
            case Intent.PHASE_DONE | Intent.MARK_DONE:
                named = (key for key in reading.phases if workflow.has_phase(key))
                if (key := next(named, None)) is not None:
                    yield PhaseTold(reading, project, workflow.phase(key))
            case _:
                return
