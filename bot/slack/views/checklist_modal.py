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
from bot.slack.views.form_texts import overtaken
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
from domain.wording import sentences
from domain.words import _, ngettext

CHECKLIST_MODAL = "checklist_form"
PHASE_BLOCK = "phase"
LONGEST = 3_000  # characters of a field; Slack takes no more
_BETWEEN = "/"  # in no key


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
    items = lines(ENTERED, _("Evaluated on held-out data"), LONGEST, written[ITEMS])
    links = lines(ENTERED, _("run"), LONGEST, written[LINKS])
    possible = ((_("A note"), str(Need.NOTE)), (_("Open risks"), str(Need.RISKS)))
    needs = checkboxes(ENTERED, possible, values[NEEDS])
    shown = (
        (ITEMS, _("Checklist, one item a line"), items),
        (LINKS, _("Links that have to be given, the name of one a line"), links),
        (NEEDS, _("Has to be written"), needs),
    )
    fields = [optional(field(_block(seen, key, now), label, one)) for key, label, one in shown]
    blocks = [section(notice)] if notice else []
    blocks += [section(_("Which phase?"), _phases(seen), PHASE_BLOCK), *fields]
    blocks += [context(line) for line in _concerned(seen)]
    return modal(_title(), blocks, CHECKLIST_MODAL, packed(seen.of), submit=_("Save"))


def checklist_overtaken(seen: DefinitionShown) -> str:
    """Say what others saved while the form was open."""
    return overtaken(_listed(seen))


def checklist_saved(seen: DefinitionShown) -> Block:
    """Say what the phase needs from now on; takes the form's place."""
    phase, workflow = bold(seen.phase.name), bold(seen.workflow.name)
    needs = _("{phase} of {workflow} needs:", phase=phase, workflow=workflow)
    concerned = map(context, _concerned(seen))
    return modal(_title(), (section(f":white_check_mark:  {needs}\n{_listed(seen)}"), *concerned))


def refused_checklist(sentence: str) -> Block:
    """Say why nothing was saved; takes the form's place."""
    return modal(_title(), (section(sentence),))


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
    return menu(CHECKLIST_PHASE, _("Choose a phase"), phases_to_choose(first), packed(seen.of))


def _listed(seen: DefinitionShown) -> str:
    now = defined_now(seen.phase)
    told = [f"• {shortened(item, 150)}" for item in now[ITEMS]]
    links = [_("a link: {name}", name=shortened(name, 100)) for name in now[LINKS]]
    possible = ((_("a note"), Need.NOTE), (_("open risks"), Need.RISKS))
    needs = [label for label, need in possible if str(need) in now[NEEDS]]
    told += [f"• {one}" for one in (*links, *needs)]
    return "\n".join(told) or _("nothing: one word is enough.")


def _concerned(seen: DefinitionShown) -> Iterator[str]:
    follow = ngettext(
        "One project follows the {workflow}.",
        "{count} projects follow the {workflow}.",
        seen.followers,
        workflow=inside(seen.workflow.name),
    )
    own = "" if seen.is_own else _("It came with Baton; saved here, it is your workspace’s own.")
    rest = _(
        "`/baton workflow` changes the phases themselves, `/baton reminders` when people are told."
    )
    yield sentences(follow, own, rest)


def _title() -> str:
    return _("Before it is done")
