"""What the page makes of what an app sends; no bot is needed for it."""

from collections.abc import Generator
from typing import Any, cast

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from bot.playground.pretend import PretendSlack
from bot.playground.seed import Channel, ChannelKind, Member, Seed, UserGroup

Body = dict[str, Any]
SEED = Seed(
    members=(Member("U0ANA", "ana", "Ana Ruiz"), Member("U0LEE", "lee", "Lee Wong")),
    channels=(
        Channel("C0CHURN", "churn"),
        Channel("C0CLUB", "club", members=("U0LEE",)),
        Channel("G0SECRET", "secret", members=("U0LEE",), kind=ChannelKind.PRIVATE),
    ),
    user_groups=(UserGroup("S0DATA", "data-eng", "Data engineering", ("U0LEE",)),),
)
HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> & <b>bold</b>"


@pytest.fixture
def slack(page: Page) -> Generator[PretendSlack]:
    """A pretend Slack without a bot, and a window that shows it as Ana."""
    with PretendSlack(seed=SEED) as started:
        page.goto(started.url)
        expect(page.locator("body[data-ready]")).to_be_attached()
        yield started
        page.goto("about:blank")


@pytest.fixture
def client(slack: PretendSlack) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def plain(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Body:
    return {"type": "mrkdwn", "text": text}


def last(page: Page) -> Locator:
    return page.get_by_test_id("message").last


def trigger(slack: PretendSlack) -> str:
    slack.shortcut("U0ANA", "anything")
    return str(slack.sent("interactive")[-1].body["trigger_id"])


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
    options = [{"text": plain(name), "value": name} for name in ("One", "Two")]
    blocks: list[Body] = [
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
                {"type": "static_select", "action_id": "choose", "options": options},
                {"type": "users_select", "action_id": "who"},
                {"type": "overflow", "action_id": "more", "options": options},
            ],
        },
    ]
    client.chat_postMessage(channel="C0CHURN", text="all", blocks=blocks)
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


def test_one_sees_only_where_one_is_and_can_join(page: Page, slack: PretendSlack) -> None:
    expect(page.get_by_test_id("channel-secret")).to_have_count(0)
    page.get_by_test_id("channel-club").click()
    expect(page.get_by_test_id("composer")).to_be_hidden()
    page.get_by_role("button", name="Join").click()
    page.get_by_test_id("composer").fill("hello club")
    page.get_by_test_id("composer").press("Enter")
    expect(last(page)).to_contain_text("hello club")
    page.get_by_test_id("person-lee").click()
    page.get_by_test_id("channel-secret").click()
    expect(page.get_by_test_id("place-name")).to_have_text("#secret")
    assert slack.messages("C0CLUB")[0]["user"] == "U0ANA"


def test_names_are_completed_after_an_at_sign(page: Page, slack: PretendSlack) -> None:
    composer = page.get_by_test_id("composer")
    composer.press_sequentially("ask @da")
    expect(page.locator("#completions li")).to_have_text(["@data-engData engineering"])
    composer.press("Tab")
    expect(composer).to_have_value("ask @data-eng ")
    composer.press("Enter")
    expect(last(page).locator(".group")).to_have_text("@data-eng")
    assert slack.messages("C0CHURN")[0]["text"] == "ask <!subteam^S0DATA|@data-eng>"


def test_an_app_that_does_not_answer_is_spoken_of(page: Page, client: WebClient) -> None:
    button = {"type": "button", "action_id": "go", "text": plain("Go")}
    blocks = [{"type": "actions", "elements": [button]}]
    client.chat_postMessage(channel="C0CHURN", text="card", blocks=blocks)
    page.get_by_test_id("action-go").click()
    expect(page.get_by_test_id("toast")).to_contain_text("no_app_connected")


def test_a_dangerous_button_asks_again(page: Page, slack: PretendSlack, client: WebClient) -> None:
    question = {
        "title": plain("Sure?"),
        "text": mrkdwn("It *cannot* be undone."),
        "confirm": plain("Delete"),
        "deny": plain("Keep"),
    }
    button = {"type": "button", "action_id": "go", "text": plain("Go"), "confirm": question}
    blocks = [{"type": "actions", "elements": [button]}]
    client.chat_postMessage(channel="C0CHURN", text="card", blocks=blocks)
    page.get_by_test_id("action-go").click()
    page.get_by_test_id("deny").click()
    assert slack.sent("interactive") == []
    page.get_by_test_id("action-go").click()
    page.get_by_test_id("confirm-yes").click()
    slack.wait_until(lambda: slack.sent("interactive"))


def test_a_modal_keeps_what_was_typed_when_it_changes(
    page: Page, slack: PretendSlack, client: WebClient
) -> None:
    words = {"type": "plain_text_input", "action_id": "text"}
    options = [{"text": plain(name), "value": name} for name in ("tests", "docs")]
    boxes = {"type": "checkboxes", "action_id": "list", "options": options}
    view: Body = {
        "type": "modal",
        "title": plain("First"),
        "submit": plain("Send"),
        "blocks": [
            {"type": "input", "block_id": "why", "label": plain("Why?"), "element": words},
            {"type": "input", "block_id": "done", "label": plain("Done"), "element": boxes},
        ],
    }
    client.views_open(trigger_id=trigger(slack), view=view)
    opened = slack.view_of("U0ANA") or {}
    modal = page.get_by_test_id("modal")
    modal.get_by_label("Why?").fill("because")
    modal.get_by_label("docs").check()
    client.views_update(view_id=opened["id"], view={**view, "title": plain("Second")})
    expect(modal).to_contain_text("Second")
    expect(modal.get_by_label("Why?")).to_have_value("because")
    expect(modal.get_by_label("docs")).to_be_checked()
    modal.get_by_test_id("modal-submit").click()
    expect(page.get_by_test_id("modal-error")).to_contain_text("trouble connecting")
    state = slack.sent("interactive")[-1].body["view"]["state"]["values"]
    assert state["why"]["text"]["value"] == "because"
    page.keyboard.press("Escape")
    expect(modal).to_be_hidden()
    assert slack.view_of("U0ANA") is None


def test_misbehaviour_is_switched_on_and_off(page: Page, slack: PretendSlack) -> None:
    page.get_by_test_id("misbehave").locator("summary").click()
    page.get_by_test_id("misbehave-start").click()
    expect(page.locator("#faults-left")).to_have_text("3")
    page.get_by_test_id("misbehave-heal").click()
    expect(page.locator("#faults-left")).to_be_hidden()
    assert slack.world.faults.left() == 0


def test_the_page_can_be_used_with_the_keyboard_alone(page: Page, slack: PretendSlack) -> None:
    page.get_by_test_id("person-lee").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("person-lee")).to_have_attribute("aria-pressed", "true")
    page.get_by_test_id("channel-churn").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("composer")).to_be_focused()
    page.keyboard.type("typed as Lee")
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("typed as Lee")
    assert slack.messages("C0CHURN")[0]["user"] == "U0LEE"
