"""The form that makes a project, and what is said of it then."""

from collections.abc import Sequence

from bot.slack.views.parts.actions import NEW_PROJECT
from bot.slack.views.parts.blocks import actions, bold, button, context, inside, modal, section
from bot.slack.views.parts.entry_fields import ENTERED
from bot.slack.views.parts.fields import Options, checkboxes, field, line, optional
from bot.slack.views.parts.menus import menu, workflows_in
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import channel, mention, some
from bot.slack.views.parts.people_fields import channels, one_member
from domain.handoffs.forms.editing import PRIVATE
from domain.handoffs.forms.project import NAME_LIMIT, NewProject, ProjectField
from domain.ids import ChannelId
from domain.knowledge.workflows import Workflow
from domain.projects import Project
from domain.wording import sentences
from domain.words import _

PROJECT_MODAL = "new_project_form"


def new_project_modal(wanted: NewProject, workflows: Sequence[Workflow]) -> Block:
    """Ask for what a project needs, with what is known already filled in."""
    first = sorted(workflows, key=lambda workflow: workflow.key != wanted.workflow)
    name = line(ENTERED, _("Churn predictor"), NAME_LIMIT, wanted.name)
    lead = one_member(ENTERED, _("Choose a member"), wanted.lead)
    where = channels(ENTERED, _("Choose channels"), wanted.channels)
    private = checkboxes(ENTERED, only_to_those(), [PRIVATE] if wanted.private else [])
    kind = menu(ENTERED, _("Choose a workflow"), workflows_in(first), wanted.workflow)
    blocks = (
        field(ProjectField.NAME, _("Name"), name),
        field(ProjectField.WORKFLOW, _("Workflow"), kind),
        field(ProjectField.LEAD, _("Lead, who decides who is on it"), lead),
        optional(field(ProjectField.CHANNELS, at_home(), where)),
        optional(field(ProjectField.PRIVATE, _("Private"), private)),
    )
    return modal(_title(), blocks, PROJECT_MODAL, submit=_("Create"))


def created_modal(project: Project, workflow: Workflow) -> Block:
    """Say that there is a project now; takes the form's place."""
    first = some([inside(workflow.phase(phase.key).name) for phase in project.open_phases()])
    text = sentences(_set_up(project), _("It begins with {phases}.", phases=first))
    invite = _("Its cards can be posted once I am in the channel: `/invite @Baton`.")
    hint = [context(invite)] if project.channels else []
    return modal(_title(), (section(text), *hint))


def refused_project(sentence: str) -> Block:
    """Say why there is no new project; takes the form's place."""
    return modal(_title(), (section(sentence),))


def offering_project(message: Message, here: ChannelId | None = None) -> Message:
    """Add a button that makes a project where none is at home; `here` where that is known."""
    make = button(_("Set up a project here…"), NEW_PROJECT, here or NEW_PROJECT)
    blocks = message.blocks or (section(message.text),)
    return Message(message.text, (*blocks, actions(make)))


def at_home() -> str:
    """What the field of a project's channels is called."""
    return _("Channels; its cards go to the first")


def only_to_those() -> Options:
    """What can be ticked of a project that not everybody may know of."""
    return ((_("Name it only to those who are on it"), PRIVATE),)


def _set_up(project: Project) -> str:
    named = {
        "project": bold(project.name),
        "channel": channel(project.channels[0]) if project.channels else "",
        "lead": mention(project.lead) if project.lead else "",
    }
    if named["channel"] and named["lead"]:
        return _("{project} is set up in {channel}, led by {lead}.", **named)
    if named["channel"]:
        return _("{project} is set up in {channel}.", **named)
    if named["lead"]:
        return _("{project} is set up, led by {lead}.", **named)
    return _("{project} is set up.", **named)


def _title() -> str:
    return _("New project")
