"""Marking a phase done as its author sees it: a look at what would happen, then what happened."""

from bot.slack.views.actions import CANCEL, CONFIRM_DONE, UNDO_DONE, DoneValue
from bot.slack.views.blocks import (
    NOTE,
    actions,
    bold,
    button,
    context,
    inside,
    joined,
    section,
)
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import holders, mention, people, quoted, some
from domain.handoffs.events import HandoffOffered, HatSwitched, PhaseCompleted, RoleVacant
from domain.handoffs.preview import NextHandoff, Preview
from domain.handoffs.steps import Step
from domain.ids import PhaseKey
from domain.projects import Project

SHOWN = 20  # phases that one completion opens; more are counted


def preview_card(preview: Preview) -> Message:
    """Say who will be told, in which role, who stands by; one click marks the phase done."""
    headline = f"Mark {bold(preview.phase.name)} of {bold(preview.project.name)} as done?"
    follows = [section(next_line(preview.project, one)) for one in preview.following[:SHOWN]]
    more = len(preview.following) - SHOWN
    follows += [section(f"And {more} more phases.")] if more > 0 else []
    for one in preview.still_waiting[:SHOWN]:
        names = some([bold(phase.name) for phase in one.waits_for])
        waits = f"{bold(one.phase.name)} still waits for {names}; nobody is told about it yet."
        follows.append(section(f":hourglass_flowing_sand:  {waits}"))
    if not follows:
        follows.append(section("Nothing follows it, so nobody has to be told."))
    texts = [headline, *(block["text"]["text"] for block in follows)]
    note = [section(quoted(preview.note, NOTE))] if preview.note else []
    return Message(joined(texts), (section(headline), *note, *follows, _buttons(preview)))


def marked(step: Step) -> Message:
    """Say that the phase is done and who hears about it now; it takes the preview's place."""
    lines = [line for event in step.events for line in heard(step.project, event)]
    completed = [event for event in step.events if isinstance(event, PhaseCompleted)]
    phases = [bold(as_words(event.phase)) for event in completed]
    headline = f":white_check_mark:  {some(phases)} of {bold(step.project.name)} is marked as done."
    told = lines or ["Nobody has to be told."]
    undo = [actions(button("Undo", UNDO_DONE, done.completion)) for done in completed[:1]]
    blocks = (section(headline), context(" ".join(told)), *undo)
    return Message(joined([headline, *told]), blocks)


def cancelled() -> Message:
    """Take the preview's place where its author thought better of it."""
    text = "Nothing was changed."
    return Message(text, (context(text),))


def as_words(phase: PhaseKey) -> str:
    """Write a phase out; a step knows its key only, the card beside it has the name."""
    return phase.replace("_", " ").replace("-", " ").capitalize()


def next_line(project: Project, one: NextHandoff) -> str:
    """Say of one phase who would be told about it, and in which role."""
    phase, role = bold(one.phase.name), inside(one.role.name)
    if one.goes_on:
        return f":tophat:  {phase}: {mention(one.goes_on)} goes on as {role}."
    if not one.holders and not one.backups:
        told = (
            f"{mention(project.lead)} is told"
            if project.lead
            else "there is no lead to pick somebody"
        )
        return f":grey_question:  {phase} → {role}. Nobody holds this role; {told}."
    if not one.holders:
        return f":inbox_tray:  {phase} → {role}. {holders(one.backups)} will be told, as backup."
    backups = f" Backup: {holders(one.backups)}." if one.backups else ""
    return f":inbox_tray:  {phase} → {role}. {holders(one.holders)} will be told.{backups}"


def _buttons(preview: Preview) -> Block:
    value = DoneValue(preview.project.key, preview.phase.key, preview.note).packed()
    confirm = button("Mark done", CONFIRM_DONE, value, "primary")
    return actions(confirm, button("Cancel", CANCEL, CANCEL))


def heard(project: Project, event: object) -> list[str]:
    """Say who hears of an event from us."""
    match event:
        case HandoffOffered():
            return [f"{people(event.to)} will hear from me at once."]
        case RoleVacant() if project.lead:
            return [f"A role is vacant: {mention(project.lead)} is asked to pick somebody."]
        case RoleVacant():
            return ["A role is vacant, and the project has no lead to pick somebody."]
        case HatSwitched():
            return [f"{mention(event.member)} goes on with another hat."]
        case PhaseCompleted() if not project.channels:
            return ["The project has no channel, so there is no card."]
        case _:
            return []
