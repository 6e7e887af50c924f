"""Several answers in one message, one after another; one that is in doubt can be chosen there."""

from collections.abc import Iterator, Sequence

from bot.slack.views.parts.actions import CHOOSE_PROJECT, CHOOSE_ROLE
from bot.slack.views.parts.blocks import MESSAGE_BLOCKS, context, divider, joined
from bot.slack.views.parts.message import Block, Message
from domain.words import _

_DOUBT = "doubt"  # begins the block_id of every block of the part that is in doubt


def together(messages: Sequence[Message], left: int = 0) -> Message:
    """Join messages with a divider between them, within what Slack takes.

    `left` is how many questions got no answer, which is said at the end. Only the first message
    that asks to choose keeps its buttons, so that it is clear what they belong to; for the others
    a word does as well.
    """
    blocks: list[Block] = []
    for message, is_chosen_in in zip(messages, _first_doubt(messages), strict=True):
        blocks += [divider()] if blocks else []
        blocks += _named(message, _DOUBT) if is_chosen_in else _without_choices(message.blocks)
    said = [line for message in messages for line in (*message.text.splitlines(), "")]
    if left:
        ask_again = _("I answered the first three; ask me the rest once more.")
        blocks.append(context(ask_again))
        said.append(ask_again)
    if len(blocks) > MESSAGE_BLOCKS:
        cut = _("There is more to say than one message holds: ask me one thing at a time.")
        blocks = [*blocks[: MESSAGE_BLOCKS - 1], context(cut)]
    text = joined(said).rstrip()
    return Message(text, tuple(_numbered(blocks)))


def is_one_of_several(block_id: str) -> bool:
    """Tell whether a button stands in a part of a message, whose other parts are to stay."""
    return block_id.startswith(_DOUBT)


def with_part(blocks: Sequence[Block], block_id: str, message: Message) -> Message:
    """Put a message in the place of the part in which a button of that block was pressed."""
    part = block_id.rpartition(":")[0]
    is_part = [str(block.get("block_id", "")).startswith(f"{part}:") for block in blocks]
    at = is_part.index(True)
    others = [block for block, is_in in zip(blocks, is_part, strict=True) if not is_in]
    # An edited message takes block_ids that it did not have; a choice may lead to another one.
    new = _named(message, f"{part}+") if _asks(message) else list(message.blocks)
    changed = [*others[:at], *new, *others[at:]][:MESSAGE_BLOCKS]
    return Message(joined(list(_told(changed))), tuple(_numbered(changed)))


def _first_doubt(messages: Sequence[Message]) -> list[bool]:
    asking = [_asks(message) for message in messages]
    return [asks and True not in asking[:at] for at, asks in enumerate(asking)]


def _asks(message: Message) -> bool:
    return any(map(_is_choice, message.blocks))


def _named(message: Message, part: str) -> list[Block]:
    return [{**block, "block_id": f"{part}:{at}"} for at, block in enumerate(message.blocks)]


def _without_choices(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if not _is_choice(block)]


def _is_choice(block: Block) -> bool:
    return any(
        str(element.get("action_id", "")).startswith((CHOOSE_ROLE, CHOOSE_PROJECT))
        for element in block.get("elements", ())
        if block["type"] == "actions"
    )


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """Count the buttons of the whole message: an action_id is unique within it.

    One without a number is the only one of its kind.
    """
    number = 0
    for block in blocks:
        if block["type"] != "actions":
            yield block
            continue
        elements: list[Block] = []
        for element in block["elements"]:
            number += 1
            action, counted, _behind = str(element["action_id"]).partition(":")
            elements.append({**element, "action_id": f"{action}:{number}" if counted else action})
        yield {**block, "elements": elements}


def _told(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the paragraphs of a message, with an empty line between its parts."""
    for block in blocks:
        if block["type"] == "divider":
            yield ""
        elif block["type"] == "section":
            yield str(block["text"]["text"])
