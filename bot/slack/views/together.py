"""Several answers in one message, one after another."""

from collections.abc import Iterator, Sequence

from bot.slack.views.actions import CHOOSE_PROJECT, CHOOSE_ROLE
from bot.slack.views.blocks import MESSAGE_BLOCKS, context, divider, joined
from bot.slack.views.message import Block, Message

_LEFT = "I answered the first three; ask me the rest once more."
_CUT = "There is more to say than one message holds: ask me one thing at a time."


def together(messages: Sequence[Message], left: int = 0) -> Message:
    """Join messages with a divider between them, within what Slack takes.

    `left` is how many questions got no answer, which is said at the end.
    Buttons that would replace the whole message by one answer are left out; a word does as well.
    """
    blocks: list[Block] = []
    for message in messages:
        blocks += [divider()] if blocks else []
        blocks += _without_choices(message.blocks)
    said = [line for message in messages for line in (*message.text.splitlines(), "")]
    if left:
        blocks.append(context(_LEFT))
        said.append(_LEFT)
    if len(blocks) > MESSAGE_BLOCKS:
        blocks = [*blocks[: MESSAGE_BLOCKS - 1], context(_CUT)]
    text = joined(said).rstrip()
    return Message(text, tuple(_numbered(blocks)))


def _without_choices(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if not _is_choice(block)]


def _is_choice(block: Block) -> bool:
    return any(
        str(element.get("action_id", "")).startswith((CHOOSE_ROLE, CHOOSE_PROJECT))
        for element in block.get("elements", ())
        if block["type"] == "actions"
    )


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """Count the buttons of the whole message: an action_id is unique within it."""
    number = 0
    for block in blocks:
        if block["type"] != "actions":
            yield block
            continue
        elements: list[Block] = []
        for element in block["elements"]:
            number += 1
            action = str(element["action_id"]).partition(":")[0]
            elements.append({**element, "action_id": f"{action}:{number}"})
        yield {**block, "elements": elements}
