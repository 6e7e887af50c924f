"""From a reading and what the registry says to an answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.errors import NothingBeyond, PhaseNotFound, RoleNotFound
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow
from domain.projects import Handoff, Hat, NamedProject, Project, Standing, Tenure
from domain.questions.answers import (
    Answer,
    Choices,
    Compared,
    CurrentPhase,
    DoneMeant,
    Guide,
    Handled,
    Pending,
    PhaseTold,
    Projects,
    Refusal,
    RoleDescribed,
    RoleWithoutProject,
    Status,
    Team,
    Unfilled,
    Unknown,
    Vacant,
    WhichProject,
)
from domain.questions.asides import Explained
from domain.questions.each import of_each
from domain.questions.general import Vacancies
from domain.questions.holding import held_before, roles_of, roles_on
from domain.questions.orders import RolesGivenInAForm
from domain.questions.phases_meant import next_phases, phase_meant, usually_next
from domain.questions.policy import Outcome, outcome_of, worth_offering
from domain.questions.readings import ASPECTS_BEFORE, Aspect, Intent, Reading


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the registry says about the place, the people and the projects of a question.

    `project` is the one that is meant, if that is clear; `candidates` are those that may be.
    `hats` are those of the people asked about; `held` is who held the role before, the latest
    first; `waiting` is for the asker, `in_hand` what they work on, each with project and role;
    `projects` are those that a question about all of them is answered for, `count` how many there
    are.
    """

    knowledge: KnowledgeBase
    asker: MemberId | None = None
    project: Project | None = None
    candidates: tuple[NamedProject, ...] = ()
    hats: Mapping[MemberId, tuple[Hat, ...]] = field(
        default_factory=dict[MemberId, tuple[Hat, ...]]
    )
    held: tuple[Tenure, ...] = ()
    waiting: tuple[tuple[NamedProject, Handoff], ...] = ()
    in_hand: tuple[tuple[str, str, str], ...] = ()
    listed: tuple[NamedProject, ...] = ()
    projects: tuple[Project, ...] = ()
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
        if reading.aspect is Aspect.REASON:
            return _explained(reading, around)
        return _about_roles(reading, around) or _about_a_project(reading, around)
    except (NothingBeyond, PhaseNotFound, RoleNotFound) as error:
        return Refusal(reading, error, around.project)


def _choices(reading: Reading, around: Surroundings) -> Choices:
    options = worth_offering(reading)
    named = tuple((topic, around.knowledge.role(topic.role)) for topic in options)
    return Choices(reading, named, around.project)


def _explained(reading: Reading, around: Surroundings) -> Explained:
    role = around.knowledge.role(reading.roles[0]) if reading.roles else None
    topic = reading.topic.name if reading.topic else ""
    known = role.responsibilities if role else ()
    responsibility = next((found for found in known if found.name == topic), None)
    return Explained(reading, role, responsibility, around.project)


def _about_roles(reading: Reading, around: Surroundings) -> Answer | None:
    """Answer what can be said without a project; None where one is needed."""
    knowledge = around.knowledge
    match reading.intent:
        case Intent.HELP:
            return _how_to(reading, around)
        case Intent.WHAT_DOES:
            return RoleDescribed(reading, knowledge.role(reading.roles[0]))
        case Intent.COMPARE:
            first, second = (knowledge.role(key) for key in reading.roles[:2])
            return Compared(reading, (first, second))
        case Intent.ROLES_OF:
            return roles_of(reading, around.hats, knowledge)
        case Intent.MY_PENDING:
            waiting = ((p, h, _phase_name(knowledge, h)) for p, h in around.waiting)
            return Pending(reading, around.asker, tuple(waiting), around.in_hand)
        case Intent.LIST_PROJECTS:
            return Projects(reading, around.listed, around.count)
        case Intent.WHO_HANDLES | Intent.WHO_IS if reading.roles:
            return _who(reading, around)
        case _:
            return None


def _how_to(reading: Reading, around: Surroundings) -> Answer:
    if reading.aspect is Aspect.ASSIGNING:
        return Refusal(reading, RolesGivenInAForm(), around.project)
    return Guide(reading)


def _who(reading: Reading, around: Surroundings) -> Answer:
    role = around.knowledge.role(reading.roles[0])
    project = around.project
    if project is None and around.candidates:
        return WhichProject(reading, around.candidates, role)
    if project is None:
        return RoleWithoutProject(reading, role)
    if reading.aspect in ASPECTS_BEFORE:
        return held_before(reading, role, project, around.held)
    workflow = around.knowledge.workflow(project.workflow)
    if project.is_vacant(role.key):
        return Vacant(reading, role, project, workflow)
    return Handled(reading, role, project, workflow)


def _about_a_project(reading: Reading, around: Surroundings) -> Answer:
    if around.project is None:
        return _about_no_project(reading, around)
    project = around.project
    workflow = around.knowledge.workflow(project.workflow)
    match reading.intent:
        case Intent.WHO_IS:
            return Team(reading, project, _roles_asked(reading, project, workflow, around))
        case Intent.UNFILLED_ROLES:
            return _unfilled(reading, project, workflow, around.knowledge)
        case Intent.CURRENT_PHASE:
            return CurrentPhase(reading, project, workflow)
        case Intent.NEXT_PHASE | Intent.NEXT_ROLE:
            return next_phases(reading, project, workflow, around.knowledge)
        case Intent.PHASE_DONE:
            return PhaseTold(reading, project, phase_meant(reading, project, workflow))
        case Intent.MARK_DONE:
            phase = phase_meant(reading, project, workflow) if reading.phases else None
            return DoneMeant(reading, project, phase)
        case _:
            return Status(reading, project, workflow)


def _about_no_project(reading: Reading, around: Surroundings) -> Answer:
    """Answer for all projects, or for any; else ask which one is meant."""
    if reading.intent is Intent.UNFILLED_ROLES and around.projects:
        return _vacancies(reading, around)
    goes_on = reading.intent in {Intent.NEXT_PHASE, Intent.NEXT_ROLE} and not reading.steps
    usually = usually_next(reading, around.knowledge) if goes_on else None
    each = usually or of_each(reading, around.projects, around.count, around.knowledge)
    return each or WhichProject(reading, around.candidates)


def _unfilled(
    reading: Reading, project: Project, workflow: Workflow, knowledge: KnowledgeBase
) -> Unfilled:
    asked = tuple(knowledge.role(key) for key in reading.roles)
    looked_at = asked or roles_on(project, workflow, knowledge)
    vacant = tuple(role for role in looked_at if project.is_vacant(role.key))
    return Unfilled(reading, project, vacant, asked)


def _vacancies(reading: Reading, around: Surroundings) -> Vacancies:
    knowledge = around.knowledge
    each = (
        _unfilled(reading, project, knowledge.workflow(project.workflow), knowledge)
        for project in around.projects
    )
    lacking = [(one.project, one.vacant) for one in each if one.vacant]
    projects = named(project for project, _ in lacking)
    vacant = tuple(zip(projects, (roles for _, roles in lacking), strict=True))
    asked = tuple(knowledge.role(key) for key in reading.roles)
    return Vacancies(reading, vacant, len(around.projects), around.count, asked)


def _roles_asked(
    reading: Reading, project: Project, workflow: Workflow, around: Surroundings
) -> tuple[Role, ...]:
    """Return all roles of the project, or those of the person whose backups are asked for."""
    roles = roles_on(project, workflow, around.knowledge)
    if reading.person is None or reading.aspect is not Aspect.BACKUPS:
        return roles
    held = (role for role in roles if reading.person in _first(project, role))
    return tuple(held)


def _first(project: Project, role: Role) -> tuple[MemberId, ...]:
    return project.members_holding(role.key, Standing.PRIMARY)


def _phase_name(knowledge: KnowledgeBase, handoff: Handoff) -> str:
    for workflow in knowledge.workflows:
        if workflow.has_phase(handoff.phase):
            return workflow.phase(handoff.phase).name
    return handoff.phase


def named(projects: Iterable[Project]) -> tuple[NamedProject, ...]:
    """Return projects as they are named in an answer."""
    return tuple(NamedProject(p.key, p.name, p.aliases, p.is_private) for p in projects)
