"""A clock that goes only when it is told to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.factories import NOW


@dataclass
class FakeClock:
    """Tells the time that the test wants it to be."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by

    def reach(self, moment: datetime) -> None:
        """Go on to a moment; time never goes back."""
        self.now = max(self.now, moment)
