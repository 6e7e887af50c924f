"""`baton`, run in this process as a terminal would run it."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.playground.sample import sample_projects
from bot.settings import read_settings
from bot.use_cases.ports import InboxKey, KeptQuestion
from bot.wiring.core import wire_core
from bot.wiring.memory import wire_memory
from domain.ids import ChannelId, MemberId, QuestionId, WorkspaceId
from tests.factories import NOW

Baton = Callable[..., Result]

SETTINGS = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_APP_TOKEN",
    "SLACK_API_URL",
    "PORT",
    "LOG_LEVEL",
)


@pytest.fixture
def baton(monkeypatch: pytest.MonkeyPatch, migrated_url: str) -> Baton:
    """Run a command against a database with tables and nothing in them."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", migrated_url)

    def run(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(app, list(words), input=typed)

    return run


@pytest.fixture
def sample(baton: Baton) -> Baton:
    """The same, with the sample projects in the database."""
    imported = baton("registry", "import", "-", typed=sample_projects())
    assert imported.exit_code == 0, imported.output
    return baton


def ask_in_slack(text: str) -> QuestionId:
    """Ask as somebody in Slack does: what the command line asks is not remembered."""
    core = wire_core(read_settings().database_url, lambda: NOW)
    workspace, channel, asker = WorkspaceId("T0ACME"), ChannelId("C0CHURN"), MemberId("U0ANA")
    question = KeptQuestion(InboxKey(text), workspace, channel, asker, text, "", NOW)
    answer = core.answer.answer(workspace, text, channel, asker)
    wire_memory(core).remember(question, answer)
    core.close()
    return QuestionId(text)
