"""Modals, from the trigger to what was filled in."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.errors import NotPossible
from bot.playground.pretend import PretendSlack
from tests.bot.playground.bare_bot import REASON, Body, button, plain, section
from tests.bot.playground.conftest import SEED, Clock
from tests.bot.playground.doing import last_interaction, modal, open_view, title
from tests.bot.playground.reading import refusal, said_of

pytestmark = pytest.mark.usefixtures("bot")


def test_a_modal_is_filled_in_and_closed(slack: PretendSlack) -> None:
    modal(slack)
    reply = slack.submit("U0ANA", {"why": {"text": "data is missing"}})
    assert (reply.action, reply.errors, slack.view_of("U0ANA")) == ("close", {}, None)
    values = last_interaction(slack)["view"]["state"]["values"]
    assert values == {"why": {"text": {"type": "plain_text_input", "value": "data is missing"}}}
    slack.wait_until(lambda: slack.direct_messages("U0ANA"))


def test_a_required_field_stops_the_form_before_it_is_sent(slack: PretendSlack) -> None:
    modal(slack)
    before = len(slack.sent("interactive"))
    reply = slack.submit("U0ANA", {})
    assert reply.errors == {"why": "Please complete this required field."}
    assert len(slack.sent("interactive")) == before


def test_errors_stand_at_their_fields_and_the_modal_stays(slack: PretendSlack) -> None:
    modal(slack)
    assert slack.submit("U0ANA", {"why": {"text": "short"}}).errors == {"why": "Say more."}
    assert slack.view_of("U0ANA")
    wrong = slack.submit("U0ANA", {"why": {"text": "wrong"}})
    assert "no input block nowhere" in wrong.error


def test_a_view_can_be_updated_pushed_and_cleared(slack: PretendSlack) -> None:
    modal(slack)
    first = open_view(slack)
    assert slack.submit("U0ANA", {"why": {"text": "update"}}).action == "update"
    updated = open_view(slack)
    assert (updated["id"], updated["title"]["text"]) == (first["id"], "update")
    assert slack.submit("U0ANA", {"why": {"text": "push"}}).action == "push"
    pushed = open_view(slack)
    assert (pushed["previous_view_id"], pushed["root_view_id"]) == (first["id"], first["id"])
    slack.submit("U0ANA", {"why": {"text": "clear"}})
    assert slack.view_of("U0ANA") is None


def test_a_pushed_view_closes_onto_the_one_below(slack: PretendSlack) -> None:
    modal(slack)
    slack.submit("U0ANA", {"why": {"text": "push"}})
    slack.close_view("U0ANA")
    assert title(slack, "U0ANA") == "Return"
    slack.wait_until(lambda: slack.direct_messages("U0ANA"))
    assert last_interaction(slack)["type"] == "view_closed"


def test_an_unknown_input_is_named(slack: PretendSlack) -> None:
    modal(slack)
    with pytest.raises(NotPossible, match="no input why/nothing; there is: why/text"):
        slack.submit("U0ANA", {"why": {"nothing": "x"}})
    with pytest.raises(NotPossible, match="has no modal open"):
        slack.submit("U0LEE", {})


def test_a_shortcut_opens_a_modal(slack: PretendSlack) -> None:
    slack.shortcut("U0ANA", "ask")
    slack.wait_until(lambda: slack.view_of("U0ANA"))
    ts = slack.say("U0ANA", "C0CHURN", "look at this")
    slack.message_shortcut("U0ANA", "C0CHURN", ts, "on_message")
    body = last_interaction(slack)
    assert (body["type"], body["message"]["text"]) == ("message_action", "look at this")


def test_a_trigger_works_once_and_not_for_long(clock: Clock) -> None:
    with PretendSlack(seed=SEED, now=clock) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        slack.shortcut("U0ANA", "ask")
        used = last_interaction(slack)["trigger_id"]
        slack.shortcut("U0ANA", "ask")
        late = last_interaction(slack)["trigger_id"]
        client.views_open(trigger_id=used, view=REASON)
        clock.at += 3.5
        codes: list[str] = []
        for trigger in (used, late, "1.2.three"):
            with pytest.raises(SlackApiError) as refused:
                client.views_open(trigger_id=trigger, view=REASON)
            codes.append(refusal(refused))
    assert codes == ["exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"]


def test_at_most_three_views_stand_on_each_other(slack: PretendSlack, client: WebClient) -> None:
    def trigger() -> str:
        slack.shortcut("U0LEE", "unheard_of")
        return str(last_interaction(slack)["trigger_id"])

    with pytest.raises(SlackApiError) as nothing_below:
        client.views_push(trigger_id=trigger(), view=REASON)
    client.views_open(trigger_id=trigger(), view=REASON)
    client.views_push(trigger_id=trigger(), view=REASON)
    client.views_push(trigger_id=trigger(), view=REASON)
    with pytest.raises(SlackApiError) as refused:
        client.views_push(trigger_id=trigger(), view=REASON)
    assert (refusal(nothing_below), refusal(refused)) == ("not_found", "push_limit_reached")


def test_a_view_is_found_by_its_external_id(slack: PretendSlack, client: WebClient) -> None:
    named = {**REASON, "external_id": "return-1"}
    slack.shortcut("U0LEE", "unheard_of")
    client.views_open(trigger_id=last_interaction(slack)["trigger_id"], view=named)
    client.views_update(external_id="return-1", view={**named, "title": plain("Changed")})
    assert title(slack, "U0LEE") == "Changed"
    slack.shortcut("U0ANA", "unheard_of")
    with pytest.raises(SlackApiError) as twice:
        client.views_open(trigger_id=last_interaction(slack)["trigger_id"], view=named)
    with pytest.raises(SlackApiError) as missing:
        client.views_update(view_id="V0NONE", view=REASON)
    assert (refusal(twice), refusal(missing)) == ("duplicate_external_id", "not_found")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"title": plain("x" * 25)}, "/view/title/text"),
        ({"submit": None}, "/view/submit"),
        ({"type": "home"}, "/view/type"),
        ({"private_metadata": "x" * 3001}, "/view/private_metadata"),
        ({"blocks": [{"type": "divider"}] * 101}, "/view/blocks"),
        ({"blocks": [{"type": "actions", "elements": [button("a", "")]}]}, "/elements/0/text/text"),
    ],
)
def test_views_that_slack_refuses(
    slack: PretendSlack, client: WebClient, change: Body, place: str
) -> None:
    slack.shortcut("U0LEE", "unheard_of")
    trigger = last_interaction(slack)["trigger_id"]
    with pytest.raises(SlackApiError) as refused:
        client.views_open(trigger_id=trigger, view={**REASON, **change})
    assert refusal(refused) == "invalid_arguments"
    assert any(place in sentence for sentence in said_of(refused))


def test_a_view_has_a_largest_size(slack: PretendSlack, client: WebClient) -> None:
    slack.shortcut("U0LEE", "unheard_of")
    trigger = last_interaction(slack)["trigger_id"]
    blocks = [section("x" * 2900)] * 90
    with pytest.raises(SlackApiError) as refused:
        client.views_open(trigger_id=trigger, view={**REASON, "blocks": blocks})
    assert refusal(refused) == "view_too_large"


def test_checkboxes_and_radio_buttons_report_their_options(
    slack: PretendSlack, client: WebClient
) -> None:
    options = [{"text": plain(name), "value": name} for name in ("a", "b", "c")]
    boxes = {"type": "checkboxes", "action_id": "c", "options": options}
    radio = {"type": "radio_buttons", "action_id": "r", "options": options}
    day = {"type": "datepicker", "action_id": "d", "initial_date": "2026-11-23"}
    blocks = [
        {"type": "input", "block_id": name, "label": plain(name), "element": element}
        for name, element in (("boxes", boxes), ("radio", radio), ("day", day))
    ]
    slack.shortcut("U0LEE", "unheard_of")
    view = {**REASON, "blocks": blocks}
    client.views_open(trigger_id=last_interaction(slack)["trigger_id"], view=view)
    slack.submit("U0LEE", {"boxes": {"c": ["a", "c"]}, "radio": {"r": "b"}})
    values = last_interaction(slack)["view"]["state"]["values"]
    assert [each["value"] for each in values["boxes"]["c"]["selected_options"]] == ["a", "c"]
    assert values["radio"]["r"]["selected_option"]["value"] == "b"
    assert values["day"]["d"]["selected_date"] == "2026-11-23"


def test_a_select_in_a_modal_keeps_what_was_chosen(slack: PretendSlack, client: WebClient) -> None:
    chooser = {"type": "users_select", "action_id": "who"}
    blocks = [{**section("Who?"), "block_id": "s", "accessory": chooser}]
    slack.shortcut("U0LEE", "unheard_of")
    view = {**REASON, "blocks": blocks}
    client.views_open(trigger_id=last_interaction(slack)["trigger_id"], view=view)
    slack.click_in_view("U0LEE", "who", selected="U0ANA")
    view = slack.view_of("U0LEE") or {}
    assert view["state"]["values"]["s"]["who"]["selected_user"] == "U0ANA"
