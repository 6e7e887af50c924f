"""The form that says what a phase of a workflow needs before it is done."""

from collections.abc import Iterable, Iterator, Mapping

from bot.slack.views.actions import CHECKLIST_PHASE
from bot.slack.views.blocks import Element, bold, context, inside, modal, section
from bot.slack.views.entry_fields import ENTERED, EntryBlock
from bot.slack.views.fields import (
    Grouped,
    checkboxes,
    field,
    lines,
    optional,
)
from bot.slack.views.menus import menu
from bot.slack.views.message import Block
from bot.slack.views.mrkdwn import shortened
from domain.handoffs.definition_form import (
    ITEMS,
    LINKS,
    NEEDS,
    DefinitionShown,
    PhaseOf,
    defined_now,
)
from domain.handoffs.form_entries import Values
from domain.ids import PhaseKey, WorkflowKey
from domain.knowledge.definitions import Need
from domain.knowledge.workflows import Workflow

CHECKLIST_MODAL = "checklist_form"
PHASE_BLOCK = "phase"
LONGEST = 3_000  # characters of a field; Slack takes no more
_TITLE = "Before it is done"
_BETWEEN = "/"  # in no key
_NEEDS = (("A note", Need.NOTE), ("Open risks", Need.RISKS))
_THE_REST = (
    "`/baton workflow` changes the phases themselves, `/baton reminders` when people are told."
)


def packed(of: PhaseOf) -> str:
    """Return what stands for a phase in the menu, and in the form unseen."""
    return _BETWEEN.join((of.workflow, of.phase))


def unpacked(value: str) -> PhaseOf:
    """Return the phase that such a value stands for; raises `ValueError`."""
    workflow, phase = value.split(_BETWEEN)
    return PhaseOf(WorkflowKey(workflow), PhaseKey(phase))


def checklist_modal(
    seen: DefinitionShown, entered: Mapping[str, Values] | None = None, notice: str = ""
) -> Block:
    """Ask what the phase needs, with what is so filled in, or what somebody `entered` before."""
    now = defined_now(seen.phase)
    values = {**now, **(entered or {})}
    written = {name: "\n".join(values[name]) for name in (ITEMS, LINKS)}
    items = lines(ENTERED, "Evaluated on held-out data", LONGEST, written[ITEMS])
    links = lines(ENTERED, "run", LONGEST, written[LINKS])
    needs = checkboxes(ENTERED, [(label, str(need)) for label, need in _NEEDS], values[NEEDS])
    shown = (
        (ITEMS, "Checklist, one item a line", items),
        (LINKS, "Links that have to be given, the name of one a line", links),
        (NEEDS, "Has to be written", needs),
    )
    fields = [optional(field(_block(seen, key, now), label, one)) for key, label, one in shown]
    blocks = [section(notice)] if notice else []
    blocks += [section("Which phase?", _phases(seen), PHASE_BLOCK), *fields]
    blocks += [context(line) for line in _concerned(seen)]
    return modal(_TITLE, blocks, CHECKLIST_MODAL, packed(seen.of), submit="Save")


def checklist_overtaken(seen: DefinitionShown) -> str:
    """Say what others saved while the form was open."""
    return (
        ":warning:  Somebody changed the same meanwhile, so I saved nothing of yours yet. By now "
        f"it is:\n{_listed(seen)}\nWhat you entered is kept below: *Save* again replaces this."
    )


def checklist_saved(seen: DefinitionShown) -> Block:
    """Say what the phase needs from now on; takes the form's place."""
    headline = f":white_check_mark:  {bold(seen.phase.name)} of {bold(seen.workflow.name)} needs:"
    concerned = map(context, _concerned(seen))
    return modal(_TITLE, (section(f"{headline}\n{_listed(seen)}"), *concerned))


def refused_checklist(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_TITLE, (section(sentence),))


def _block(seen: DefinitionShown, key: str, now: Mapping[str, Values]) -> str:
    # Another phase has other fields: Slack would keep what was typed into one of the same name.
    return EntryBlock.showing(f"{key}:{packed(seen.of)}", now[key]).packed()


def phases_to_choose(workflows: Iterable[Workflow]) -> Grouped:
    """Return the options of the menu of phases, by workflow."""
    return [
        (one.name, [(phase.name, packed(PhaseOf(one.key, phase.key))) for phase in one.phases])
        for one in workflows
    ]


def _phases(seen: DefinitionShown) -> Element:
    first = sorted(seen.knowledge.workflows, key=lambda one: one.key != seen.workflow.key)
    return menu(CHECKLIST_PHASE, "Choose a phase", phases_to_choose(first), packed(seen.of))


def _listed(seen: DefinitionShown) -> str:
    now = defined_now(seen.phase)
    told = [f"• {shortened(item, 150)}" for item in now[ITEMS]]
    told += [f"• a link: {shortened(name, 100)}" for name in now[LINKS]]
    told += [f"• {label.lower()}" for label, need in _NEEDS if str(need) in now[NEEDS]]
    return "\n".join(told) or "nothing: one word is enough."


def _concerned(seen: DefinitionShown) -> Iterator[str]:
    count = seen.followers
    follow = "One project follows" if count == 1 else f"{count} projects follow"
    own = "" if seen.is_own else "It came with Baton; saved here, it is your workspace’s own. "
    yield f"{follow} the {inside(seen.workflow.name)}. {own}{_THE_REST}"
