"""The form for a phase that has a definition of done: what is to be ticked, linked and written."""

from collections.abc import Iterable, Iterator

from bot.slack.views.handoffs.completion import next_line
from bot.slack.views.handoffs.later import later_lines
from bot.slack.views.handoffs.nearly import nearly_named
from bot.slack.views.parts.action_values import PhaseValue
from bot.slack.views.parts.blocks import bold, context, modal, section
from bot.slack.views.parts.fields import checkboxes, field, grouped_select, line, lines, optional
from bot.slack.views.parts.message import Block, Message
from bot.slack.views.parts.mrkdwn import plain
from domain.handoffs.commands import NOTE_LIMIT, REASON_LIMIT
from domain.handoffs.markable import Markable
from domain.handoffs.packet_refusals import LinksRefused, Missing, link_refused
from domain.handoffs.preview import Preview
from domain.knowledge.definitions import DefinitionOfDone, Need
from domain.packets import LINK_LIMIT, Link
from domain.wording import PlainWording, listed
from domain.words import _

DONE_MODAL = "done_form"
PHASE_MODAL = "phase_to_mark"  # asks for the phase first, where several may be meant
PHASE = "phase"
GIVEN = "given"  # the action_id of each field
ITEMS, NOTE, RISKS, OVERRIDE = "items", "note", "risks", "override"
MESSAGE = "message"  # the name of the link to a message
_LINK = "link:"
_SHOWN = 10  # phases that follow


def done_modal(preview: Preview, carried: str, message: str = "") -> Block:
    """Ask for what the definition of done needs; the lead may leave things out, with a reason.

    `message` is the address of the message from which it was opened: it goes with the phase unless
    somebody takes it out.
    """
    phase, project = bold(preview.phase.name), bold(preview.project.name)
    headline = section(_("{phase} of {project}", phase=phase, project=project))
    definition = preview.phase.done or DefinitionOfDone.model_construct()
    fields = [_relaxed(block, preview) for block in _fields(definition, preview)]
    if message and MESSAGE not in map(str.casefold, definition.links):
        fields.append(_message_field(message))
    follows = [context(next_line(preview.project, one)) for one in preview.following[:_SHOWN]]
    later = [context("\n".join(lines)) for lines in later_lines(preview.later, preview.hints)]
    nearly = [context(nearly_named(preview.nearly))] if preview.nearly else []
    blocks = [headline, *nearly, *fields, *follows, *later]
    return modal(_title(), blocks, DONE_MODAL, carried, submit=_("Mark done"))


def done_told(message: Message) -> Block:
    """Say in the form's place what happened, where there is no other place to say it."""
    return modal(_title(), tuple(b for b in message.blocks if b["type"] != "actions"))


def refused_done(sentence: str) -> Block:
    """Say why the phase could not be marked done; takes the form's place."""
    return modal(_title(), (section(sentence),))


def link_block(name: str) -> str:
    """The block_id of the field of a link."""
    return f"{_LINK}{name}"


def link_of(block_id: str) -> str | None:
    """Return which link a field is for, None for another field."""
    return block_id.removeprefix(_LINK) if block_id.startswith(_LINK) else None


def missing_at(missing: Missing, *, lead: bool) -> dict[str, str]:
    """Return what is missing as sentences beside their fields."""
    errors = {
        link_block(name): _("Give the address of the {name}.", name=name) for name in missing.links
    }
    if missing.items:
        items = listed([_("“{item}”", item=item.text) for item in missing.items])
        errors[ITEMS] = _("Not ticked yet: {items}.", items=items)
    for need in missing.needs:
        is_note = need is Need.NOTE
        errors[need] = _("Write a note.") if is_note else _("Write the risks, or “none”.")
    return errors | ({OVERRIDE: _("Or say why it counts as done without.")} if lead else {})


def refused_links_at(refused: LinksRefused) -> dict[str, str]:
    """Return what is wrong with links as sentences beside their fields."""
    return bad_links_at(refused.links)


def bad_links_at(links: Iterable[Link]) -> dict[str, str]:
    """Return the same for the links themselves."""
    return {link_block(link.name): link_refused(link, PlainWording()) for link in links}


def phase_modal(phases: Iterable[Markable], carried: str) -> Block:
    """Ask which phase is meant; those of one project stand together."""
    options = list(phases)
    named = dict.fromkeys((one.project, one.project_name) for one in options)
    groups = [
        (
            name,
            [
                (one.phase_name, PhaseValue(key, one.phase).packed())
                for one in options
                if one.project == key
            ],
        )
        for key, name in named
    ]
    menu = grouped_select(GIVEN, _("A phase of a project"), groups)
    return modal(
        _title(), (field(PHASE, _("Which phase?"), menu),), PHASE_MODAL, carried, submit=_("Next")
    )


def nothing_to_mark() -> Message:
    """Tell somebody that there is no phase that they could mark done."""
    text = _("No phase is open that you may mark done, neither of a project here nor of yours.")
    return Message(text, (section(text),))


def _message_field(address: str) -> Block:
    element = line(GIVEN, "https://…", LINK_LIMIT, address)
    return optional(field(link_block(MESSAGE), _("Link to the message"), element))


def _relaxed(block: Block, preview: Preview) -> Block:
    """Let the lead leave any field empty; we look ourselves at what is missing then."""
    return optional(block) if preview.lead_looks else block


def _fields(definition: DefinitionOfDone, preview: Preview) -> Iterator[Block]:
    if definition.checklist:
        options = [(item.text, item.key) for item in definition.checklist]
        yield field(ITEMS, _("Checklist"), checkboxes(GIVEN, options))
    for name in definition.links:
        element = line(GIVEN, "https://…", LINK_LIMIT)
        yield field(link_block(name), plain(_("Link to the {name}", name=name), 100), element)
    told = lines(GIVEN, _("What the next ones should know"), NOTE_LIMIT, preview.note)
    note = field(NOTE, _("Note"), told)
    yield note if Need.NOTE in definition.needs else optional(note)
    wrong = lines(GIVEN, _("What may still go wrong, or “none”"), NOTE_LIMIT)
    risks = field(RISKS, _("Open risks"), wrong)
    yield risks if Need.RISKS in definition.needs else optional(risks)
    if preview.lead_looks:
        why = lines(GIVEN, _("Only where something above is missing"), REASON_LIMIT)
        yield optional(field(OVERRIDE, _("Why it counts as done all the same"), why))


def _title() -> str:
    return _("Mark a phase done")
