"""The form that says which workflow a project follows and where its phases stand."""

from collections.abc import Mapping

from bot.slack.views.actions import PROJECT_WORKFLOW
from bot.slack.views.blocks import bold, context, modal, name, paragraphs, section
from bot.slack.views.entry_fields import ENTERED, EntryBlock
from bot.slack.views.fields import field, select
from bot.slack.views.menus import menu, workflows_in
from bot.slack.views.message import Block
from bot.slack.views.mrkdwn import everybody
from domain.handoffs.events import HandoffOffered, HandoffWithdrawn
from domain.handoffs.form_entries import Values
from domain.handoffs.phases_form import WORKFLOW, PhasesShown, field_of
from domain.handoffs.steps import Step
from domain.ids import ProjectKey, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import PhaseStatus, Project

PHASES_MODAL = "phases_form"
MOST_PHASES = 90  # a modal has a hundred blocks
_SHOWN = 18  # phases that are listed above the fields; a section has 3,000 characters
_TITLE = "Where the phases stand"
_BETWEEN = "/"  # in no key
_STATUSES = (
    ("Waiting for what comes before", PhaseStatus.WAITING),
    ("Ready to be taken on", PhaseStatus.READY),
    ("Active: somebody works on it", PhaseStatus.ACTIVE),
    ("Done", PhaseStatus.DONE),
    ("Skipped", PhaseStatus.SKIPPED),
)
_OPTIONS = tuple((label, str(status)) for label, status in _STATUSES)
_HOW = (
    "This corrects what I know; nobody is told that a phase is done, as `/baton done` does. Phases "
    "that you leave alone follow from the others, and offers that no longer stand are taken back."
)


def packed(project: ProjectKey, workflow: WorkflowKey) -> str:
    """Return what the form carries unseen: its project, and whose phases it shows."""
    return _BETWEEN.join((project, workflow))


def unpacked(carried: str) -> tuple[ProjectKey, WorkflowKey]:
    """Return the project and the workflow of a form; raises `ValueError`."""
    project, workflow = carried.split(_BETWEEN)
    return ProjectKey(project), WorkflowKey(workflow)


def phases_modal(
    seen: PhasesShown, entered: Mapping[str, Values] | None = None, notice: str = ""
) -> Block:
    """Ask where each phase stands, with what is so filled in, or what somebody `entered` before."""
    now = seen.now()
    values = {**now, **(entered or {})}
    phases = seen.workflow.phases
    blocks = [section(notice)] if notice else []
    blocks.append(_which_workflow(seen, now))
    for phase in phases[:MOST_PHASES]:
        key = field_of(seen.chosen, phase.key)
        status = select(ENTERED, "Choose", _OPTIONS, "".join(values[key]))
        blocks.append(field(EntryBlock.showing(key, now[key]).packed(), phase.name, status))
    blocks.append(context(_HOW))
    if len(phases) > MOST_PHASES:
        more = len(phases) - MOST_PHASES
        blocks.append(context(f"{more} more phases are left out here; the registry file has all."))
    carried = packed(seen.project.key, seen.chosen)
    return modal(_TITLE, blocks, PHASES_MODAL, carried, submit="Save")


def phases_overtaken(seen: PhasesShown) -> str:
    """Say what others saved while the form was open."""
    listed = "\n".join(_lines(seen.project, seen.knowledge)[:_SHOWN])
    return (
        ":warning:  Somebody changed the same meanwhile, so I saved nothing of yours yet. By now "
        f"it is:\n{listed}\nWhat you entered is kept below: *Save* again replaces this."
    )


def phases_saved(step: Step, knowledge: KnowledgeBase) -> Block:
    """Say where the phases stand from now on, and what became of offers; takes the form's place."""
    if not step.events:
        return modal(_TITLE, (section("All is as it was."),))
    workflow = knowledge.workflow(step.project.workflow)
    lines = [
        f":white_check_mark:  {bold(step.project.name)} follows {bold(workflow.name)} from now on:"
    ]
    back = sum(isinstance(event, HandoffWithdrawn) for event in step.events)
    asked = [event for event in step.events if isinstance(event, HandoffOffered)]
    told = _lines(step.project, knowledge)
    if back:
        offers = "One open offer was" if back == 1 else f"{back} open offers were"
        told.append(f":leftwards_arrow_with_hook:  {offers} taken back.")
    told += [f":inbox_tray:  {everybody(one.to, one.groups)} will be asked." for one in asked]
    return modal(_TITLE, (*map(section, paragraphs([*lines, *told])),))


def refused_phases(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_TITLE, (section(sentence),))


def _which_workflow(seen: PhasesShown, now: Mapping[str, Values]) -> Block:
    kinds = workflows_in(seen.knowledge.workflows)
    element = menu(PROJECT_WORKFLOW, "Choose a workflow", kinds, seen.chosen)
    asked = f"Which workflow does {bold(seen.project.name)} follow?"
    return section(asked, element, EntryBlock.showing(WORKFLOW, now[WORKFLOW]).packed())


def _lines(project: Project, knowledge: KnowledgeBase) -> list[str]:
    workflow = knowledge.workflow(project.workflow)
    return [
        f"• {name(workflow.phase(phase.key).name)}: {phase.status}"
        for phase in project.phases
        if workflow.has_phase(phase.key)
    ]
