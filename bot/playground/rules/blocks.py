"""What Slack accepts as blocks of a message or a view."""

from bot.playground.json_types import Json, as_object, as_objects
from bot.playground.rules.elements import ANY_TEXT, ID_LENGTH, PLAIN, Check, check_element
from bot.playground.rules.findings import Findings

MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100
SECTION_TEXT = 3000
FIELD_TEXT = 2000
MOST_FIELDS = 10
HEADER_TEXT = 150
MOST_IN_CONTEXT = 10
MOST_ACTIONS = 25
MOST_CONTEXT_ACTIONS = 5
LABEL_TEXT = 2000
MARKDOWN_TEXT = 12_000
ALT_TEXT = 2000


def check_message_blocks(blocks: list[Json]) -> list[str]:
    """Return what Slack would refuse in the blocks of a message."""
    findings = Findings()
    findings.count("/blocks", blocks, 0, MOST_IN_MESSAGE)
    _check_blocks(findings, blocks)
    findings.unique("/blocks", "action_id", (each.get("action_id") for each in elements_of(blocks)))
    return findings.sentences


def check_view_blocks(findings: Findings, blocks: list[Json]) -> None:
    """Note what Slack would refuse in the blocks of a view."""
    findings.count("/view/blocks", blocks, 0, MOST_IN_VIEW)
    _check_blocks(findings, blocks)


def elements_of(blocks: list[Json]) -> list[Json]:
    """Return everything in the blocks that a person can press, choose or type into."""
    found: list[Json] = []
    for block in blocks:
        if block.get("type") in ("actions", "context_actions"):
            found += as_objects(block.get("elements"))
        found += [as_object(block[key]) for key in ("accessory", "element") if block.get(key)]
    return found


def _check_blocks(findings: Findings, blocks: list[Json]) -> None:
    for number, block in enumerate(blocks):
        place = f"/blocks/{number}"
        findings.optional_length(f"{place}/block_id", block.get("block_id"), ID_LENGTH)
        check = CHECKS.get(str(block.get("type")))
        if check is None:
            findings.add(f"{place}/type", f"unsupported type: {block.get('type')}")
        else:
            check(findings, place, block)
    findings.unique("/blocks", "block_id", (block.get("block_id") for block in blocks))


def _check_section(findings: Findings, place: str, block: Json) -> None:
    fields = as_objects(block.get("fields"))
    if block.get("text") is None and not fields:
        findings.add(place, "missing required field: text or fields")
    if block.get("text") is not None:
        findings.text_object(f"{place}/text", block["text"], SECTION_TEXT, ANY_TEXT)
    findings.count(f"{place}/fields", fields, 0, MOST_FIELDS)
    for number, field in enumerate(fields):
        findings.text_object(f"{place}/fields/{number}", field, FIELD_TEXT, ANY_TEXT)
    if block.get("accessory") is not None:
        check_element(findings, f"{place}/accessory", as_object(block["accessory"]))


def _check_header(findings: Findings, place: str, block: Json) -> None:
    findings.text_object(f"{place}/text", block.get("text"), HEADER_TEXT, PLAIN)


def _check_context(findings: Findings, place: str, block: Json) -> None:
    elements = as_objects(block.get("elements"))
    findings.count(f"{place}/elements", elements, 1, MOST_IN_CONTEXT)
    for number, element in enumerate(elements):
        here = f"{place}/elements/{number}"
        if element.get("type") == "image":
            check_element(findings, here, element)
        else:
            findings.text_object(here, element, SECTION_TEXT, ANY_TEXT)


def _check_actions(findings: Findings, place: str, block: Json) -> None:
    _check_row(findings, place, block, MOST_ACTIONS)


def _check_context_actions(findings: Findings, place: str, block: Json) -> None:
    _check_row(findings, place, block, MOST_CONTEXT_ACTIONS)


def _check_row(findings: Findings, place: str, block: Json, most: int) -> None:
    elements = as_objects(block.get("elements"))
    findings.count(f"{place}/elements", elements, 1, most)
    findings.unique(place, "action_id", (each.get("action_id") for each in elements))
    for number, element in enumerate(elements):
        check_element(findings, f"{place}/elements/{number}", element)


def _check_input(findings: Findings, place: str, block: Json) -> None:
    findings.text_object(f"{place}/label", block.get("label"), LABEL_TEXT, PLAIN)
    check_element(findings, f"{place}/element", as_object(block.get("element")))
    if block.get("hint") is not None:
        findings.text_object(f"{place}/hint", block["hint"], LABEL_TEXT, PLAIN)


def _check_image(findings: Findings, place: str, block: Json) -> None:
    if not block.get("image_url") and not block.get("slack_file"):
        findings.add(place, "missing required field: image_url")
    findings.text_length(f"{place}/alt_text", block.get("alt_text"), ALT_TEXT)


def _check_markdown(findings: Findings, place: str, block: Json) -> None:
    findings.text_length(f"{place}/text", block.get("text"), MARKDOWN_TEXT)


def _accept(findings: Findings, place: str, block: Json) -> None:
    del findings, place, block


CHECKS: dict[str, Check] = {
    "section": _check_section,
    "header": _check_header,
    "context": _check_context,
    "actions": _check_actions,
    "context_actions": _check_context_actions,
    "input": _check_input,
    "image": _check_image,
    "markdown": _check_markdown,
    "divider": _accept,
    "rich_text": _accept,
    "video": _accept,
    "file": _accept,
    "call": _accept,
    "table": _accept,
    "data_table": _accept,
    "data_visualization": _accept,
    "task_card": _accept,
    "plan": _accept,
    "card": _accept,
    "carousel": _accept,
    "alert": _accept,
}
