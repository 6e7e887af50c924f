"""From a reading and what the registry says to an answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.errors import PhaseNotFound, RoleNotFound
from domain.ids import MemberId, RoleKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Handoff, Hat, NamedProject, PhaseStatus, Project
from domain.questions.answers import (
    Answer,
    Choices,
    Compared,
    CurrentPhase,
    DoneMeant,
    Guide,
    Handled,
    Next,
    Pending,
    PhaseTold,
    Projects,
    Refusal,
    RoleDescribed,
    RolesOf,
    RoleWithoutProject,
    Status,
    Team,
    Unfilled,
    Unknown,
    Vacant,
    WhichProject,
)
from domain.questions.policy import MOST_CHOICES, Outcome, outcome_of
from domain.questions.readings import Intent, Reading


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the registry says about the place, the people and the projects of a question.

    `project` is the one that is meant, if that is clear; `candidates` are those that may be.
    `hats` are those of the person asked about; `waiting` is for the asker.
    """

    knowledge: KnowledgeBase
    asker: MemberId | None = None
    project: Project | None = None
    candidates: tuple[NamedProject, ...] = ()
    hats: tuple[Hat, ...] = ()
    waiting: tuple[tuple[NamedProject, Handoff], ...] = ()
    listed: tuple[NamedProject, ...] = ()
    count: int = 0


def answer(reading: Reading, around: Surroundings) -> Answer:
    """Return the answer; what is not known or does not exist is an answer too."""
    match outcome_of(reading):
        case Outcome.UNKNOWN:
            return Unknown(reading, around.project)
        case Outcome.CHOICES:
            return _choices(reading, around)
        case Outcome.ANSWER:
            pass
    try:
        return _about_roles(reading, around) or _about_a_project(reading, around)
    except (PhaseNotFound, RoleNotFound) as error:
        return Refusal(reading, error, around.project)


def _choices(reading: Reading, around: Surroundings) -> Choices:
    options = reading.topics[:MOST_CHOICES]
    named = tuple((topic, around.knowledge.role(topic.role)) for topic in options)
    return Choices(reading, named, around.project)


def _about_roles(reading: Reading, around: Surroundings) -> Answer | None:
    """Answer what can be said without a project; None where one is needed."""
    knowledge = around.knowledge
    match reading.intent:
        case Intent.HELP:
            return Guide(reading)
        case Intent.WHAT_DOES:
            return RoleDescribed(reading, knowledge.role(reading.roles[0]))
        case Intent.COMPARE:
            first, second = (knowledge.role(key) for key in reading.roles[:2])
            return Compared(reading, (first, second))
        case Intent.ROLES_OF:
            return _roles_of(reading, around)
        case Intent.MY_PENDING:
            waiting = ((p, h, _phase_name(knowledge, h)) for p, h in around.waiting)
            return Pending(reading, around.asker, tuple(waiting))
        case Intent.LIST_PROJECTS:
            return Projects(reading, around.listed, around.count)
        case Intent.WHO_HANDLES | Intent.WHO_IS if reading.roles:
            return _who(reading, around)
        case _:
            return None


def _roles_of(reading: Reading, around: Surroundings) -> RolesOf:
    worn = (hat for hat in around.hats if reading.project in {None, hat.project})
    hats = tuple((hat, _role_name(around.knowledge, hat.role)) for hat in worn)
    return RolesOf(reading, reading.person, hats)


def _who(reading: Reading, around: Surroundings) -> Answer:
    role = around.knowledge.role(reading.roles[0])
    project = around.project
    if project is None and around.candidates:
        return WhichProject(reading, around.candidates, role)
    if project is None:
        return RoleWithoutProject(reading, role)
    workflow = around.knowledge.workflow(project.workflow)
    if project.is_vacant(role.key):
        return Vacant(reading, role, project, workflow)
    return Handled(reading, role, project, workflow)


def _about_a_project(reading: Reading, around: Surroundings) -> Answer:
    if around.project is None:
        return WhichProject(reading, around.candidates)
    project = around.project
    workflow = around.knowledge.workflow(project.workflow)
    match reading.intent:
        case Intent.WHO_IS:
            return Team(reading, project, _roles_on(project, workflow, around.knowledge))
        case Intent.UNFILLED_ROLES:
            return _unfilled(reading, project, workflow, around.knowledge)
        case Intent.CURRENT_PHASE:
            return CurrentPhase(reading, project, workflow)
        case Intent.NEXT_PHASE | Intent.NEXT_ROLE:
            return _next(reading, project, workflow, around.knowledge)
        case Intent.PHASE_DONE:
            return PhaseTold(reading, project, _phase(reading, project, workflow))
        case Intent.MARK_DONE:
            phase = _phase(reading, project, workflow) if reading.phases else None
            return DoneMeant(reading, project, phase)
        case _:
            return Status(reading, project, workflow)


def _unfilled(
    reading: Reading, project: Project, workflow: Workflow, knowledge: KnowledgeBase
) -> Unfilled:
    asked = tuple(knowledge.role(key) for key in reading.roles)
    looked_at = asked or _roles_on(project, workflow, knowledge)
    vacant = tuple(role for role in looked_at if project.is_vacant(role.key))
    return Unfilled(reading, project, vacant, asked)


def _next(reading: Reading, project: Project, workflow: Workflow, knowledge: KnowledgeBase) -> Next:
    if reading.phases:
        after = (_phase(reading, project, workflow),)
    else:
        after = tuple(workflow.phase(phase.key) for phase in project.open_phases())
    following = {f.key: f for phase in after for f in workflow.following(phase.key)}
    open_now = {phase.key for phase in after}
    named = (
        (phase, knowledge.role(phase.accountable))
        for phase in following.values()
        if phase.key not in open_now and not _is_over(project, phase)
    )
    return Next(reading, project, after, tuple(named))


def _is_over(project: Project, phase: WorkflowPhase) -> bool:
    over = {PhaseStatus.DONE, PhaseStatus.SKIPPED}
    return any(p.key == phase.key and p.status in over for p in project.phases)


def _phase(reading: Reading, project: Project, workflow: Workflow) -> WorkflowPhase:
    for key in reading.phases:
        if workflow.has_phase(key):
            return workflow.phase(key)
    known = tuple(phase.name for phase in workflow.phases)
    raise PhaseNotFound(project.name, reading.asked or reading.phases[0], known)


def _roles_on(project: Project, workflow: Workflow, knowledge: KnowledgeBase) -> tuple[Role, ...]:
    wanted = {phase.accountable for phase in workflow.phases}
    wanted |= {assignment.role for assignment in project.assignments}
    return tuple(role for role in knowledge.roles if role.key in wanted)


def _role_name(knowledge: KnowledgeBase, role: RoleKey) -> str:
    return knowledge.role(role).name if knowledge.has_role(role) else role


def _phase_name(knowledge: KnowledgeBase, handoff: Handoff) -> str:
    for workflow in knowledge.workflows:
        if workflow.has_phase(handoff.phase):
            return workflow.phase(handoff.phase).name
    return handoff.phase


def named(projects: Iterable[Project]) -> tuple[NamedProject, ...]:
    """Return projects as they are named in an answer."""
    return tuple(NamedProject(p.key, p.name, p.aliases, p.private) for p in projects)
