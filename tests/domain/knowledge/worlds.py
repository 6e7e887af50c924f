"""Small valid roles and workflows; a test names only what is different."""

from domain.ids import PhaseKey, ResponsibilityKey, RoleKey, WorkflowKey
from domain.knowledge.roles import Responsibility, Role
from domain.knowledge.workflows import Workflow, WorkflowPhase

BAKER = RoleKey("baker")
MILLER = RoleKey("miller")
BREAD = WorkflowKey("bread")


def a_responsibility(
    key: str = "dough",
    *aliases: str,
    helpers: tuple[RoleKey, ...] = (),
    shared_aliases: tuple[str, ...] = (),
) -> Responsibility:
    return Responsibility(
        key=ResponsibilityKey(key),
        name=key.capitalize(),
        explanation=f"Looks after {key}.",
        aliases=aliases,
        helpers=helpers,
        shared_aliases=shared_aliases,
    )


def a_role(key: RoleKey = BAKER, *responsibilities: Responsibility) -> Role:
    return Role(
        key=key,
        name=key.capitalize(),
        plural=f"{key.capitalize()}s",
        summary=f"Does what a {key} does.",
        first_person=f"I am a {key}.",
        aliases=(f"{key} of the town",),
        responsibilities=responsibilities,
    )


def a_phase(key: str, *after: str, accountable: RoleKey = BAKER) -> WorkflowPhase:
    return WorkflowPhase(
        key=PhaseKey(key),
        name=key.capitalize(),
        accountable=accountable,
        after=tuple(PhaseKey(before) for before in after),
        start_with=f"Start with {key}.",
    )


def a_workflow(*phases: WorkflowPhase) -> Workflow:
    return Workflow(key=BREAD, name="Bread", phases=phases or (a_phase("baking"),))
