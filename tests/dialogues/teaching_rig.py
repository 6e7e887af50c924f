"""What the dialogues about teaching do again and again."""

from tests.rig import Json, Rig, words

CHURN = "C0CHURN"
COFFEE = "C0COFFEE"
ZEBRA = "who handles the zebra board?"
KNOWN = "who handles model versioning here?"

_ACTIONS = {
    "way": "chosen_way",
    "phrase": "phrase_written",
    "role": "role_chosen",
    "responsibility": "responsibility_chosen",
    "topic": "topic_written",
}

Values = dict[str, dict[str, str]]


def asked(rig: Rig, member: str, text: str, channel: str = CHURN) -> Json:
    """Mention Baton in a channel and return its answer."""
    before = len(rig.slack.visible_to(member, channel))
    rig.slack.say(member, channel, f"@Baton {text}")
    return rig.next_message(member, channel, before + 1)


def form(rig: Rig, member: str, channel: str, message: Json, action: str = "teach") -> Json:
    """Press *Teach me* and return the form that opens."""
    rig.click(member, channel, message, action)
    return rig.wait(lambda: rig.slack.view_of(member))


def filled(**fields: str) -> Values:
    """What is written into the form, beside what stands there already."""
    return {block: {_ACTIONS[block]: value} for block, value in fields.items()}


def form_by_command(rig: Rig, member: str, way: str = "phrase", typed: str = "") -> Json:
    """Open the form with the command, in the place of one that is open; choose what to teach."""
    if rig.slack.view_of(member):
        rig.slack.close_view(member)
    assert rig.slack.command(member, CHURN, "/baton", f"teach {typed}").error == ""
    shown = rig.wait(lambda: rig.slack.view_of(member))
    if way == "phrase":
        return shown
    assert rig.slack.click_in_view(member, "chosen_way", selected=way).error == ""
    return rig.wait(lambda: _other(rig.slack.view_of(member), shown))


def shown(rig: Rig, member: str) -> str:
    """Everything that the open modal shows."""
    return words(rig.slack.view_of(member) or {})


def told(rig: Rig, member: str) -> list[str]:
    """Everything that a member was told in direct messages, after what is owed was sent."""
    rig.deliver_all()
    return [words(message) for message in rig.slack.direct_messages(member)]


def pressed(rig: Rig, member: str, message: Json, action: str, selected: str = "") -> Json:
    """Press something in #churn and return the next message that its presser sees."""
    before = len(rig.slack.visible_to(member, CHURN))
    rig.click(member, CHURN, message, action, selected or None)
    return rig.next_message(member, CHURN, before)


def _other(view: Json | None, before: Json) -> Json | None:
    return view if view and view["hash"] != before["hash"] else None
