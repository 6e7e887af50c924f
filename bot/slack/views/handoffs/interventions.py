"""Skipping, reopening and undoing as their author sees them: a look ahead, then what happened."""

from collections.abc import Collection, Sequence

from bot.slack.views.handoffs.completion import (
    SHOWN,
    heard,
    next_line,
    tell_now_button,
    undo_button,
)
from bot.slack.views.handoffs.later import later_lines, queue_lines
from bot.slack.views.parts.action_values import ForProjectValue, InterventionValue
from bot.slack.views.parts.actions import (
    CANCEL,
    CONFIRM_INTERVENTION,
    FOR_PROJECT,
    REOPEN,
    SKIP,
    numbered,
)
from bot.slack.views.parts.blocks import (
    NOTE,
    actions,
    bold,
    button,
    context,
    joined,
    section,
)
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.mrkdwn import as_typed, escape, people, quoted, some
from domain.errors import SeveralProjectsHere
from domain.handoffs.commands import SkipPhase
from domain.handoffs.events import CompletionUndone, PhaseReopenedByOrder, PhaseSkipped
from domain.handoffs.hours.calendar import Later
from domain.handoffs.outlook import Outlook
from domain.handoffs.refusals import phase_is
from domain.handoffs.steps import Step
from domain.ids import CompletionId, MemberId
from domain.projects import PhaseStatus
from domain.words import _, ngettext

MOST_BUTTONS = 3
VALUE = 2_000  # characters that a button's value holds


def outlook_card(told: Outlook) -> Message:
    """Say what it would do and who would hear of it; one click does it."""
    named = {"phase": bold(told.phase.name), "project": bold(told.project.name)}
    if isinstance(told.order, SkipPhase):
        word, headline, label = SKIP, _("Skip {phase} of {project}?", **named), _("Skip it")
    else:
        word, headline, label = REOPEN, _("Reopen {phase} of {project}?", **named), _("Reopen it")
    would = _would(told) or [_("Nobody has to be told.")]
    would += ["\n".join(lines) for lines in later_lines(told.later, told.hints)]
    blocks = [section(headline), section(quoted(told.order.reason, NOTE)), *map(section, would)]
    value = InterventionValue(word, told.project.key, told.phase.key, told.order.reason.strip())
    confirm = button(label, CONFIRM_INTERVENTION, value.packed(), "danger")
    blocks.append(actions(confirm, button(_("Cancel"), CANCEL, CANCEL)))
    return Message(joined([headline, *would]), tuple(blocks))


def intervened(step: Step, why: Collection[MemberId] = (), later: Sequence[Later] = ()) -> Message:
    """Say what was done, to whom it is told `why`, and who hears of it `later`.

    It takes the outlook's place; whoever is told later can be told now with a button.
    """
    headline = "\n".join(_headlines(step)) or _("Nothing was changed.")
    lines = heard(step, later)
    lines += [_("{people} will hear why.", people=people(why))] if why else []
    blocks = [section(headline), *([context(" ".join(lines))] if lines else [])]
    queue, ended = queue_lines(later), ended_by(step)
    if ended:
        blocks += [section("\n".join(queue))] if queue else []
        undo = [undo_button(ended[1])] if ended[0] == SKIP else []
        ways = (*undo, *([tell_now_button(*ended)] if queue else []))
        blocks += [actions(*ways)] if ways else []
    return Message(joined([headline, *lines, *queue]), tuple(blocks))


def ended_by(step: Step) -> tuple[str, CompletionId] | None:
    """Return the word for what was done, and the completion of which people hear."""
    for event in step.events:
        if isinstance(event, PhaseSkipped):
            return SKIP, event.completion
        if isinstance(event, PhaseReopenedByOrder):
            return REOPEN, event.completion
    return None


def which_project(word: str, text: str, several: SeveralProjectsHere) -> Message | None:
    """Ask which project a command is about; None where a button could not hold what was typed."""
    named = list(zip(several.keys, several.projects, strict=False))[:MOST_BUTTONS]
    values = [ForProjectValue(word, key, text).packed() for key, _project in named]
    if not values or max(map(len, values)) > VALUE:
        return None
    projects = some([bold(project) for project in several.projects], "or")
    asked = _("Which project do you mean: {projects}?", projects=projects)
    buttons = [
        button(project, numbered(FOR_PROJECT, number), value)
        for number, ((_key, project), value) in enumerate(zip(named, values, strict=True), start=1)
    ]
    one = as_typed(min(several.projects, key=len))
    way = _("`/baton {word} {project} …` names one at once.", word=word, project=one)
    return Message(asked, (section(asked), actions(*buttons), context(escape(way))))


def _would(told: Outlook) -> list[str]:
    lines = [next_line(told.project, one) for one in told.following[:SHOWN]]
    if told.withdrawn:
        taken = ngettext(
            "The open offer of {phases} will be taken back.",
            "The open offers of {phases} will be taken back.",
            len(told.withdrawn),
            phases=some([bold(phase.name) for phase in told.withdrawn]),
        )
        lines.append(f":heavy_minus_sign:  {taken}")
    if told.told:
        why = _("{people} will be told why.", people=people(told.told))
        lines.append(f":speech_balloon:  {why}")
    return lines


def _headlines(step: Step) -> list[str]:
    lines: list[str] = []
    for event in step.events:
        match event:
            case PhaseSkipped():
                skipped = _("{phase} of {project} is skipped.", **_named(step, event))
                lines.append(f":fast_forward:  {skipped}")
            case PhaseReopenedByOrder():
                status = phase_is(step.project.phase(event.phase).status)
                named = _named(step, event)
                is_open = _(
                    "{phase} of {project} is open again: it is {status} now.",
                    status=status,
                    **named,
                )
                lines.append(f":arrows_counterclockwise:  {is_open}")
            case CompletionUndone():
                lines.append(f":leftwards_arrow_with_hook:  {_undone(step, event)}")
            case _other:
                pass
    return lines


def _undone(step: Step, event: CompletionUndone) -> str:
    last = step.project.phase(event.phase).completion
    if last and last.outcome is PhaseStatus.SKIPPED:
        return _("{phase} of {project} is not skipped: I took that back.", **_named(step, event))
    return _("{phase} of {project} is not done: I took that back.", **_named(step, event))


def _named(
    step: Step, event: PhaseSkipped | PhaseReopenedByOrder | CompletionUndone
) -> dict[str, str]:
    return {"phase": bold(step.phase_name(event.phase)), "project": bold(step.project.name)}
