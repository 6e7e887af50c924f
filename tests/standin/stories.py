"""What a story is: it goes on in a workspace, and tells step by step what people saw."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.standin.standin import StandIn
from tests.standin.world import Transport

Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A bot, started in a folder and ready while its block lasts, and the story told with it."""

    bot: Callable[[Transport, Path, StandIn], AbstractContextManager[None]]
    story: Callable[[StandIn], Generator[Step]]
