"""Clicks, shortcuts and the Home."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.errors import NotPossible
from bot.playground.pretend import PretendSlack
from tests.bot.playground.bare_bot import CARD, plain, section
from tests.bot.playground.doing import card, last_interaction
from tests.bot.playground.reading import read, refusal

pytestmark = pytest.mark.usefixtures("bot")


def test_a_click_reaches_the_app_with_all_it_needs(slack: PretendSlack) -> None:
    ts = card(slack)
    assert not slack.click("U0ANA", "C0CHURN", ts, "done").error
    body = last_interaction(slack)
    assert body["type"] == "block_actions"
    assert (body["user"]["id"], body["channel"]["id"]) == ("U0ANA", "C0CHURN")
    assert (body["message"]["ts"], body["container"]["message_ts"]) == (ts, ts)
    assert body["state"]["values"] == {
        "row": {"pick": {"type": "users_select", "selected_user": None}}
    }
    (action,) = body["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("done", "row", "1")


def test_a_choice_is_reported(slack: PretendSlack) -> None:
    slack.click("U0ANA", "C0CHURN", card(slack), "pick", selected="U0LEE")
    body = last_interaction(slack)
    assert body["actions"][0]["selected_user"] == "U0LEE"
    assert body["state"]["values"]["row"]["pick"]["selected_user"] == "U0LEE"
    slack.wait_until(lambda: slack.messages("C0CHURN")[-1]["text"] == "picked <@U0LEE>")


def test_a_click_on_nothing_says_what_there_is(slack: PretendSlack) -> None:
    ts = card(slack)
    with pytest.raises(NotPossible, match="no element nothing; there is: done = 1, return = 1"):
        slack.click("U0ANA", "C0CHURN", ts, "nothing")
    with pytest.raises(NotPossible, match="sees no message"):
        slack.click("U0ANA", "C0CHURN", "1.000000", "done")
    with pytest.raises(NotPossible, match="no such view"):
        slack.click_in_view("U0ANA", "done")


def test_a_button_of_an_ephemeral_message_has_no_message_in_its_payload(
    slack: PretendSlack, client: WebClient
) -> None:
    client.chat_postEphemeral(channel="C0CHURN", user="U0ANA", text="card", blocks=CARD)
    ts = slack.visible_to("U0ANA", "C0CHURN")[0]["ts"]
    slack.click("U0ANA", "C0CHURN", ts, "done")
    body = last_interaction(slack)
    assert body["container"]["is_ephemeral"]
    assert "message" not in body
    slack.wait_until(lambda: slack.visible_to("U0ANA", "C0CHURN")[0]["text"] == "done")


def test_an_overflow_option_is_reported(slack: PretendSlack, client: WebClient) -> None:
    options = [{"text": plain(name), "value": name.lower()} for name in ("One", "Two")]
    menu = {"type": "overflow", "action_id": "more", "options": options}
    blocks = [{**section("a"), "accessory": menu}]
    ts = read(client.chat_postMessage(channel="C0CHURN", text="a", blocks=blocks))["ts"]
    slack.click("U0ANA", "C0CHURN", ts, "more", selected="two")
    assert last_interaction(slack)["actions"][0]["selected_option"]["value"] == "two"
    with pytest.raises(NotPossible, match="there is no option three; there is: one, two"):
        slack.click("U0ANA", "C0CHURN", ts, "more", selected="three")


def test_a_home_is_published_and_pressed(slack: PretendSlack) -> None:
    slack.open_home("U0ANA")
    home = slack.wait_until(lambda: slack.home_of("U0ANA"))
    assert home["type"] == "home"
    assert slack.home_of("U0LEE") is None
    slack.click_in_home("U0ANA", "done")
    body = last_interaction(slack)
    assert body["container"] == {"type": "view", "view_id": home["id"]}
    assert (body["view"]["type"], "message" in body) == ("home", False)


def test_a_home_published_again_keeps_its_id(slack: PretendSlack, client: WebClient) -> None:
    view = {"type": "home", "blocks": [section("Your hats")]}
    first = read(client.views_publish(user_id="U0ANA", view=view))["view"]
    again = read(client.views_publish(user_id="U0ANA", view=view, hash=first["hash"]))["view"]
    assert (again["id"], again["hash"] == first["hash"]) == (first["id"], False)
    with pytest.raises(SlackApiError) as refused:
        client.views_publish(user_id="U0ANA", view=view, hash=first["hash"])
    assert refusal(refused) == "hash_conflict"
    assert (slack.home_of("U0ANA") or {})["hash"] == again["hash"]
