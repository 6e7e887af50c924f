"""The form about a workflow and one of its phases."""

from collections.abc import Iterator

from bot.slack.views.forms.own import Asked, Drawn, Kind, Menu, OwnForm
from bot.slack.views.parts.blocks import inside
from domain.handoffs.forms.own_parts import GONE, ITS, NAME, NEW, OwnPart, PartShown
from domain.handoffs.forms.workflow import CONFIRMATIONS, WORKFLOWS
from domain.ids import WorkflowKey
from domain.knowledge.workflows import MOST_CONFIRMATIONS, Workflow
from domain.words import Saying, _, ngettext

_COUNTS = tuple((str(count), str(count)) for count in range(MOST_CONFIRMATIONS + 1))


def _drawn(shown: PartShown) -> Drawn:
    known, part = shown.base, shown.part
    workflow = None if part.of == NEW else known.workflow(WorkflowKey(part.of))
    first = sorted(known.workflows, key=lambda one: one.key != part.of)
    new = (_("Another"), [(_("A new workflow"), OwnPart(NEW, NEW).packed())])
    menu = Menu(_("Which phase?"), [*((one.name, _phases_of(one)) for one in first), new])
    name, example = _("The workflow’s name"), _("Short way")
    named = Asked(NAME, name, Kind.LINE, example, required=True)
    return Drawn((menu,), (named, *_phase(shown, workflow)), _notes(shown, workflow))


def _phases_of(workflow: Workflow) -> list[tuple[str, str]]:
    phases = [(one.name, OwnPart(workflow.key, one.key).packed()) for one in workflow.phases]
    return [(_("A new phase"), OwnPart(workflow.key, NEW).packed()), *phases]


def _phase(shown: PartShown, workflow: Workflow | None) -> Iterator[Asked]:
    roles = [(role.name, role.key) for role in shown.base.roles]
    phases = workflow.phases if workflow else ()
    others = [(one.name, one.key) for one in phases if one.key != shown.part.inside]
    name, review = _("The phase’s name"), _("Legal review")
    yield Asked(f"{ITS}name", name, Kind.LINE, review, required=True)
    answers = _("Role that answers for it")
    yield Asked(f"{ITS}accountable", answers, Kind.ONE, _("A role"), roles, required=True)
    along = _("Roles that work along")
    yield Asked(f"{ITS}along", along, Kind.SOME, _("Choose roles"), roles)
    if others:
        yield Asked(f"{ITS}after", _("Comes after"), Kind.SOME, _("Choose phases"), others)
    yield from _rest()
    if shown.part.inside != NEW:
        gone = _("The workflow goes on without this phase")
        yield Asked(GONE, _("Take it out"), Kind.TICK, gone)


def _rest() -> Iterator[Asked]:
    start, read = _("What to start with"), _("Read the report.")
    yield Asked(f"{ITS}start_with", start, Kind.TEXT, read, required=True)
    yield Asked(f"{ITS}aliases", _("Other names"), Kind.LINES, _("legal check"))
    confirm = _("People who confirm what a pipeline reports")
    yield Asked(f"{ITS}{CONFIRMATIONS}", confirm, Kind.ONE, _("None"), _COUNTS)


def _notes(shown: PartShown, workflow: Workflow | None) -> tuple[str, ...]:
    if workflow is None:
        return ()
    follow = ngettext(
        "One project follows the {workflow}.",
        "{count} projects follow the {workflow}.",
        shown.followers,
        workflow=inside(workflow.name),
    )
    return (follow, _("`/baton checklist` says what a phase needs before it is done."))


WORKFLOW_FORM = OwnForm("workflow_form", Saying("A workflow"), WORKFLOWS, _drawn)
