"""The form that says which workflow a project follows and where its phases stand."""

from collections.abc import Mapping

from bot.slack.views.parts.actions import PROJECT_WORKFLOW
from bot.slack.views.parts.blocks import bold, context, modal, name, paragraphs, section
from bot.slack.views.parts.entry_fields import ENTERED, EntryBlock
from bot.slack.views.parts.fields import Options, field, select
from bot.slack.views.parts.form_texts import as_it_was, overtaken
from bot.slack.views.parts.menus import menu, workflows_in
from bot.slack.views.parts.message import Block
from bot.slack.views.parts.mrkdwn import everybody
from domain.handoffs.events import HandoffOffered, HandoffWithdrawn
from domain.handoffs.forms.entries import Values
from domain.handoffs.forms.phases import WORKFLOW, PhasesShown, field_of
from domain.handoffs.refusals import phase_is
from domain.handoffs.steps import Step
from domain.ids import ProjectKey, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.projects import PhaseStatus, Project
from domain.words import _, ngettext

PHASES_MODAL = "phases_form"
MOST_PHASES = 90  # a modal has a hundred blocks
_SHOWN = 18  # phases that are listed above the fields; a section has 3,000 characters
_BETWEEN = "/"  # in no key


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
    phases, statuses = seen.workflow.phases, _statuses()
    blocks = [section(notice)] if notice else []
    blocks.append(_which_workflow(seen, now))
    for phase in phases[:MOST_PHASES]:
        key = field_of(seen.chosen, phase.key)
        status = select(ENTERED, _("Choose"), statuses, "".join(values[key]))
        blocks.append(field(EntryBlock.showing(key, now[key]).packed(), phase.name, status))
    blocks.append(context(_how()))
    if len(phases) > MOST_PHASES:
        blocks.append(context(_left_out(len(phases) - MOST_PHASES)))
    carried = packed(seen.project.key, seen.chosen)
    return modal(_title(), blocks, PHASES_MODAL, carried, submit=_("Save"))


def phases_overtaken(seen: PhasesShown) -> str:
    """Say what others saved while the form was open."""
    return overtaken("\n".join(_lines(seen.project, seen.knowledge)[:_SHOWN]))


def phases_saved(step: Step, knowledge: KnowledgeBase) -> Block:
    """Say where the phases stand from now on, and what became of offers; takes the form's place."""
    if not step.events:
        return modal(_title(), (section(as_it_was()),))
    workflow = knowledge.workflow(step.project.workflow)
    names = {"project": bold(step.project.name), "workflow": bold(workflow.name)}
    follows = _("{project} follows {workflow} from now on:", **names)
    back = sum(isinstance(event, HandoffWithdrawn) for event in step.events)
    asked = [event for event in step.events if isinstance(event, HandoffOffered)]
    told = _lines(step.project, knowledge)
    if back:
        told.append(f":leftwards_arrow_with_hook:  {_taken_back(back)}")
    told += [f":inbox_tray:  {_asked(one)}" for one in asked]
    lines = [f":white_check_mark:  {follows}", *told]
    return modal(_title(), (*map(section, paragraphs(lines)),))


def refused_phases(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_title(), (section(sentence),))


def _which_workflow(seen: PhasesShown, now: Mapping[str, Values]) -> Block:
    kinds = workflows_in(seen.knowledge.workflows)
    element = menu(PROJECT_WORKFLOW, _("Choose a workflow"), kinds, seen.chosen)
    asked = _("Which workflow does {project} follow?", project=bold(seen.project.name))
    return section(asked, element, EntryBlock.showing(WORKFLOW, now[WORKFLOW]).packed())


def _lines(project: Project, knowledge: KnowledgeBase) -> list[str]:
    workflow = knowledge.workflow(project.workflow)
    return [
        f"• {name(workflow.phase(phase.key).name)}: {phase_is(phase.status)}"
        for phase in project.phases
        if workflow.has_phase(phase.key)
    ]


def _statuses() -> Options:
    return (
        (_("Waiting for what comes before"), str(PhaseStatus.WAITING)),
        (_("Ready to be taken on"), str(PhaseStatus.READY)),
        (_("Active: somebody works on it"), str(PhaseStatus.ACTIVE)),
        (_("Done"), str(PhaseStatus.DONE)),
        (_("Skipped"), str(PhaseStatus.SKIPPED)),
    )


def _how() -> str:
    return _(
        "This corrects what I know; nobody is told that a phase is done, as `/baton done` does. "
        "Phases that you leave alone follow from the others, and offers that no longer stand are "
        "taken back."
    )


def _left_out(more: int) -> str:
    return ngettext(
        "{count} more phases are left out here; the registry file has all.",
        "{count} more phases are left out here; the registry file has all.",
        more,
    )


def _taken_back(count: int) -> str:
    return ngettext("One open offer was taken back.", "{count} open offers were taken back.", count)


def _asked(offered: HandoffOffered) -> str:
    return _("{people} will be asked.", people=everybody(offered.to, offered.groups))


def _title() -> str:
    return _("Where the phases stand")
