"""Teaching on the page of the playground: the form, its fields, the thumbs, the shortcut."""

from playwright.sync_api import Page, expect

from tests.browser.test_the_story import messages, write

ZEBRA = "@Baton who owns the zebra board?"


def test_what_is_not_known_is_taught_and_known(playground: Page) -> None:
    write(playground, ZEBRA)
    expect(playground.get_by_test_id("action-ask_lead")).to_be_visible()
    playground.get_by_test_id("person-priya").click()
    playground.get_by_test_id("action-teach").click()
    modal = playground.get_by_test_id("modal")
    expect(modal.get_by_test_id("input-phrase_written")).to_have_value("who owns the zebra board?")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("Please complete this required field.")
    modal.get_by_test_id("action-role_chosen").select_option("ml_engineer")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("Learned")
    modal.get_by_test_id("modal-close").click()
    expect(modal).to_be_hidden()  # behind a modal nobody can write
    write(playground, ZEBRA)
    answer = messages(playground, "ML engineer").filter(has_text="@Dana Kim")
    expect(answer).to_contain_text("This workspace taught me that")
    answer.get_by_test_id("action-vote-positive").click()
    expect(messages(playground, "Thank you, noted")).to_be_visible()
    playground.get_by_test_id("person-ana").click()
    playground.get_by_test_id("dm-baton").click()
    expect(messages(playground, "I know it now")).to_contain_text("@Dana Kim")


def test_another_way_to_teach_shows_its_own_fields(playground: Page) -> None:
    write(playground, "quagga index")
    said = messages(playground, "quagga index").first
    said.hover()
    said.get_by_test_id("shortcut-teach_baton").click()
    modal = playground.get_by_test_id("modal")
    modal.get_by_text("Another word for something that I know").click()
    expect(modal.get_by_test_id("block-responsibility")).to_be_visible()
    expect(modal.get_by_test_id("block-role")).to_have_count(0)
    expect(modal.get_by_test_id("input-phrase_written")).to_have_value("quagga index")
    modal.get_by_test_id("action-responsibility_chosen").select_option("model_versioning")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("Proposed")
