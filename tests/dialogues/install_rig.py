"""Baton for many workspaces in a pretend Slack that has two, and a browser that installs it."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.playground.carrying_out import OAUTH_METHOD
from bot.playground.consents import CLIENT_ID, CLIENT_SECRET
from bot.playground.pretend import PretendSlack
from bot.playground.seed import Bot, Channel, Member, Seed, Team
from bot.serving import Site, WebServer
from bot.settings import Settings
from bot.slack.app import App, finish_listeners
from bot.slack.connecting.many_workspaces import ManyWorkspaces
from bot.slack.names import OPTIONAL_SCOPES, SCOPES
from bot.slack.wsgi import wsgi_app
from bot.storage.sealing import new_key
from bot.wiring.connecting import connection_of
from bot.wiring.core import Core, wire_core
from bot.wiring.installing import installation_duties, wire_install_pages
from bot.wiring.permits import asking_slack
from bot.wiring.server import wire_app, wire_metrics, wire_readiness
from domain.ids import WorkspaceId
from tests.fakes.clock import FakeClock
from tests.rig import PATIENCE
from tests.slack_contract import assert_calls_keep_the_contract

ACME, BETA = WorkspaceId("T0ACME"), WorkspaceId("T0BETA")
KEY = new_key()
SECONDS = 30
_BOT = Bot(scopes=frozenset(scope.name for scope in (*SCOPES, *OPTIONAL_SCOPES)))
SEEDS = (
    Seed(
        Team(ACME, "Acme", "acme", enterprise="E0ACME"),
        (Member("U0ANA", "ana", "Ana Ruiz"),),
        (Channel("C0ACME", "general"),),
        bot=_BOT,
    ),
    Seed(
        Team(BETA, "Beta & <Co>", "beta"),
        (Member("U0BEA", "bea", "Bea Lind"),),
        (Channel("C0BETA", "general"),),
        bot=_BOT,
    ),
)


@dataclass(frozen=True)
class Page:
    """What a browser got."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Browser:
    """Somebody's browser at our pages; it keeps the cookie that it was given."""

    port: int
    cookie: str = ""

    def get(self, path: str, **query: str) -> Page:
        """Open one of our pages."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        address = f"{path}?{urlencode(query)}" if query else path
        connection.request("GET", address, headers={"Cookie": self.cookie} if self.cookie else {})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        page = Page(response.status, headers, response.read().decode())
        connection.close()
        self.cookie = headers.get("set-cookie", self.cookie).partition(";")[0]
        return page

    def begin(self) -> str:
        """Open the page to install at; return the state that it took to Slack."""
        there = urlsplit(self.get("/slack/install").headers["location"])
        assert there.path == "/oauth/v2/authorize"
        asked = parse_qs(there.query)
        assert asked["client_id"] == [CLIENT_ID]
        wanted = {scope.name for scope in (*SCOPES, *OPTIONAL_SCOPES)}
        assert set(asked["scope"][0].split(",")) == wanted
        return asked["state"][0]

    def come_back(self, **query: str) -> Page:
        """Open the page that Slack sends the browser to."""
        return self.get("/slack/oauth_redirect", **query)


@dataclass(frozen=True)
class InstallRig:
    """Two workspaces, neither with Baton in it yet."""

    slack: PretendSlack
    core: Core
    connection: ManyWorkspaces
    settings: Settings
    clock: FakeClock
    app: App
    port: int

    def browser(self) -> Browser:
        """Return a new browser, without a cookie."""
        return Browser(self.port)

    def install(self, team: str) -> Page:
        """Install Baton as somebody does who lets it in."""
        browser = self.browser()
        return browser.come_back(state=browser.begin(), code=self.slack.allow(team))

    def do(self, duty: str) -> None:
        """Let a worker's round do one of its duties for installations."""
        duties = {each.name: each for each in installation_duties(self.core, self.connection)}
        duties[duty].do()

    def asked(self, member: str, channel: str) -> dict[str, Any]:
        """Ask a question in a channel and return what Baton answers."""
        before = len(self.slack.messages(channel))
        self.slack.say(member, channel, "@Baton who handles model versioning?")
        said = self.slack.wait_until(lambda: self.slack.messages(channel)[before + 1 :], SECONDS)
        return said[0]


@contextmanager
def running_install_rig(database_url: str, keys: str = KEY) -> Generator[InstallRig]:
    """Run Baton as `baton serve --no-worker` puts it together."""
    clock = FakeClock(datetime.now(UTC))
    with (
        closing(wire_core(database_url, clock)) as core,
        PretendSlack(seed=SEEDS, patience=PATIENCE, now=lambda: clock().timestamp()) as slack,
    ):
        settings = settings_for(slack, database_url, keys)
        connection = connection_of(core, settings)
        assert isinstance(connection, ManyWorkspaces)
        metrics = wire_metrics(core)
        asking = asking_slack(core, connection)
        app = wire_app(asking, connection, metrics)
        events = wsgi_app(app, slack.signing_secret, lambda: clock().timestamp())
        pages = wire_install_pages(core, settings, connection)
        site = Site(events, wire_readiness(core), metrics, None, pages)
        with WebServer(site, "127.0.0.1", 0) as server:
            slack.connect(f"http://127.0.0.1:{server.port}/slack/events")
            yield InstallRig(slack, asking, connection, settings, clock, app, server.port)
            finish_listeners(app)
        # The types misname the arguments of oauth.v2.access; the pretend Slack reads them all.
        calls = [call for call in slack.calls() if call.method != OAUTH_METHOD]
        assert_calls_keep_the_contract(calls)


def settings_for(slack: PretendSlack, database_url: str, keys: str) -> Settings:
    """Return the settings of a Baton that is installed by OAuth."""
    return Settings.model_validate(
        {
            "database_url": database_url,
            "slack_signing_secret": slack.signing_secret,
            "slack_client_id": CLIENT_ID,
            "slack_client_secret": CLIENT_SECRET,
            "slack_api_url": slack.api_url,
            "baton_secret_key": keys,
        }
    )
