"""Teaches the pieces of words: a typo gets the vector of the word that it resembles."""

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from tools.understanding.vocabulary import Bags, Vocabulary, buckets

Floats = NDArray[np.float32]
_TYPOS = 5
_LONG_ENOUGH = 3
_EPOCHS = 12
_BATCH = 2048
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def typo(word: str, chance: random.Random) -> str:
    """Return the word with two letters swapped, or one left out, doubled or replaced."""
    place = chance.randrange(len(word) - 1)
    before, here, after = word[:place], word[place : place + 2], word[place + 2 :]
    slips = (here[::-1], here[0], here[1], here[0] + here, chance.choice(_LETTERS) + here[1])
    return before + chance.choice(slips) + after


def misspelt(vocabulary: Vocabulary, chance: random.Random) -> Iterator[tuple[str, int]]:
    """Yield each word and some typos of it, none of them a word itself, with the word's row."""
    for row, word in enumerate(vocabulary.entries[: vocabulary.words]):
        yield word, row
        if len(word) >= _LONG_ENOUGH and word.isalpha():
            typos = {typo(word, chance) for _ in range(_TYPOS)}
            yield from ((wrong, row) for wrong in sorted(typos) if wrong not in vocabulary)


def learnt_pieces(vocabulary: Vocabulary, rows: Floats, many: int, seed: int) -> Floats:
    """Return the rows of the pieces whose means come closest to the rows of the words."""
    examples = list(misspelt(vocabulary, random.Random(seed)))
    bags = Bags([buckets(word, many) for word, _ in examples])
    wanted = torch.from_numpy(rows[[row for _, row in examples]])
    table = torch.nn.Parameter(torch.zeros(many, rows.shape[1]))
    optimizer = torch.optim.Adam([table], lr=0.02, fused=True)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, _EPOCHS)
    order = np.random.default_rng(seed)
    for _ in range(_EPOCHS):
        for places in _portions(order.permutation(len(examples))):
            pieces, starts = (torch.from_numpy(part) for part in bags.batch(places))
            given = functional.embedding_bag(pieces, table, starts, mode="mean")
            loss = (given - wanted[places]).square().sum(1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
    return table.detach().numpy()


def _portions(places: NDArray[np.int64]) -> Sequence[NDArray[np.int64]]:
    return np.split(places, range(_BATCH, len(places), _BATCH))
