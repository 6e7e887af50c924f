"""Who runs which tests: the long ones first, and together what would be made ready twice."""

import pytest
from xdist.remote import Producer  # pyright: ignore[reportMissingTypeStubs] - typed inline
from xdist.scheduler import (  # pyright: ignore[reportMissingTypeStubs] - typed inline
    LoadScopeScheduling,
)
from xdist.workermanage import (  # pyright: ignore[reportMissingTypeStubs] - typed inline
    WorkerController,
)

STANDIN = "tests/standin/"
TOGETHER = (
    (  # our source is parsed, its sentences are gathered
        "tests/architecture/",
        "tests/bot/files/test_words.py",
        "tests/bot/slack/test_scopes.py",
    ),
    "tests/browser/",  # Chromium is started
    "tests/dialogues/test_every_sentence_is_marked.py",  # a long story is told once
    "tests/dialogues/test_installing.py",
    "tests/dialogues/test_languages_of_forms.py",
    "tests/dialogues/test_naming_outsiders.py",
    "tests/domain/knowledge/test_near_copies.py",  # all that is learnt from is read
)
# Whoever comes to one of these last keeps the others waiting.
LONG = (
    "tests/benchmarks/",
    "tests/faults/",
    "tests/bot/delivery/test_workers.py",
    "tests/bot/delivery/test_in_the_morning.py",
    "tests/dialogues/test_calls_in_a_large_workspace.py",
)


class SharingScheduling(LoadScopeScheduling):
    """Gives each worker the next test; tests that share something costly go to one worker.

    Those come first, by xdist's own order: the more tests, the sooner.
    """

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(STANDIN):
            return STANDIN + nodeid.rpartition("[")[2]  # one story for each transport
        return next((str(places) for places in TOGETHER if nodeid.startswith(places)), nodeid)

    def mark_test_complete(
        self, node: WorkerController, item_index: int, duration: float = 0
    ) -> None:
        """Forget what is done: after each test, xdist counts all that a worker was ever given."""
        scope = self._split_scope(self.registered_collections[node][item_index])
        super().mark_test_complete(node, item_index, duration)
        if all(self.assigned_work[node][scope].values()):
            del self.assigned_work[node][scope]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long ones before the others, after all were shuffled."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharingScheduling:
    """Choose who of several workers runs what."""
    return SharingScheduling(config, log)
