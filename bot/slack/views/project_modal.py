"""The form that makes a project, and what is said of it then."""

from collections.abc import Sequence

from bot.slack.views.actions import NEW_PROJECT
from bot.slack.views.blocks import actions, bold, button, context, inside, modal, section
from bot.slack.views.entry_fields import ENTERED
from bot.slack.views.fields import checkboxes, field, line, optional
from bot.slack.views.menus import menu, workflows_in
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import channel, mention, some
from bot.slack.views.people_fields import channels, one_member
from domain.handoffs.editing_form import PRIVATE
from domain.handoffs.project_form import NAME_LIMIT, NewProject, ProjectField
from domain.ids import ChannelId
from domain.knowledge.workflows import Workflow
from domain.projects import Project

PROJECT_MODAL = "new_project_form"
_TITLE = "New project"
_PRIVATE = (("Name it only to those who are on it", PRIVATE),)


def new_project_modal(wanted: NewProject, workflows: Sequence[Workflow]) -> Block:
    """Ask for what a project needs, with what is known already filled in."""
    first = sorted(workflows, key=lambda workflow: workflow.key != wanted.workflow)
    name = line(ENTERED, "Churn predictor", NAME_LIMIT, wanted.name)
    lead = one_member(ENTERED, "Choose a member", wanted.lead)
    where = channels(ENTERED, "Choose channels", wanted.channels)
    private = checkboxes(ENTERED, _PRIVATE, [PRIVATE] if wanted.private else [])
    kind = menu(ENTERED, "Choose a workflow", workflows_in(first), wanted.workflow)
    blocks = (
        field(ProjectField.NAME, "Name", name),
        field(ProjectField.WORKFLOW, "Workflow", kind),
        field(ProjectField.LEAD, "Lead, who decides who is on it", lead),
        optional(field(ProjectField.CHANNELS, "Channels; its cards go to the first", where)),
        optional(field(ProjectField.PRIVATE, "Private", private)),
    )
    return modal(_TITLE, blocks, PROJECT_MODAL, submit="Create")


def created_modal(project: Project, workflow: Workflow) -> Block:
    """Say that there is a project now; takes the form's place."""
    first = some([inside(workflow.phase(phase.key).name) for phase in project.open_phases()])
    lead = f", led by {mention(project.lead)}" if project.lead else ""
    where = f" in {channel(project.channels[0])}" if project.channels else ""
    text = f"{bold(project.name)} is set up{where}{lead}. It begins with {first}."
    invite = "Its cards can be posted once I am in the channel: `/invite @Baton`."
    hint = [context(invite)] if project.channels else []
    return modal(_TITLE, (section(text), *hint))


def refused_project(sentence: str) -> Block:
    """Say why there is no new project; takes the form's place."""
    return modal(_TITLE, (section(sentence),))


def offering_project(message: Message, here: ChannelId | None = None) -> Message:
    """Add a button that makes a project where none is at home; `here` where that is known."""
    make = button("Set up a project here…", NEW_PROJECT, here or NEW_PROJECT)
    blocks = message.blocks or (section(message.text),)
    return Message(message.text, (*blocks, actions(make)))
