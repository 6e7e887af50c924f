"""The numbers that Slack gives: message times, and ids that nobody can guess."""

import secrets
import threading
from collections.abc import Callable

MICROSECONDS = 1_000_000


class Stamps:
    """Message times, each later than the one before, and fresh ids."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self._last = 0
        self._lock = threading.Lock()

    def message_time(self) -> str:
        """Return a `ts` such as `1700000000.000100`."""
        with self._lock:
            self._last = max(int(self.now() * MICROSECONDS), self._last + 1)
            seconds, rest = divmod(self._last, MICROSECONDS)
        return f"{seconds}.{rest:06d}"

    def fresh_id(self, prefix: str) -> str:
        """Return an id such as `V0A1B2C3D4E`."""
        return f"{prefix}0{secrets.token_hex(5).upper()}"

    def fresh_secret(self) -> str:
        """Return something for addresses that only the app may know."""
        return secrets.token_urlsafe(18)
