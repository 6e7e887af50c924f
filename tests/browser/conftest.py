"""A browser that looks at the page; everything that it complains about fails the test."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from slack_sdk import WebClient

from bot.playground.app import DATABASE, running_playground
from bot.playground.pretend import PretendSlack
from bot.playground.seed import Channel, ChannelKind, Member, Seed, UserGroup
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

SEED = Seed(
    members=(Member("U0ANA", "ana", "Ana Ruiz"), Member("U0LEE", "lee", "Lee Wong")),
    channels=(
        Channel("C0CHURN", "churn"),
        Channel("C0CLUB", "club", members=("U0LEE",)),
        Channel("G0SECRET", "secret", members=("U0LEE",), kind=ChannelKind.PRIVATE),
    ),
    user_groups=(UserGroup("S0DATA", "data-eng", "Data engineering", ("U0LEE",)),),
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


@pytest.fixture
def playground(tmp_path: Path, migrated_file: Path, page: Page) -> Generator[Page]:
    """The playground with Baton in it, and a window that shows it."""
    shutil.copy(migrated_file, tmp_path / DATABASE)  # so that the tables need not be made
    with running_playground(tmp_path) as slack:
        page.goto(slack.url)
        expect(page.locator("body[data-ready]")).to_be_attached()
        yield page
        page.goto("about:blank")
