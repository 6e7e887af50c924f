"""A phase that the beginning of a note reads like, and a button that takes it for that."""

from bot.slack.views.parts.action_values import DoneValue
from bot.slack.views.parts.actions import MEANT_PHASE
from bot.slack.views.parts.blocks import NAME, Element, bold, button, inside
from bot.slack.views.parts.mrkdwn import shortened
from domain.handoffs.preview import NearlyNamed
from domain.ids import ProjectKey
from domain.words import _


def nearly_named(nearly: NearlyNamed) -> str:
    """Say that something was taken for a note that may have been the name of a phase."""
    named = {"said": shortened(nearly.said, NAME), "phase": bold(nearly.phase.name)}
    reads = _("“{said}” reads like {phase}; here it is part of the note.", **named)
    return f":mag:  {reads}"


def meant_button(project: ProjectKey, nearly: NearlyNamed) -> Element:
    """Look at that phase instead, with the rest as its note."""
    label = _("I meant {phase}", phase=inside(nearly.phase.name))
    value = DoneValue(project, nearly.phase.key, nearly.note)
    return button(label, MEANT_PHASE, value.packed())
