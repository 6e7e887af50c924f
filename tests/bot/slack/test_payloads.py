"""What Slack sends becomes a small value, or is found to be malformed, or does not concern us."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.payloads.bodies import Malformed
from bot.slack.payloads.done import DoneSubmitted
from bot.slack.payloads.home import HomeOpened
from bot.slack.payloads.reading import (
    ButtonClick,
    DirectMessage,
    Mention,
    ReasonSubmitted,
    Received,
    SlashCommand,
    read,
)
from domain.handoffs.commands import Given
from domain.ids import MemberId
from domain.packets import Link

EVENT = {
    "type": "app_mention",
    "user": "U0ANA",
    "text": "<@U0BATON> hi",
    "ts": "1.1",
    "channel": "C1",
}
MESSAGE = {**EVENT, "type": "message", "channel": "D1", "channel_type": "im"}
CLICK = {
    "type": "block_actions",
    "trigger_id": "t.1",
    "user": {"id": "U0ANA"},
    "channel": {"id": "C1"},
    "actions": [{"action_id": "accept", "block_id": "b", "value": "churn/x/1", "type": "button"}],
}
SUBMISSION = {
    "type": "view_submission",
    "user": {"id": "U0ANA"},
    "view": {
        "id": "V1",
        "callback_id": "return_handoff",
        "private_metadata": "churn/x/1",
        "state": {"values": {"reason": {"written": {"value": None}}}},
    },
}
COMMAND = {"command": "/baton", "channel_id": "C1", "user_id": "U0ANA", "text": " Ask  who? "}


def an_event(event: dict[str, Any], **difference: object) -> dict[str, Any]:
    return {"type": "event_callback", "event_id": "Ev1", "event": {**event, **difference}}


def test_a_mention_is_answered_in_a_thread() -> None:
    mention = read(an_event(EVENT))
    assert isinstance(mention, Mention)
    assert mention.thread == "1.1"
    assert mention.key == "Ev1"


def test_a_mention_within_a_thread_is_answered_there() -> None:
    mention = read(an_event(EVENT, thread_ts="0.9"))
    assert isinstance(mention, Mention)
    assert mention.thread == "0.9"


def test_a_direct_message_is_answered_in_the_conversation_itself() -> None:
    message = read(an_event(MESSAGE))
    assert isinstance(message, DirectMessage)
    assert message.thread == ""


@pytest.mark.parametrize(
    "difference",
    [
        {"bot_id": "B1"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"channel_type": "channel"},
        {"user": None},
    ],
)
def test_what_is_not_a_persons_message_to_us_is_ignored(difference: dict[str, Any]) -> None:
    assert read(an_event(MESSAGE, **difference)) is None


def test_only_the_home_tab_is_the_home() -> None:
    opened = {"type": "app_home_opened", "user": "U0ANA", "tab": "home"}
    assert read(an_event(opened)) == HomeOpened(MemberId("U0ANA"))
    assert read(an_event(opened, view={"hash": "1.a"})) == HomeOpened(MemberId("U0ANA"), "1.a")
    assert read(an_event(opened, tab="messages")) is None


def test_a_command_is_a_word_and_the_rest() -> None:
    command = read(COMMAND)
    assert isinstance(command, SlashCommand)
    assert (command.word, command.rest) == ("ask", "who?")


def test_somebody_elses_command_and_modal_do_not_concern_us() -> None:
    assert read({**COMMAND, "command": "/other"}) is None
    assert read({**SUBMISSION, "view": {"id": "V1", "callback_id": "other"}}) is None


def test_a_click_carries_its_value_wherever_slack_puts_it() -> None:
    for chosen in (
        {"value": "v"},
        {"selected_option": {"value": "v"}},
        {"selected_user": "v"},
    ):
        action = {"action_id": "settle:1", "block_id": "b", **chosen}
        click = read({**CLICK, "actions": [action]})
        assert isinstance(click, ButtonClick)
        assert click.value == "v"


def test_a_click_on_the_home_has_no_channel() -> None:
    click = read({key: value for key, value in CLICK.items() if key != "channel"})
    assert isinstance(click, ButtonClick)
    assert click.channel is None


def test_a_reason_that_was_left_empty_is_empty() -> None:
    submitted = read(SUBMISSION)
    assert isinstance(submitted, ReasonSubmitted)
    assert submitted.reason == ""


@pytest.mark.parametrize(
    "body",
    [
        {"type": "event_callback"},
        {"type": "event_callback", "event": "app_mention"},
        {"type": "event_callback", "event": {"type": None}},
        {"type": "event_callback", "event": {**EVENT, "text": 7}, "event_id": "Ev1"},
        {"type": "event_callback", "event": EVENT},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": [7]},
        {**CLICK, "user": None},
        {**SUBMISSION, "view": []},
        {"command": ["/baton"]},
    ],
)
def test_a_payload_that_lacks_what_its_kind_has_is_malformed(body: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        read(body)


_KEYS = st.sampled_from(
    ["type", "event", "user", "view", "actions", "command", "text", "channel", "id", "state", "ts"]
)
_KINDS = st.sampled_from(
    ["event_callback", "block_actions", "view_submission", "app_mention", "message", "shortcut"]
)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=6),
    max_leaves=20,
)


@given(st.dictionaries(_KEYS, JSON | _KINDS, max_size=8))
def test_any_payload_is_read_or_malformed(body: dict[str, Any]) -> None:
    try:
        received = read(body)
    except Malformed:
        return
    assert received is None or isinstance(received, get_args(Received))


DONE_FORM = {
    "id": "V2",
    "callback_id": "done_form",
    "private_metadata": "churn\nmodel_evaluation\nbeside\nhttps://hooks.example/1",
    "state": {
        "values": {
            "items": {"given": {"selected_options": [{"value": "held_out"}]}},
            "link:run": {"given": {"value": " https://x.example "}},
            "link:model": {"given": {"value": None}},
            "note": {"given": {"value": " Fine "}},
        }
    },
}


def test_a_form_of_a_phase_says_what_was_given() -> None:
    submitted = read({**SUBMISSION, "view": DONE_FORM})
    assert isinstance(submitted, DoneSubmitted)
    assert submitted.meant.phase == "model_evaluation"
    assert submitted.note == "Fine"
    assert submitted.given == Given((Link("run", "https://x.example"),), ("held_out",))
    assert submitted.fields == {"items", "link:run", "link:model", "note"}


def test_a_form_with_nothing_ticked_gives_nothing() -> None:
    values: dict[str, Any] = {"items": {"given": {"selected_options": []}}, "note": {}}
    submitted = read({**SUBMISSION, "view": {**DONE_FORM, "state": {"values": values}}})
    assert isinstance(submitted, DoneSubmitted)
    assert submitted.given == Given()
