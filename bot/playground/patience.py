"""How long Slack waits for an app."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How long Slack waits for an answer and for a view, and when it repeats an event, in seconds.

    Slack says three seconds for both; a test that is not about waiting has more, since the machine
    that it runs on may stand still for as long.
    """

    answer: float = 3.0
    trigger: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
