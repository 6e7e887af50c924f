"""The form about a workflow and one of its phases."""

from collections.abc import Iterator
from dataclasses import replace

from bot.slack.views.blocks import inside
from bot.slack.views.own_modal import Asked, Drawn, Kind, Menu, OwnForm
from domain.handoffs.own_parts import GONE, ITS, NAME, NEW, OwnPart, PartShown
from domain.handoffs.workflow_form import CONFIRMATIONS, WORKFLOWS
from domain.ids import WorkflowKey
from domain.knowledge.workflows import MOST_CONFIRMATIONS, Workflow

_COUNTS = tuple((str(count), str(count)) for count in range(MOST_CONFIRMATIONS + 1))
_WORKFLOW = Asked(NAME, "The workflow’s name", Kind.LINE, "Short way", required=True)
_PHASE = Asked(f"{ITS}name", "The phase’s name", Kind.LINE, "Legal review", required=True)
_ROLE = Asked(f"{ITS}accountable", "Role that answers for it", Kind.ONE, "A role", required=True)
_ALONG = Asked(f"{ITS}along", "Roles that work along", Kind.SOME, "Choose roles")
_AFTER = Asked(f"{ITS}after", "Comes after", Kind.SOME, "Choose phases")
_REST = (
    Asked(f"{ITS}start_with", "What to start with", Kind.TEXT, "Read the report.", required=True),
    Asked(f"{ITS}aliases", "Other names", Kind.LINES, "legal check"),
    Asked(
        f"{ITS}{CONFIRMATIONS}",
        "People who confirm what a pipeline reports",
        Kind.ONE,
        "None",
        _COUNTS,
    ),
)
_GONE = Asked(GONE, "Take it out", Kind.TICK, "The workflow goes on without this phase")


def _drawn(shown: PartShown) -> Drawn:
    known, part = shown.base, shown.part
    workflow = None if part.of == NEW else known.workflow(WorkflowKey(part.of))
    first = sorted(known.workflows, key=lambda one: one.key != part.of)
    new = ("Another", [("A new workflow", OwnPart(NEW, NEW).packed())])
    menu = Menu("Which phase?", [*((one.name, _phases_of(one)) for one in first), new])
    return Drawn((menu,), (_WORKFLOW, *_phase(shown, workflow)), _notes(shown, workflow))


def _phases_of(workflow: Workflow) -> list[tuple[str, str]]:
    phases = [(one.name, OwnPart(workflow.key, one.key).packed()) for one in workflow.phases]
    return [("A new phase", OwnPart(workflow.key, NEW).packed()), *phases]


def _phase(shown: PartShown, workflow: Workflow | None) -> Iterator[Asked]:
    roles = [(role.name, role.key) for role in shown.base.roles]
    phases = workflow.phases if workflow else ()
    others = [(one.name, one.key) for one in phases if one.key != shown.part.inside]
    yield _PHASE
    yield replace(_ROLE, options=roles)
    yield replace(_ALONG, options=roles)
    if others:
        yield replace(_AFTER, options=others)
    yield from _REST
    if shown.part.inside != NEW:
        yield _GONE


def _notes(shown: PartShown, workflow: Workflow | None) -> tuple[str, ...]:
    if workflow is None:
        return ()
    count, called = shown.followers, inside(workflow.name)
    follow = (
        f"One project follows the {called}."
        if count == 1
        else f"{count} projects follow the {called}."
    )
    return (follow, "`/baton checklist` says what a phase needs before it is done.")


WORKFLOW_FORM = OwnForm("workflow_form", "A workflow", WORKFLOWS, _drawn)
