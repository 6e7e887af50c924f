"""How a project stands, phase by phase, with buttons for what may be marked done."""

from bot.slack.views.answers.doubts import MOST_BUTTONS
from bot.slack.views.answers.phase_texts import counted, phase_line
from bot.slack.views.describing import describing_menu
from bot.slack.views.parts.action_values import PhaseValue
from bot.slack.views.parts.actions import done_action
from bot.slack.views.parts.blocks import actions, bold, button, inside, joined, paragraphs, section
from bot.slack.views.parts.message import Block, Message
from domain.questions.answers import Status
from domain.words import _, ngettext

_MOST_LINES = 60


def status_message(status: Status) -> Message:
    """Draw the phases of a project."""
    project, workflow = status.project, status.workflow
    headline = f"{bold(project.name)}  ·  {counted(project)}"
    lines = [phase_line(phase, workflow.phase(phase.key)) for phase in project.phases]
    buttons = [
        button(
            _("Mark {phase} done", phase=inside(workflow.phase(phase.key).name)),
            done_action(number),
            PhaseValue(project.key, phase.key).packed(),
        )
        for number, phase in enumerate(project.open_phases()[:MOST_BUTTONS], start=1)
    ]
    shown = lines[:_MOST_LINES]
    more = len(lines) - len(shown)
    counted_more = ngettext("… and {count} more phases", "… and {count} more phases", more)
    shown += [counted_more] if more > 0 else []
    blocks: list[Block] = [section(part) for part in (headline, *paragraphs(shown))]
    blocks.append(actions(*buttons, describing_menu(project.key, len(buttons) + 1)))
    return Message(joined([headline, *lines]), tuple(blocks))
