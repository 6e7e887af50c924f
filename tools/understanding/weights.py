"""The files of the learnt model: where they lie, what they are made in, and their checksums."""

import json
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np

from bot.files.model import CLASSIFIERS, EMBEDDING, SUMS, embedding_of
from domain.questions.local.embedding import Embedding

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "domain" / "questions" / "local" / "weights"
WORK = ROOT / ".cache" / "model"  # what takes long to fetch or to make is kept here


def embedding_in(file: Path) -> Embedding:
    """Return the vectors of words in a file, by the very code that the bot reads them with."""
    with np.load(file, allow_pickle=False) as arrays:
        return embedding_of(dict(arrays))


def write_sums(folder: Path = WEIGHTS) -> None:
    """Write the checksums of the files that are there, without which the bot reads none of them."""
    files = [folder / name for name in (EMBEDDING, CLASSIFIERS) if (folder / name).exists()]
    lines = [f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (folder / SUMS).write_text("".join(lines), "utf-8")
    say(json.dumps({file.name: file.stat().st_size for file in files}))


def say(what: str) -> None:
    """Tell how far we are."""
    sys.stderr.write(f"{what}\n")
