"""A short direct message: the workflow has no longer what somebody worked on."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.views.answers.phase_texts import current_phases
from bot.slack.views.parts.blocks import bold, context, joined, section
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import some
from bot.slack.views.parts.naming import capital, mentioned
from domain.ids import PhaseKey
from domain.knowledge.workflows import Workflow
from domain.projects import Actor, Project
from domain.words import _, ngettext


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Phases that are gone, and by whom; where the project stands is told only to its people."""

    project: Project
    workflow: Workflow
    phases: Sequence[PhaseKey]
    by: Actor
    is_theirs: bool


def taken_out_notice(told: TakenOut) -> Message:
    """Tell whoever worked on the phases that they are gone, and where the project stands now."""
    changed = ngettext(
        "{who} changed the workflow of {project}: {phases}, which you worked on, is no longer "
        "part of it.",
        "{who} changed the workflow of {project}: {phases}, which you worked on, are no longer "
        "part of it.",
        len(told.phases),
        who=capital(mentioned(told.by)),
        project=bold(told.project.name),
        phases=some([bold(told.workflow.name_of(phase)) for phase in told.phases]),
    )
    headline = f":heavy_minus_sign:  {changed}"
    lines = [headline, *([current_phases(told.project, told.workflow)] if told.is_theirs else [])]
    advice = context(_("There is nothing left for you to do on it."))
    return Message(joined(lines), (*map(section, lines), advice))
