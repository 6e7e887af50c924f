"""The bots under test as processes: started against the stand-in, and ready."""

import os
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from bot.playground.app import AROUND_THE_CLOCK
from bot.wiring.core import wire_core
from domain.handoffs.hours.preferences import Preferences
from domain.ids import MemberId, WorkspaceId
from tests.standin.running import started, wait_until_ready
from tests.standin.standin import StandIn
from tests.standin.world import (
    BOT_PORT,
    DANA,
    LEAD,
    REGISTRY,
    SAM,
    TEAM,
    Transport,
    app_environment,
)

BOT_OUTPUT = "bot.log"
_BATON = [sys.executable, "-m", "bot"]
_SERVING = {"http": "serve", "socket": "socket"}


@contextmanager
def bare_bot(transport: Transport, folder: Path, slack: StandIn) -> Generator[None]:
    """Serve the bare Bolt app."""
    command = [sys.executable, "-m", "tests.standin.bare_bolt", transport]
    environment = {**os.environ, **app_environment()}
    with (folder / BOT_OUTPUT).open("wb") as output, started(command, output, environment) as bot:
        wait_until_ready(bot, slack.is_connected if transport == "socket" else _listens)
        yield


@contextmanager
def baton(transport: Transport, folder: Path, slack: StandIn) -> Generator[None]:
    """Serve Baton on a migrated SQLite file, its registry imported through the command line."""
    database = {"DATABASE_URL": f"sqlite:///{folder / 'baton.db'}"}
    environment = {**os.environ, **app_environment(), **database}
    registry = folder / "registry.yaml"
    registry.write_text(REGISTRY)
    with (folder / BOT_OUTPUT).open("wb") as output:
        for order in (["migrate"], ["registry", "import", str(registry)]):
            done = subprocess.run(
                [*_BATON, *order], env=environment, stdout=output, stderr=output, check=False
            )
            if done.returncode != 0:
                raise RuntimeError(f"baton {' '.join(order)} ended with {done.returncode}")
        _work_around_the_clock(database["DATABASE_URL"])
        with started([*_BATON, _SERVING[transport]], output, environment) as bot:
            wait_until_ready(bot, slack.is_connected if transport == "socket" else _is_ready)
            yield


def _work_around_the_clock(database_url: str) -> None:
    """Let nobody's night delay what the tests wait for."""
    with closing(wire_core(database_url)) as core, core.open_work(WorkspaceId(TEAM)) as work:
        for member in (LEAD, SAM, DANA):
            work.calendars.prefer(MemberId(member), Preferences("UTC", AROUND_THE_CLOCK))


def _listens() -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", BOT_PORT)) == 0


def _is_ready() -> bool:
    try:
        with closing(HTTPConnection("127.0.0.1", BOT_PORT, timeout=5)) as connection:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
    except OSError:
        return False
