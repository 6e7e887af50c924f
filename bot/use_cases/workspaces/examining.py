"""What `baton doctor` finds: checks in order, each ending in one sentence that says what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from domain.errors import BatonError


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether one thing is well, and what to do where it is not."""

    subject: str
    well: bool
    sentence: str

    def as_json(self) -> dict[str, str | bool]:
        return {"subject": self.subject, "well": self.well, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Examination:
    """A thing to look at: a sentence where it is well, `BatonError` where it is not."""

    subject: str
    look: Callable[[], str]


@dataclass(eq=False)
class Ailing(BatonError):
    """An examination found something that needs doing."""

    sentence: str

    def told(self, wording: object) -> str:
        del wording
        return self.sentence


def examine(examinations: Iterable[Examination]) -> tuple[Finding, ...]:
    """Look at everything, also after something was found to be wrong."""
    return tuple(_look(examination) for examination in examinations)


def _look(examination: Examination) -> Finding:
    try:
        return Finding(examination.subject, well=True, sentence=examination.look())
    except BatonError as error:
        return Finding(examination.subject, well=False, sentence=str(error))
