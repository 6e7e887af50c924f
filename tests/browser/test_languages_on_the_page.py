"""Whoever plays with Baton chooses the language of a person's Slack, and reads it in that."""

from contextlib import suppress

from playwright.sync_api import Page, expect

from tests.browser.test_the_story import messages, write


def test_each_person_reads_baton_in_the_language_chosen_for_them(playground: Page) -> None:
    answered(playground, "On Churn predictor")
    language = playground.get_by_test_id("language")
    expect(language).to_have_value("en-US")
    language.select_option("Deutsch")
    answered(playground, "Bei Churn predictor")
    playground.get_by_test_id("home-baton").click()
    expect(playground.get_by_test_id("home")).to_contain_text("seit heute um")
    playground.get_by_test_id("channel-churn").click()
    playground.get_by_test_id("person-dana").click()
    expect(language).to_have_value("en-US")
    language.select_option("Español")
    answered(playground, "En Churn predictor")
    playground.get_by_test_id("person-ana").click()
    expect(language).to_have_value("de-DE")


def answered(page: Page, text: str) -> None:
    """Ask until that is in the answer; Baton hears of another language a moment later."""
    for _try in range(5):
        write(page, "@Baton who handles drift detection?")
        with suppress(AssertionError):
            expect(messages(page, text).first).to_be_visible(timeout=4_000)
            return
    raise AssertionError(text)
