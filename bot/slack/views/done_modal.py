"""The form for a phase that has a definition of done: what is to be ticked, linked and written."""

from collections.abc import Iterable, Iterator

from bot.slack.views.blocks import bold, context, modal, section
from bot.slack.views.completion import next_line
from bot.slack.views.fields import checkboxes, field, line, lines, optional
from bot.slack.views.later import later_lines
from bot.slack.views.message import Block, Message
from bot.slack.views.mrkdwn import plain
from domain.handoffs.commands import NOTE_LIMIT, REASON_LIMIT
from domain.handoffs.packet_refusals import LinksRefused, Missing, link_refused
from domain.handoffs.preview import Preview
from domain.knowledge.definitions import DefinitionOfDone, Need
from domain.packets import LINK_LIMIT, Link
from domain.wording import PlainWording, listed

DONE_MODAL = "done_form"
GIVEN = "given"  # the action_id of each field
ITEMS, NOTE, RISKS, OVERRIDE = "items", "note", "risks", "override"
_LINK = "link:"
_TITLE = "Mark a phase done"
_SHOWN = 10  # phases that follow


def done_modal(preview: Preview, carried: str) -> Block:
    """Ask for what the definition of done needs; the lead may leave things out, with a reason."""
    headline = section(f"{bold(preview.phase.name)} of {bold(preview.project.name)}")
    definition = preview.phase.done or DefinitionOfDone.model_construct()
    fields = [_relaxed(block, preview) for block in _fields(definition, preview)]
    follows = [context(next_line(preview.project, one)) for one in preview.following[:_SHOWN]]
    later = [context("\n".join(lines)) for lines in later_lines(preview.later, preview.hints)]
    blocks = [headline, *fields, *follows, *later]
    return modal(_TITLE, blocks, DONE_MODAL, carried, submit="Mark done")


def done_told(message: Message) -> Block:
    """Say in the form's place what happened, where there is no other place to say it."""
    return modal(_TITLE, tuple(b for b in message.blocks if b["type"] != "actions"))


def refused_done(sentence: str) -> Block:
    """Say why the phase could not be marked done; takes the form's place."""
    return modal(_TITLE, (section(sentence),))


def link_block(name: str) -> str:
    """The block_id of the field of a link."""
    return f"{_LINK}{name}"


def link_of(block_id: str) -> str | None:
    """Return which link a field is for, None for another field."""
    return block_id.removeprefix(_LINK) if block_id.startswith(_LINK) else None


def missing_at(missing: Missing, *, lead: bool) -> dict[str, str]:
    """Return what is missing as sentences beside their fields."""
    errors = {link_block(name): f"Give the address of the {name}." for name in missing.links}
    if missing.items:
        items = [f"“{item.text}”" for item in missing.items]
        errors[ITEMS] = f"Not ticked yet: {listed(items)}."
    for need in missing.needs:
        errors[need] = "Write a note." if need is Need.NOTE else "Write the risks, or “none”."
    return errors | ({OVERRIDE: "Or say why it counts as done without."} if lead else {})


def refused_links_at(refused: LinksRefused) -> dict[str, str]:
    """Return what is wrong with links as sentences beside their fields."""
    return bad_links_at(refused.links)


def bad_links_at(links: Iterable[Link]) -> dict[str, str]:
    """Return the same for the links themselves."""
    return {link_block(link.name): link_refused(link, PlainWording()) for link in links}


def _relaxed(block: Block, preview: Preview) -> Block:
    """Let the lead leave any field empty; we look ourselves at what is missing then."""
    return optional(block) if preview.lead_looks else block


def _fields(definition: DefinitionOfDone, preview: Preview) -> Iterator[Block]:
    if definition.checklist:
        options = [(item.text, item.key) for item in definition.checklist]
        yield field(ITEMS, "Checklist", checkboxes(GIVEN, options))
    for name in definition.links:
        element = line(GIVEN, "https://…", LINK_LIMIT)
        yield field(link_block(name), plain(f"Link to the {name}", 100), element)
    note = field(
        NOTE, "Note", lines(GIVEN, "What the next ones should know", NOTE_LIMIT, preview.note)
    )
    yield note if Need.NOTE in definition.needs else optional(note)
    risks = field(
        RISKS, "Open risks", lines(GIVEN, "What may still go wrong, or “none”", NOTE_LIMIT)
    )
    yield risks if Need.RISKS in definition.needs else optional(risks)
    if preview.lead_looks:
        hint = "Only where something above is missing"
        why = lines(GIVEN, hint, REASON_LIMIT)
        yield optional(field(OVERRIDE, "Why it counts as done all the same", why))
