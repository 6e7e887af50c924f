"""Small worlds that are valid as they stand; a test names only what is different."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from bot.files.knowledge import shipped_knowledge
from domain.handoffs.machine import starting_phases
from domain.ids import (
    ChannelId,
    MemberId,
    PhaseKey,
    ProjectKey,
    RoleKey,
    UserGroupId,
    WorkflowKey,
)
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.reminders import NO_REMINDERS
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import Assignment, Group, Holder, Person, PhaseStatus, Project, Standing

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)

ANA = MemberId("U0ANA")  # data scientist
DANA = MemberId("U0DANA")  # ML engineer
INES = MemberId("U0INES")  # data analyst
LEE = MemberId("U0LEE")  # data engineer, and the ML engineer's backup
OMAR = MemberId("U0OMAR")  # developer
PRIYA = MemberId("U0PRIYA")  # lead
SAM = MemberId("U0SAM")  # nothing to do with it

DATA_ENGINEER = RoleKey("data_engineer")
DATA_SCIENTIST = RoleKey("data_scientist")
ML_ENGINEER = RoleKey("ml_engineer")
DEVELOPER = RoleKey("developer")
DATA_ANALYST = RoleKey("data_analyst")


def person(member: str) -> Person:
    return Person(MemberId(member))


def a_group(*members: str, user_group: str = "S0DATA", handle: str = "data-eng") -> Group:
    return Group(UserGroupId(user_group), handle, tuple(map(MemberId, members)))


def primary(role: str, holder: str | Holder) -> Assignment:
    """A holder of a role: a member's id, or any holder."""
    return _assignment(role, holder, Standing.PRIMARY)


def backup(role: str, holder: str | Holder) -> Assignment:
    """Somebody who steps in for a role: a member's id, or any holder."""
    return _assignment(role, holder, Standing.BACKUP)


def a_team(without: str = "") -> tuple[Assignment, ...]:
    """Who holds what on *churn*; a role that is named stays vacant."""
    team = (
        primary(DATA_ENGINEER, LEE),
        primary(DATA_SCIENTIST, ANA),
        primary(ML_ENGINEER, DANA),
        backup(ML_ENGINEER, LEE),
        primary(DEVELOPER, OMAR),
        primary(DATA_ANALYST, INES),
    )
    return tuple(assignment for assignment in team if assignment.role != without)


def a_phase(key: str, *after: str, role: str = DATA_SCIENTIST, name: str = "") -> WorkflowPhase:
    return WorkflowPhase(
        key=PhaseKey(key),
        name=name or key.capitalize(),
        accountable=RoleKey(role),
        after=tuple(map(PhaseKey, after)),
        start_with=f"Start with {key}.",
    )


def a_workflow(*phases: WorkflowPhase, key: str = "own") -> Workflow:
    return Workflow(key=WorkflowKey(key), name="Own workflow", phases=phases or (a_phase("work"),))


def a_knowledge_base(*workflows: Workflow) -> KnowledgeBase:
    """The built-in knowledge base, with more workflows; a phase is done at a word.

    Only tests of packets ask for what the built-in definitions of done ask for. Nobody is reminded
    of anything.
    """
    return _quiet().extended((), workflows) if workflows else _quiet()


def a_reminding_knowledge_base(*workflows: Workflow) -> KnowledgeBase:
    """The built-in knowledge base as it comes: it reminds and looks ahead."""
    return _builtin().extended((), workflows) if workflows else _builtin()


def a_strict_knowledge_base(*workflows: Workflow) -> KnowledgeBase:
    """The built-in knowledge base with its definitions of done, and more workflows; it is quiet."""
    return _strict().extended((), workflows) if workflows else _strict()


def a_project(at: str = "", workflow: Workflow | None = None, **difference: Any) -> Project:  # noqa: ANN401 - any field of a project
    """The project *churn* as it begins, or with everything before the phase `at` done."""
    workflow = workflow or a_knowledge_base().workflow(WorkflowKey("standard"))
    project = Project(
        key=ProjectKey("churn"),
        name="Churn predictor",
        workflow=workflow.key,
        lead=PRIYA,
        aliases=("churn model",),
        channels=(ChannelId("C0CHURN"),),
        phases=starting_phases(workflow, _reached(workflow, at), YESTERDAY),
        assignments=a_team(),
        version=1,
    )
    return replace(project, **difference)


@cache
def _builtin() -> KnowledgeBase:
    shipped = shipped_knowledge()
    return shipped.extended((), map(_without_definitions, shipped.workflows))


def _without_definitions(workflow: Workflow) -> Workflow:
    phases = tuple(phase.model_copy(update={"done": None}) for phase in workflow.phases)
    return workflow.model_copy(update={"phases": phases})


@cache
def _strict() -> KnowledgeBase:
    return replace(shipped_knowledge(), reminders=NO_REMINDERS)


@cache
def _quiet() -> KnowledgeBase:
    return replace(_builtin(), reminders=NO_REMINDERS)


def _reached(workflow: Workflow, at: str) -> dict[PhaseKey, PhaseStatus]:
    if not at:
        return {}
    given = {PhaseKey(at): PhaseStatus.ACTIVE}
    ways = [*workflow.before(PhaseKey(at))]
    while ways:
        phase = ways.pop()
        given[phase.key] = PhaseStatus.DONE
        ways.extend(workflow.before(phase.key))
    return given


def _assignment(role: str, holder: str | Holder, standing: Standing) -> Assignment:
    who = person(holder) if isinstance(holder, str) else holder
    return Assignment(RoleKey(role), who, standing, since=YESTERDAY)
