"""What an app may send: every kind of block, and a form."""

from typing import Any

Body = dict[str, Any]


def plain(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Body:
    return {"type": "mrkdwn", "text": text}


OPTIONS = [{"text": plain(name), "value": name} for name in ("One", "Two")]
EVERY_BLOCK: list[Body] = [
    {"type": "header", "text": plain("A header")},
    {"type": "section", "fields": [mrkdwn("*Left*"), mrkdwn("Right")]},
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn("Why: _because_")]},
    {"type": "markdown", "text": "# Title\n\n- **one**\n- two"},
    {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A drawing"},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [{"type": "text", "text": "strong", "style": {"bold": True}}],
            }
        ],
    },
    {
        "type": "actions",
        "elements": [
            {"type": "button", "action_id": "go", "style": "primary", "text": plain("Go")},
            {"type": "static_select", "action_id": "choose", "options": OPTIONS},
            {"type": "users_select", "action_id": "who"},
            {"type": "overflow", "action_id": "more", "options": OPTIONS},
        ],
    },
]
WORDS = {"type": "plain_text_input", "action_id": "text"}
CHOICES = [{"text": plain(name), "value": name} for name in ("tests", "docs")]
BOXES = {"type": "checkboxes", "action_id": "list", "options": CHOICES}
FORM: Body = {
    "type": "modal",
    "title": plain("First"),
    "submit": plain("Send"),
    "blocks": [
        {"type": "input", "block_id": "why", "label": plain("Why?"), "element": WORDS},
        {"type": "input", "block_id": "done", "label": plain("Done"), "element": BOXES},
    ],
}
