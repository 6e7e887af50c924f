"""Whether Baton can work now: each check is a question with a yes or a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from domain.errors import BatonError

Check = Callable[[], str]  # empty where all is well, else one sentence


@dataclass(frozen=True, slots=True)
class Readiness:
    """The checks that must pass before requests are sent here."""

    checks: Mapping[str, Check]

    def __call__(self) -> dict[str, str]:
        """Return what is wrong, by the name of the check; empty where all is well."""
        found = {name: _asked(check) for name, check in self.checks.items()}
        return {name: sentence for name, sentence in found.items() if sentence}


def _asked(check: Check) -> str:
    try:
        return check()
    except BatonError as error:
        return str(error)
