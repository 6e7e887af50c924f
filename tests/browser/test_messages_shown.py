"""What the page makes of messages; no bot is needed for it."""

from typing import cast

from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from bot.playground.pretend import PretendSlack
from tests.browser.samples import EVERY_BLOCK

HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> & <b>bold</b>"


def last(page: Page) -> Locator:
    return page.get_by_test_id("message").last


def test_what_people_write_is_never_markup(page: Page, slack: PretendSlack) -> None:
    slack.say("U0LEE", "C0CHURN", HOSTILE)
    expect(last(page)).to_contain_text(HOSTILE)
    assert last(page).locator("img, script, b").count() == 0


def test_mrkdwn_is_drawn(page: Page, client: WebClient) -> None:
    text = (
        "*bold* _italic_ ~gone~ `code_with_marks` model_building <https://example.com|a link> "
        "<@U0LEE> <#C0CHURN> <!subteam^S0DATA> <!date^1700000000^{date_num} {time}|then>"
    )
    client.chat_postMessage(channel="C0CHURN", text=text)
    message = last(page)
    for tag, content in (
        ("strong:not(.author)", "bold"),
        ("em", "italic"),
        ("s", "gone"),
        ("code", "code_with_marks"),
        ("a[href='https://example.com']", "a link"),
        ("time[title]:not(header time)", "2023-11-14 22:13"),
    ):
        expect(message.locator(tag)).to_have_text(content)
    expect(message.locator(".mention")).to_have_text(["@Lee Wong", "#churn", "@data-eng"])
    expect(message).to_contain_text("model_building")


def test_a_link_that_runs_a_script_is_only_text(page: Page, client: WebClient) -> None:
    client.chat_postMessage(channel="C0CHURN", text="<javascript:alert(1)|press me>")
    expect(last(page)).to_contain_text("press me")
    assert last(page).locator("a").count() == 0


def test_every_kind_of_block_is_drawn(page: Page, client: WebClient) -> None:
    client.chat_postMessage(channel="C0CHURN", text="all", blocks=EVERY_BLOCK)
    message = last(page)
    for text in ("A header", "Left", "Why: because", "Title", "A drawing", "strong", "Go"):
        expect(message).to_contain_text(text)
    expect(message.get_by_test_id("action-who").locator("option")).to_have_text(
        ["Choose", "Ana Ruiz", "Lee Wong"]
    )
    message.get_by_test_id("action-more").click()
    expect(message.get_by_role("menuitem")).to_have_text(["One", "Two"])


def test_ephemeral_edited_and_deleted_messages_show_as_such(
    page: Page, slack: PretendSlack, client: WebClient
) -> None:
    client.chat_postEphemeral(channel="C0CHURN", user="U0ANA", text="psst")
    expect(last(page)).to_contain_text("Only visible to you")
    client.chat_postEphemeral(channel="C0CHURN", user="U0LEE", text="for Lee")
    ts = cast("str", client.chat_postMessage(channel="C0CHURN", text="first")["ts"])
    expect(page.get_by_test_id("message")).to_have_count(2)
    client.chat_update(channel="C0CHURN", ts=ts, text="second")
    expect(last(page)).to_contain_text("edited")
    expect(last(page)).to_contain_text("second")
    client.chat_delete(channel="C0CHURN", ts=ts)
    expect(page.get_by_test_id("message")).to_have_count(1)
    assert len(slack.messages("C0CHURN")) == 0


def test_a_reply_stands_below_its_message(page: Page, slack: PretendSlack) -> None:
    slack.say("U0LEE", "C0CHURN", "the question")
    slack.say("U0LEE", "C0CHURN", "another matter")
    page.get_by_test_id("message").first.get_by_role("button", name="Reply").click()
    page.get_by_test_id("composer").fill("the answer")
    page.get_by_test_id("send").click()
    replies = page.locator(".thread").first.locator(".replies")
    expect(replies).to_contain_text("the answer")
    assert slack.messages("C0CHURN")[-1]["thread_ts"] == slack.messages("C0CHURN")[0]["ts"]


def test_unread_messages_are_counted_and_read(page: Page, slack: PretendSlack) -> None:
    page.get_by_test_id("dm-baton").click()
    slack.say("U0LEE", "C0CHURN", "one")
    slack.say("U0LEE", "C0CHURN", "two")
    badge = page.get_by_test_id("channel-churn").get_by_test_id("unread")
    expect(badge).to_contain_text("2")
    page.get_by_test_id("channel-churn").click()
    expect(badge).to_have_count(0)
