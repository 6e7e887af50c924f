"""Teaching in Slack: from "I don't know" to the answer, by every door."""

from tests.factories import ANA, DANA, OMAR, PRIYA
from tests.rig import Json, Rig, buttons, words

CHURN = "C0CHURN"
COFFEE = "C0COFFEE"
ZEBRA = "who handles the zebra board?"


def asked(rig: Rig, member: str, text: str, channel: str = CHURN) -> Json:
    """Mention Baton in a channel and return its answer."""
    before = len(rig.slack.visible_to(member, channel))
    rig.slack.say(member, channel, f"@Baton {text}")
    return rig.next_message(member, channel, before + 1)


def form(rig: Rig, member: str, channel: str, message: Json, action: str = "teach") -> Json:
    """Press *Teach me* and return the form that opens."""
    rig.click(member, channel, message, action)
    return rig.wait(lambda: rig.slack.view_of(member))


def filled(role: str = "ml_engineer", **other: str) -> dict[str, dict[str, str]]:
    """What is written into the form, beside what stands there already."""
    values = {"role": {"role_chosen": role}} if role else {}
    actions = {"phrase": "phrase_written", "topic": "topic_written", "way": "chosen_way"}
    actions["responsibility"] = "responsibility_chosen"
    return values | {block: {actions[block]: value} for block, value in other.items()}


def test_what_is_taught_is_answered_at_once_and_its_first_asker_is_told(rig_on_either: Rig) -> None:
    rig = rig_on_either
    unknown = asked(rig, ANA, ZEBRA)
    assert "I don’t know who handles" in words(unknown)
    assert buttons(unknown) == ["ask_lead", "teach"]
    shown = form(rig, PRIYA, CHURN, unknown)
    assert "who handles the zebra board?" in str(shown["blocks"])

    reply = rig.slack.submit(PRIYA, filled(topic="zebra board"))

    assert (reply.error, reply.errors) == ("", {})
    assert "Learned" in str(rig.slack.view_of(PRIYA))
    rig.deliver_all()
    (told,) = rig.slack.direct_messages(ANA)
    assert ZEBRA in words(told)
    assert f"<@{DANA}>" in words(told)
    answer = asked(rig, OMAR, "Who handles the ZEBRA board")
    assert f"<@{DANA}>" in words(answer)
    assert "*zebra board* → ML engineer" in words(answer)
    rig.deliver_all()
    assert len(rig.slack.direct_messages(ANA)) == 1
