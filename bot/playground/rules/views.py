"""What Slack accepts as a modal or a Home."""

import json

from bot.playground.errors import Refusal
from bot.playground.json_types import Json, as_objects
from bot.playground.rules.blocks import check_view_blocks
from bot.playground.rules.elements import ID_LENGTH, PLAIN
from bot.playground.rules.findings import Findings

MOST_BYTES = 250_000
TITLE_LENGTH = 24
METADATA_LENGTH = 3000


def accepted_view(view: Json, kind: str) -> Json:
    """Return the view if Slack would take it as a `modal` or a `home`, else refuse it."""
    if len(json.dumps(view)) > MOST_BYTES:
        raise Refusal("view_too_large")
    findings = Findings()
    if view.get("type") != kind:
        findings.add("/view/type", f"must be {kind}")
    findings.optional_length(
        "/view/private_metadata", view.get("private_metadata"), METADATA_LENGTH
    )
    findings.optional_length("/view/callback_id", view.get("callback_id"), ID_LENGTH)
    if not isinstance(view.get("blocks"), list):
        findings.add("/view", "missing required field: blocks")
    blocks = as_objects(view.get("blocks"))
    check_view_blocks(findings, blocks)
    if kind == "modal":
        _check_modal(findings, view, blocks)
    if findings.sentences:
        raise Refusal("invalid_arguments", tuple(findings.sentences))
    return view


def _check_modal(findings: Findings, view: Json, blocks: list[Json]) -> None:
    findings.text_object("/view/title", view.get("title"), TITLE_LENGTH, PLAIN)
    for key in ("submit", "close"):
        if view.get(key) is not None:
            findings.text_object(f"/view/{key}", view[key], TITLE_LENGTH, PLAIN)
    if view.get("submit") is None and any(block.get("type") == "input" for block in blocks):
        findings.add("/view/submit", "missing required field: submit")
