"""What a person can do on the page; no bot is needed for it."""

from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from bot.playground.pretend import PretendSlack
from tests.browser.samples import FORM, mrkdwn, plain


def last(page: Page) -> Locator:
    return page.get_by_test_id("message").last


def trigger(slack: PretendSlack) -> str:
    slack.shortcut("U0ANA", "anything")
    return str(slack.sent("interactive")[-1].body["trigger_id"])


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
    client.views_open(trigger_id=trigger(slack), view=FORM)
    opened = slack.view_of("U0ANA") or {}
    modal = page.get_by_test_id("modal")
    modal.get_by_label("Why?").fill("because")
    modal.get_by_label("docs").check()
    client.views_update(view_id=opened["id"], view={**FORM, "title": plain("Second")})
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
