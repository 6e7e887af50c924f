"""Answers that come later, at a response_url."""

import json
import urllib.request

import pytest
from slack_sdk.webhook import WebhookClient

from bot.playground.pretend import PretendSlack
from tests.bot.playground.conftest import SEED, Clock
from tests.bot.playground.doing import card, last_interaction

pytestmark = pytest.mark.usefixtures("bot")


def test_an_answer_at_the_response_url_replaces_the_message(slack: PretendSlack) -> None:
    ts = card(slack)
    slack.click("U0ANA", "C0CHURN", ts, "done")
    slack.wait_until(lambda: slack.messages("C0CHURN")[-1]["text"] == "done")
    assert slack.messages("C0CHURN")[-1]["ts"] == ts
    assert [call.status for call in slack.calls("response_url")] == [200]


def test_a_response_url_works_five_times(slack: PretendSlack) -> None:
    slack.command("U0ANA", "C0CHURN", "/baton", "help")
    url = slack.sent("slash_commands")[-1].body["response_url"]
    webhook = WebhookClient(url, retry_handlers=[])
    codes = [webhook.send(text=f"answer {number}").status_code for number in range(6)]
    assert codes == [200] * 5 + [404]
    assert len(slack.visible_to("U0ANA", "C0CHURN")) == 6
    assert slack.messages("C0CHURN") == []


def test_a_response_url_ends_after_half_an_hour(clock: Clock) -> None:
    with PretendSlack(seed=SEED, now=clock) as slack:
        slack.command("U0ANA", "C0CHURN", "/baton", "help")
        webhook = WebhookClient(slack.sent()[-1].body["response_url"], retry_handlers=[])
        webhook.send(text="to everybody", response_type="in_channel")
        clock.at += 1801
        assert webhook.send(text="too late").status_code == 404
        assert [each["text"] for each in slack.messages("C0CHURN")] == ["to everybody"]


def test_a_response_url_can_delete_and_refuses_bad_blocks(slack: PretendSlack) -> None:
    ts = card(slack)
    slack.click("U0ANA", "C0CHURN", ts, "pick", selected="U0LEE")
    url = last_interaction(slack)["response_url"]
    webhook = WebhookClient(url, retry_handlers=[])
    assert json.loads(webhook.send(text="x", blocks=[{"type": "unheard_of"}]).body)["error"] == (
        "invalid_blocks"
    )
    body = json.dumps({"delete_original": True}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 - our own address
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own address
        assert answer.status == 200
    assert ts not in [each["ts"] for each in slack.messages("C0CHURN")]
