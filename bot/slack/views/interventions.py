"""Skipping, reopening and undoing as their author sees them: a look ahead, then what happened."""

from collections.abc import Collection, Sequence

from bot.slack.views.action_values import ForProjectValue, InterventionValue
from bot.slack.views.actions import (
    CANCEL,
    CONFIRM_INTERVENTION,
    FOR_PROJECT,
    REOPEN,
    SKIP,
    numbered,
)
from bot.slack.views.blocks import (
    NOTE,
    actions,
    bold,
    button,
    context,
    joined,
    name,
    section,
)
from bot.slack.views.completion import (
    SHOWN,
    as_words,
    heard,
    next_line,
    tell_now_button,
    undo_button,
)
from bot.slack.views.later import later_lines, queue_lines
from bot.slack.views.message import Message
from bot.slack.views.mrkdwn import people, quoted, some
from domain.errors import SeveralProjectsHere
from domain.handoffs.calendar import Later
from domain.handoffs.commands import SkipPhase
from domain.handoffs.events import CompletionUndone, PhaseReopenedByOrder, PhaseSkipped
from domain.handoffs.outlook import Outlook
from domain.handoffs.steps import Step
from domain.ids import CompletionId, MemberId
from domain.projects import PhaseStatus

MOST_BUTTONS = 3
VALUE = 2_000  # characters that a button's value holds


def outlook_card(told: Outlook) -> Message:
    """Say what it would do and who would hear of it; one click does it."""
    verb, word = ("Skip", SKIP) if isinstance(told.order, SkipPhase) else ("Reopen", REOPEN)
    headline = f"{verb} {bold(told.phase.name)} of {bold(told.project.name)}?"
    would = _would(told) or ["Nobody has to be told."]
    would += ["\n".join(lines) for lines in later_lines(told.later, told.hints)]
    blocks = [section(headline), section(quoted(told.order.reason, NOTE)), *map(section, would)]
    value = InterventionValue(word, told.project.key, told.phase.key, told.order.reason.strip())
    confirm = button(f"{verb} it", CONFIRM_INTERVENTION, value.packed(), "danger")
    blocks.append(actions(confirm, button("Cancel", CANCEL, CANCEL)))
    return Message(joined([headline, *would]), tuple(blocks))


def intervened(step: Step, why: Collection[MemberId] = (), later: Sequence[Later] = ()) -> Message:
    """Say what was done, to whom it is told `why`, and who hears of it `later`.

    It takes the outlook's place; whoever is told later can be told now with a button.
    """
    headline = "\n".join(_headlines(step)) or "Nothing was changed."
    lines = heard(step, later)
    lines += [f"{people(why)} will hear why."] if why else []
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
    values = [ForProjectValue(word, key, text).packed() for key, _ in named]
    if not values or max(map(len, values)) > VALUE:
        return None
    projects = some([bold(project) for project in several.projects], "or")
    asked = f"Which project do you mean: {projects}?"
    buttons = [
        button(project, numbered(FOR_PROJECT, number), value)
        for number, ((_, project), value) in enumerate(zip(named, values, strict=True), start=1)
    ]
    way = f"`/baton {word} {several.keys[-1]} …` names one at once."
    return Message(asked, (section(asked), actions(*buttons), context(name(way))))


def _would(told: Outlook) -> list[str]:
    lines = [next_line(told.project, one) for one in told.following[:SHOWN]]
    if told.withdrawn:
        names = some([bold(phase.name) for phase in told.withdrawn])
        offers = "offer" if len(told.withdrawn) == 1 else "offers"
        lines.append(f":heavy_minus_sign:  The open {offers} of {names} will be taken back.")
    if told.told:
        lines.append(f":speech_balloon:  {people(told.told)} will be told why.")
    return lines


def _headlines(step: Step) -> list[str]:
    project = bold(step.project.name)
    lines: list[str] = []
    for event in step.events:
        match event:
            case PhaseSkipped():
                lines.append(f":fast_forward:  {_phase(event)} of {project} is skipped.")
            case PhaseReopenedByOrder():
                lines.append(
                    f":arrows_counterclockwise:  {_phase(event)} of {project} {_is(step, event)}"
                )
            case CompletionUndone():
                last = step.project.phase(event.phase).completion
                over = last.outcome if last else PhaseStatus.DONE
                lines.append(
                    f":leftwards_arrow_with_hook:  {_phase(event)} of {project} is not {over}: "
                    "I took that back."
                )
            case _:
                pass
    return lines


def _is(step: Step, event: PhaseReopenedByOrder) -> str:
    return f"is open again: it is {step.project.phase(event.phase).status} now."


def _phase(event: PhaseSkipped | PhaseReopenedByOrder | CompletionUndone) -> str:
    return bold(as_words(event.phase))
