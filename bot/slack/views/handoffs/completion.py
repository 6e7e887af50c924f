"""Marking a phase done as its author sees it: a look at what would happen, then what happened."""

from collections.abc import Sequence

from bot.slack.views.handoffs.called_texts import (
    by_themselves,
    called_lines,
    called_text,
    outside_text,
)
from bot.slack.views.handoffs.later import later_lines, queue_lines, stand_in_lines
from bot.slack.views.handoffs.nearly import meant_button, nearly_named
from bot.slack.views.parts.action_values import DoneValue, TellNowValue
from bot.slack.views.parts.actions import CANCEL, CONFIRM_DONE, DONE, TELL_NOW, UNDO_DONE
from bot.slack.views.parts.blocks import (
    NOTE,
    Element,
    actions,
    bold,
    button,
    context,
    inside,
    joined,
    section,
)
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import everybody, holders, mention, people, quoted, some
from domain.handoffs.events import (
    HandoffOffered,
    HatSwitched,
    PhaseCompleted,
    RoleVacant,
    StandInsAsked,
)
from domain.handoffs.hours.calendar import Later
from domain.handoffs.preview import NextHandoff, Preview
from domain.handoffs.steps import Step
from domain.ids import CompletionId, MemberId, UserGroupId
from domain.knowledge.workflows import WorkflowPhase
from domain.projects import Project
from domain.wording import sentences
from domain.words import _, ngettext

VALUE = 2_000  # characters of a button's value
SHOWN = 20  # phases that one completion opens; more are counted


def preview_card(preview: Preview) -> Message:
    """Say who will be told, in which role, who stands by; one click marks the phase done."""
    headline = done_asked(preview.phase, preview.project)
    follows = [section(next_line(preview.project, one)) for one in preview.following[:SHOWN]]
    more = len(preview.following) - SHOWN
    follows += [section(more_phases(more))] if more > 0 else []
    for one in preview.still_waiting[:SHOWN]:
        names = some([bold(phase.name) for phase in one.waits_for])
        waits = _(
            "{phase} still waits for {phases}; nobody is told about it yet.",
            phase=bold(one.phase.name),
            phases=names,
        )
        follows.append(section(f":hourglass_flowing_sand:  {waits}"))
    follows += [section("\n".join(lines)) for lines in later_lines(preview.later, preview.hints)]
    if not follows:
        follows.append(section(_("Nothing follows it, so nobody has to be told.")))
    follows = [*([section(nearly_named(preview.nearly))] if preview.nearly else []), *follows]
    texts = [headline, *(block["text"]["text"] for block in follows)]
    note = [section(quoted(preview.note, NOTE))] if preview.note else []
    return Message(joined(texts), (section(headline), *note, *follows, *_ways(preview)))


def done_asked(phase: WorkflowPhase, project: Project) -> str:
    """Ask whether a phase is to be marked done."""
    named = {"phase": bold(phase.name), "project": bold(project.name)}
    return _("Mark {phase} of {project} as done?", **named)


def more_phases(count: int) -> str:
    """Count the phases that are not shown."""
    return ngettext("And {count} more phases.", "And {count} more phases.", count)


def marked(step: Step, later: Sequence[Later] = ()) -> Message:
    """Say that the phase is done and who hears about it now; it takes the preview's place.

    It can be undone with a button; whoever is told later can be told now with another.
    """
    lines = heard(step, later)
    done = [event for event in step.events if isinstance(event, PhaseCompleted)]
    is_done = _(
        "{phases} of {project} is marked as done.",
        phases=some([bold(step.phase_name(event.phase)) for event in done]),
        project=bold(step.project.name),
    )
    headline, queue = f":white_check_mark:  {is_done}", queue_lines(later)
    told = lines or ([] if queue else [_("Nobody has to be told.")])
    blocks = [section(headline), *([context(" ".join(told))] if told else [])]
    blocks += [section("\n".join(queue))] if queue else []
    for event in done[:1]:
        hurry = [tell_now_button(DONE, event.completion)] if queue else []
        blocks.append(actions(undo_button(event.completion), *hurry))
    return Message(joined([headline, *told, *queue]), tuple(blocks))


def undo_button(completion: CompletionId) -> Element:
    """Let whoever marked a phase done think better of it."""
    return button(_("Undo"), UNDO_DONE, completion)


def tell_now_button(word: str, completion: CompletionId) -> Element:
    """Let whoever ended a phase, or opened it again, decide that it cannot wait."""
    return button(_("Tell now"), TELL_NOW, TellNowValue(word, completion).packed())


def hurried(
    told: Sequence[MemberId],
    groups: Sequence[UserGroupId] = (),
    done: CompletionId | None = None,
) -> Message:
    """Say who is told now; it takes the place of what said that they are told later.

    `done` can still be undone; None where there was no such button.
    """
    who = everybody(told, groups)
    text = hear_at_once(who) if who else _("Nobody waits to be told any longer.")
    return Message(text, (context(text), *([actions(undo_button(done))] if done else [])))


def hear_at_once(who: str) -> str:
    """Say who is told now."""
    return _("{people} will hear from me at once.", people=who)


def not_hurried(why: str) -> Message:
    """Say why nobody waits any longer; it takes the place of what said that they do."""
    return Message(why, (context(why),))


def cancelled() -> Message:
    """Take the preview's place where its author thought better of it."""
    text = _("Nothing was changed.")
    return Message(text, (context(text),))


def next_line(project: Project, one: NextHandoff) -> str:
    """Say of one phase who would be told about it, and in which role."""
    phase, role = bold(one.phase.name), inside(one.role.name)
    if one.goes_on:
        member = mention(one.goes_on)
        goes_on = _("{phase}: {member} goes on as {role}.", phase=phase, member=member, role=role)
        return f":tophat:  {goes_on}"
    offered, outside = f"{phase} → {role}.", outside_text(one.outside)
    if one.is_vacant:
        return f":grey_question:  {sentences(offered, outside, _nobody(project, one))}"
    if one.stand_ins:
        told = _told(people(one.to)) if one.to else ""
        away = "\n".join(stand_in_lines(one.stand_ins))
        return f":inbox_tray:  {sentences(offered, told, called_text(project, one))}\n{away}"
    every = sentences(offered, _by_themselves(one), called_text(project, one), outside)
    return f":inbox_tray:  {sentences(every, _backup(one))}"


def _by_themselves(one: NextHandoff) -> str:
    names = some(by_themselves(one))
    if not names or one.holders:
        return _told(names) if names else ""
    return _("{people} will be told, as backup.", people=names)


def _told(names: str) -> str:
    return _("{people} will be told.", people=names)


def _backup(one: NextHandoff) -> str:
    if not one.backups or not one.holders:
        return ""
    return _("Backup: {holders}.", holders=holders(one.backups))


def _nobody(project: Project, one: NextHandoff) -> str:
    lead = mention(project.lead) if project.lead else ""
    if one.outside and lead:
        return _("There is nobody to ask; {lead} is told.", lead=lead)
    if one.outside:
        return _("There is nobody to ask; there is no lead to pick somebody.")
    if lead:
        return _("Nobody holds this role; {lead} is told.", lead=lead)
    return _("Nobody holds this role; there is no lead to pick somebody.")


def fits_a_button(preview: Preview) -> bool:
    """Tell whether the button that confirms can carry the note."""
    return len(_value(preview)) <= VALUE


def _value(preview: Preview) -> str:
    return DoneValue(preview.project.key, preview.phase.key, preview.note).packed()


def _ways(preview: Preview) -> tuple[Block, ...]:
    """Let the author confirm; what no button can carry needs the form that the command opens."""
    if fits_a_button(preview):
        return (_buttons(preview),)
    way = _("This note is too long for a button: `/baton done` opens a form that takes it.")
    return (context(way),)


def _buttons(preview: Preview) -> Block:
    value = _value(preview)
    # A form opens, or nothing is left to say.
    label = _("Mark done…") if preview.phase.done else _("Mark done")
    confirm = button(label, CONFIRM_DONE, value, "primary")
    cancel = button(_("Cancel"), CANCEL, CANCEL)
    if preview.nearly is None:
        return actions(confirm, cancel)
    return actions(confirm, meant_button(preview.project.key, preview.nearly), cancel)


def heard(step: Step, later: Sequence[Later] = ()) -> list[str]:
    """Say who hears of what happened from us now, and not `later`; of several phases once."""
    lines = [line for event in step.events for line in _heard(step.project, event, later)]
    return list(dict.fromkeys(lines))


def _heard(project: Project, event: object, later: Sequence[Later]) -> list[str]:
    match event:
        case HandoffOffered():
            waiting = {one.member for one in later}
            now = [member for member in event.to if member not in waiting]
            told = [hear_at_once(people(now))] if now else []
            wait = {group.user_group for one in later for group in one.groups}
            return [*told, *called_lines(project, [g for g in event.groups if g not in wait])]
        case StandInsAsked():
            return stand_in_lines(event.stand_ins)
        case RoleVacant() if project.lead:
            lead = mention(project.lead)
            return [_("A role is vacant: {lead} is asked to pick somebody.", lead=lead)]
        case RoleVacant():
            return [_("A role is vacant, and the project has no lead to pick somebody.")]
        case HatSwitched():
            return [_("{member} goes on with another hat.", member=mention(event.member))]
        case PhaseCompleted() if not project.channels:
            return [_("The project has no channel, so there is no card.")]
        case _:
            return []
