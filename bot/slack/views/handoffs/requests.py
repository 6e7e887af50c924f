"""*Ask them*: the refusal that offers it, what its author reads then, what the others get."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.handoffs.later import queue_lines
from bot.slack.views.parts.action_values import PhaseValue
from bot.slack.views.parts.actions import ASK_THEM, MARK_DONE
from bot.slack.views.parts.blocks import actions, bold, button, context, joined, section
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import mention, people
from domain.handoffs.hours.calendar import Later
from domain.handoffs.requesting import Requested
from domain.ids import MemberId
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Project
from domain.words import _


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phase that somebody would like to have marked done."""

    project: Project
    phase: WorkflowPhase
    asker: MemberId


def refused_with_way(sentence: str, phase: PhaseValue) -> Message:
    """Say who may mark a phase done, with a button that has them asked."""
    ask = button(_("Ask them"), ASK_THEM, phase.packed())
    return Message(sentence, (section(sentence), actions(ask)))


def asked_them(made: Requested, later: Sequence[Later]) -> Message:
    """Say who is asked, and who of them later; it takes the refusal's place."""
    headline = _(
        "I ask {people} to mark {phase} of {project} done.",
        people=people(made.asked),
        phase=bold(made.name),
        project=bold(made.project.name),
    )
    queue = queue_lines(later)
    return Message(joined([headline, *queue]), tuple(map(context, (headline, *queue))))


def request_notice(wanted: Wanted) -> Message:
    """Ask somebody politely to mark a phase done, for a colleague who may not."""
    asks = _(
        "{member} asks you to mark {phase} of {project} done.",
        member=mention(wanted.asker),
        phase=bold(wanted.phase.name),
        project=bold(wanted.project.name),
    )
    headline = f":raising_hand:  {asks}"
    value = PhaseValue(wanted.project.key, wanted.phase.key).packed()
    advice = context(_("Only if it is: you will see who is told before anything happens."))
    done = actions(button(_("Mark done"), MARK_DONE, value))
    return Message(headline, (section(headline), advice, done))
