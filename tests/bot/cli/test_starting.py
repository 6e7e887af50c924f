"""The command as a process of its own."""

import os
import subprocess
import sys

# What `baton ask` can do without, and what takes long to load.
NEEDLESS = {
    "alembic",
    "cheroot",
    "cryptography",
    "dbos",
    "matplotlib",
    "prometheus_client",
    "rich",
    "slack_bolt",
    "slack_sdk",
    "starlette",
    "structlog",
}
NEEDLESS_PARTS = {"bot.storage.ledger", "bot.storage.outbox", "bot.storage.work"}


def test_a_question_is_answered_without_loading_what_it_does_not_need(migrated_url: str) -> None:
    answered = _baton(migrated_url, "ask", "who handles model versioning?")

    assert "ML engineer" in answered.stdout
    assert answered.returncode == 0
    loaded = {line.rpartition("|")[2].strip() for line in answered.stderr.splitlines()}
    assert "numpy" in loaded
    assert not {name.partition(".")[0] for name in loaded} & NEEDLESS
    assert not loaded & NEEDLESS_PARTS


def test_a_refusal_is_seen_by_the_exit_code(migrated_url: str) -> None:
    refused = _baton(migrated_url, "ask", "who is here?", "--workspace", "T0NONE")

    assert refused.returncode == 2
    assert "There is no workspace T0NONE" in refused.stderr


def _baton(database_url: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command; on its standard error Python tells as well what is loaded."""
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", *words],
        env={**os.environ, "DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        check=False,
    )
