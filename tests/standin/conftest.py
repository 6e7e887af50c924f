"""Stories told in the stand-in, once for each bot and transport."""

import functools
import os
import platform
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.needs import ROOT, Need, lacking
from tests.standin.namespace import missing_privilege, run_alone
from tests.standin.record import Record, record_from_json
from tests.standin.world import Transport

_PACKAGED = ROOT / ".cache/npm/node_modules/local-slack-linux-x64/bin/local-slack"
_SECONDS_FOR_A_STORY = 100


@pytest.fixture(params=["http", "socket"])
def transport(request: pytest.FixtureRequest) -> Transport:
    """Both ways in which Slack reaches a bot."""
    return request.param


@pytest.fixture
def told(transport: Transport) -> Callable[[str], Record]:
    """Tells the story of a bot, or remembers it when another test asked for it before."""
    binary = _binary()
    return lambda bot: _record(bot, transport, binary)


@functools.cache
def _record(bot: str, transport: Transport, binary: Path) -> Record:
    arguments = [bot, transport, str(binary)]
    return record_from_json(run_alone("tests.standin.scenario", arguments, _SECONDS_FOR_A_STORY))


def _binary() -> Path:
    if platform.machine() != "x86_64":
        pytest.skip(f"{Need.STANDIN}: it is a program for x86-64 only")
    binary = Path(os.environ.get("BATON_STANDIN", _PACKAGED)).absolute()
    reason = missing_privilege() if binary.is_file() else f"there is no {binary}"
    if reason is not None:
        lacking(Need.STANDIN, reason)
    return binary
