"""Who runs which tests: one after the other, and together what would be made ready twice."""

import pytest
from xdist.remote import Producer  # pyright: ignore[reportMissingTypeStubs] - typed inline
from xdist.scheduler import (  # pyright: ignore[reportMissingTypeStubs] - typed inline
    LoadScopeScheduling,
)

STANDIN = "tests/standin/"
TOGETHER = ("tests/architecture/", "tests/browser/")  # our source is parsed, Chromium is started


class SharingScheduling(LoadScopeScheduling):
    """Gives each worker the next test; tests that share something costly go to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(STANDIN):
            return STANDIN + nodeid.rpartition("[")[2]  # one story for each transport
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharingScheduling:
    """Choose who of several workers runs what."""
    return SharingScheduling(config, log)
