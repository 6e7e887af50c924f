"""What a message says, checked as Slack checks it."""

from bot.playground.errors import Refusal
from bot.playground.json_types import Json, as_object, as_objects
from bot.playground.methods.call import Call
from bot.playground.rules.blocks import check_message_blocks

LONGEST_TEXT = 40_000


def content_of(call: Call) -> Json:
    """Return text, blocks, attachments and metadata of a call, or refuse them."""
    markdown = call.text("markdown_text")
    if markdown and (call.text("text") or call.arguments.get("blocks")):
        raise Refusal("markdown_text_conflict")
    content: Json = {"text": (call.text("text") or markdown)[:LONGEST_TEXT]}
    if "blocks" in call.arguments:
        content["blocks"] = _accepted_blocks(call.arguments["blocks"])
    if "attachments" in call.arguments:
        content["attachments"] = as_objects(call.arguments["attachments"])
    if call.arguments.get("metadata"):
        content["metadata"] = _accepted_metadata(call.arguments["metadata"])
    if not any(content.get(key) for key in ("text", "blocks", "attachments")):
        raise Refusal("no_text")
    return content


def _accepted_blocks(value: object) -> list[Json]:
    blocks = as_objects(value)
    if not blocks and value != []:
        raise Refusal("invalid_blocks_format")
    problems = check_message_blocks(blocks)
    if problems:
        raise Refusal("invalid_blocks", tuple(problems), {"errors": problems})
    return blocks


def _accepted_metadata(value: object) -> Json:
    metadata = as_object(value)
    complete = isinstance(metadata.get("event_type"), str)
    if not complete or not isinstance(metadata.get("event_payload"), dict):
        raise Refusal("invalid_metadata_format")
    return metadata
