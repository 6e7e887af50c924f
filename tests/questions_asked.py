"""The labelled questions that Baton is measured with, and where they lie."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.files.labels import read_labels
from domain.questions.judging import Label
from tests.needs import ROOT

OURS = ROOT / "tests" / "questions"
SHARED = ROOT.parent / "shared" / "questions"


@dataclass(frozen=True)
class LabelledSet:
    """Questions with what they mean, and the registry that they are asked about."""

    name: str
    folder: Path

    @property
    def is_here(self) -> bool:
        """Whether this machine has it: two sets are not part of the project."""
        return self.questions_file.is_file() and self.registry_file.is_file()

    @property
    def questions_file(self) -> Path:
        return self.folder / f"{self.name}.jsonl"

    @property
    def registry_file(self) -> Path:
        return self.folder / f"registry_{self.name}.yaml"

    def labels(self) -> tuple[Label, ...]:
        """The questions of a set that is here."""
        return read_labels(self.questions_file.read_text(encoding="utf-8"), self.name)

    def needed(self) -> "LabelledSet":
        """This set; skips the test where it is absent, in CI too."""
        if not self.is_here:
            pytest.skip(f"labelled questions: no {self.name}.jsonl in ../shared/questions")
        return self


SETS = (
    LabelledSet("fresh_a", OURS),
    LabelledSet("fresh_b", OURS),
    LabelledSet("fresh_c", OURS),
    LabelledSet("fresh_d", OURS),
    LabelledSet("fresh_e", OURS),
    LabelledSet("fresh_f", OURS),
    LabelledSet("dev", SHARED),
    LabelledSet("validation", SHARED),
)
