"""What Slack accepts as buttons, selects and inputs."""

from collections.abc import Callable

from bot.playground.json_types import Json, as_object, as_objects
from bot.playground.rules.findings import Findings

ID_LENGTH = 255
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
OPTION_TEXT = 75
OPTION_VALUE = 150
PLACEHOLDER = 150
MOST_OPTIONS = 100
MOST_IN_OVERFLOW = 5
MOST_BOXES = 10
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
PLAIN = ("plain_text",)
ANY_TEXT = ("plain_text", "mrkdwn")

Check = Callable[[Findings, str, Json], None]


def check_element(findings: Findings, place: str, element: Json) -> None:
    """Note what Slack would refuse in an element."""
    kind = element.get("type")
    check = CHECKS.get(str(kind))
    if check is None:
        findings.add(f"{place}/type", f"unsupported type: {kind}")
        return
    check(findings, place, element)
    findings.optional_length(f"{place}/action_id", element.get("action_id"), ID_LENGTH)
    if "placeholder" in element:
        findings.text_object(f"{place}/placeholder", element["placeholder"], PLACEHOLDER, PLAIN)
    if "confirm" in element:
        _check_confirm(findings, f"{place}/confirm", as_object(element["confirm"]))


def _check_confirm(findings: Findings, place: str, confirm: Json) -> None:
    findings.text_object(f"{place}/title", confirm.get("title"), CONFIRM_TITLE, PLAIN)
    findings.text_object(f"{place}/text", confirm.get("text"), CONFIRM_TEXT, ANY_TEXT)
    for key in ("confirm", "deny"):
        findings.text_object(f"{place}/{key}", confirm.get(key), CONFIRM_BUTTON, PLAIN)


def _check_button(findings: Findings, place: str, element: Json) -> None:
    findings.text_object(f"{place}/text", element.get("text"), BUTTON_TEXT, PLAIN)
    findings.optional_length(f"{place}/value", element.get("value"), BUTTON_VALUE)
    if element.get("style") not in (None, "primary", "danger"):
        findings.add(f"{place}/style", "must be primary or danger")


def _check_options(findings: Findings, place: str, options: list[Json], most: int) -> None:
    findings.count(f"{place}/options", options, 1, most)
    for number, option in enumerate(options):
        here = f"{place}/options/{number}"
        findings.text_object(f"{here}/text", option.get("text"), OPTION_TEXT, ANY_TEXT)
        findings.text_length(f"{here}/value", option.get("value"), OPTION_VALUE)


def _check_select(findings: Findings, place: str, element: Json) -> None:
    groups = as_objects(element.get("option_groups"))
    for number, group in enumerate(groups):
        here = f"{place}/option_groups/{number}"
        findings.text_object(f"{here}/label", group.get("label"), OPTION_TEXT, PLAIN)
        _check_options(findings, here, as_objects(group.get("options")), MOST_OPTIONS)
    if not groups:
        _check_options(findings, place, as_objects(element.get("options")), MOST_OPTIONS)


def _check_overflow(findings: Findings, place: str, element: Json) -> None:
    _check_options(findings, place, as_objects(element.get("options")), MOST_IN_OVERFLOW)


def _check_boxes(findings: Findings, place: str, element: Json) -> None:
    _check_options(findings, place, as_objects(element.get("options")), MOST_BOXES)


def _check_image(findings: Findings, place: str, element: Json) -> None:
    if not element.get("image_url") and not element.get("slack_file"):
        findings.add(place, "missing required field: image_url")
    findings.text_length(f"{place}/alt_text", element.get("alt_text"), BUTTON_VALUE)


def _accept(findings: Findings, place: str, element: Json) -> None:
    del findings, place, element


CHECKS: dict[str, Check] = {
    "button": _check_button,
    "workflow_button": _check_button,
    "static_select": _check_select,
    "multi_static_select": _check_select,
    "overflow": _check_overflow,
    "checkboxes": _check_boxes,
    "radio_buttons": _check_boxes,
    "image": _check_image,
    "users_select": _accept,
    "multi_users_select": _accept,
    "conversations_select": _accept,
    "multi_conversations_select": _accept,
    "channels_select": _accept,
    "multi_channels_select": _accept,
    "external_select": _accept,
    "multi_external_select": _accept,
    "datepicker": _accept,
    "timepicker": _accept,
    "datetimepicker": _accept,
    "plain_text_input": _accept,
    "email_text_input": _accept,
    "url_text_input": _accept,
    "number_input": _accept,
    "rich_text_input": _accept,
    "file_input": _accept,
    "feedback_buttons": _accept,
    "icon_button": _accept,
}
