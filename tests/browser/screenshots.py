"""`python -m tests.browser.screenshots`: the pictures in docs/, taken while the story is played."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

from bot.playground.app import running_playground
from tests.browser.conftest import PROGRAMS, QUIET
from tests.browser.test_the_story import evaluate, messages, write

DOCS = Path("docs")
SETTLED = 700  # milliseconds: pictures and dates are drawn


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_playground(Path(folder)) as slack,
        sync_playwright() as playwright,
    ):
        program = next(filter(None, map(shutil.which, PROGRAMS)))
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        page = browser.new_context(viewport={"width": 1000, "height": 900}).new_page()
        page.goto(slack.url)
        expect(page.locator("body[data-ready]")).to_be_attached()
        play(page)
        browser.close()


def play(page: Page) -> None:
    """Ask, mark a phase done, take it on; a picture of each."""
    write(page, "@Baton who handles model versioning here?")
    picture(page, messages(page, "model versioning").last, "answer")
    write(page, "/baton done model evaluation AUC 0.91, the false alarms are down by a third")
    form = page.get_by_test_id("modal")
    expect(form).to_contain_text("@Dana Kim")
    picture(page, form, "form")
    page.keyboard.press("Escape")
    evaluate(page, "AUC 0.91, the false alarms are down by a third")
    picture(page, messages(page, "Waits for Dana Kim").last, "card")
    page.get_by_test_id("person-dana").click()
    page.get_by_test_id("home-baton").click()
    home = page.get_by_test_id("home")
    expect(home).to_contain_text("Waiting for you")
    picture(page, home, "home")
    home.get_by_role("button", name="Accept").click()
    expect(home).to_contain_text("is yours")
    page.get_by_test_id("person-ana").click()
    page.get_by_test_id("channel-churn").click()
    write(page, "@Baton what is the status?")
    expect(messages(page, "phases").last).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 1300})
    picture(page, page.locator("body"), "playground")


def picture(page: Page, what: Locator, name: str) -> None:
    """Write one part of the page to docs/."""
    expect(what).to_be_visible()
    page.wait_for_timeout(SETTLED)
    what.screenshot(path=DOCS / f"{name}.png")


if __name__ == "__main__":
    main()
