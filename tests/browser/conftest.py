"""A browser that looks at the page; everything that it complains about fails the test."""

import shutil
from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.needs import Need, lacking

PATIENCE = 20_000  # milliseconds, for a machine that is busy with other tests
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    """The browser that this machine has."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        lacking(Need.CHROMIUM, f"none of {', '.join(PROGRAMS)} is on the path")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Generator[Page]:
    """A window of its own."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    window = context.new_page()
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on(
        "console", lambda line: complaints.append(line.text) if line.type == "error" else None
    )
    yield window
    context.close()
    assert complaints == []
