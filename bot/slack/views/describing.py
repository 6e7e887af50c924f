"""The ways to the forms about a project: a menu beside it, and the question which one is meant."""

from bot.slack.views.answers.doubts import MOST_BUTTONS
from bot.slack.views.parts.action_values import DescribeValue
from bot.slack.views.parts.actions import ASSIGN, CHECKLIST, CORRECT, DESCRIBE, EDIT, numbered
from bot.slack.views.parts.blocks import Element, actions, bold, button, context, overflow, section
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import as_typed, escape, some
from domain.errors import SeveralProjectsHere
from domain.ids import ProjectKey
from domain.words import _


def describing_menu(project: ProjectKey, number: int) -> Element:
    """The menu that opens a form about a project; `number` tells it from others beside it."""
    forms = (
        (_("Assign roles…"), ASSIGN),
        (_("Edit the project…"), EDIT),
        (_("Correct its phases…"), CORRECT),
        (_("Edit a checklist…"), CHECKLIST),
    )
    choices = [(label, DescribeValue(word, project).packed()) for label, word in forms]
    return overflow(numbered(DESCRIBE, number), choices)


def which_project_to_describe(word: str, several: SeveralProjectsHere) -> Message:
    """Ask which project a form is about."""
    named = list(zip(several.keys, several.projects, strict=False))[:MOST_BUTTONS]
    projects = some([bold(project) for project in several.projects], "or")
    asked = _("Which project do you mean: {projects}?", projects=projects)
    buttons = [
        button(project, numbered(DESCRIBE, number), DescribeValue(word, key).packed())
        for number, (key, project) in enumerate(named, start=1)
    ]
    command = f"`/baton {word} {as_typed(min(several.projects, key=len))}`"
    way = _("{command} names one at once.", command=command)
    return Message(asked, (section(asked), actions(*buttons), context(escape(way))))
