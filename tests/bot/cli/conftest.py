"""`baton`, run in this process as a terminal would run it."""

import logging
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.playground.sample import sample_projects
from bot.settings import read_settings
from bot.use_cases.ports.work import InboxKey, KeptQuestion
from bot.wiring.core import wire_core
from bot.wiring.memory import wire_memory
from domain.ids import ChannelId, MemberId, QuestionId, WorkspaceId
from tests import postgres
from tests.databases import WORKER, copy_of
from tests.factories import NOW

Baton = Callable[..., Result]

# What the definition of done of model evaluation asks for.
RUN = "https://runs.example.com/7?a=1&b=2"
EVALUATED = ("--tick", "held_out", "--tick", "baseline", "--link", f"run={RUN}")

SETTINGS = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_APP_TOKEN",
    "SLACK_API_URL",
    "PORT",
    "LOG_LEVEL",
)


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """One is enough for what is read and printed: the use cases below it are tested on both.

    With `on_either` a test runs on both, too.
    """
    return str(request.param)


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Generator[None]:
    """Leave the logs to the next test as they were: a command that serves sets them up."""
    configured, handlers, level = structlog.get_config(), logging.root.handlers, logging.root.level
    yield
    structlog.configure(**configured)
    logging.root.handlers = handlers
    logging.root.setLevel(level)


@pytest.fixture
def baton(monkeypatch: pytest.MonkeyPatch, migrated_url: str) -> Baton:
    """Run a command against a database with tables and nothing in them."""
    return _baton_on(migrated_url, monkeypatch)


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch, sample_url: str) -> Baton:
    """The same, with the sample projects in the database."""
    return _baton_on(sample_url, monkeypatch)


@pytest.fixture
def sample_url(
    database_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Generator[str]:
    """The address of a new database with the sample projects in it."""
    yield from copy_of("sample", database_kind, tmp_path, request)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """An SQLite file into which the sample projects were imported once, to be copied."""
    file = tmp_path_factory.mktemp("sample") / "baton.db"
    _import_sample(f"sqlite:///{shutil.copy(migrated_file, file)}")
    return file


@pytest.fixture(scope="session")
def sample_template(postgresql_server: postgres.Server, migrated_template: str) -> str:
    """A PostgreSQL database into which they were imported once, to be copied."""
    name = f"sample_{WORKER}"
    _import_sample(postgresql_server.create(name, migrated_template))
    return name


def _import_sample(database_url: str) -> None:
    with pytest.MonkeyPatch.context() as environment:
        baton = _baton_on(database_url, environment)
        imported = baton("registry", "import", "-", typed=sample_projects())
    assert imported.exit_code == 0, imported.output


def _baton_on(database_url: str, environment: pytest.MonkeyPatch) -> Baton:
    for name in SETTINGS:
        environment.delenv(name, raising=False)
    environment.setenv("DATABASE_URL", database_url)

    def run(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(app, list(words), input=typed)

    return run


def ask_in_slack(text: str) -> QuestionId:
    """Ask as somebody in Slack does: what the command line asks is not remembered."""
    core = wire_core(read_settings().database_url, lambda: NOW)
    workspace, channel, asker = WorkspaceId("T0ACME"), ChannelId("C0CHURN"), MemberId("U0ANA")
    question = KeptQuestion(InboxKey(text), workspace, channel, asker, text, "", NOW)
    answer = core.answer.answer(workspace, text, channel, asker)
    wire_memory(core).remember(question, answer)
    core.close()
    return QuestionId(text)
