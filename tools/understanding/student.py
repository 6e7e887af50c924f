"""The student: rows of words and pairs whose sum points where the teacher's vector points."""

import math
import time
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from tools.understanding.vocabulary import Bags

Floats = NDArray[np.float32]
_CALM = 1e-5  # Adam's epsilon: near the gradients of rare rows, so that few texts move them little


@dataclass(frozen=True)
class Schedule:
    """How long, how fast and in what portions the student learns."""

    epochs: int = 6
    batch: int = 1024
    rate: float = 0.01
    gram: float = 2.0
    seed: int = 7


class Student:
    """Learns the rows of the table from bags of rows and the teacher's vectors."""

    def __init__(self, rows: Floats, projection: Floats, schedule: Schedule) -> None:
        self._rows = torch.nn.Parameter(torch.from_numpy(rows.copy()))
        self._projection = torch.from_numpy(projection)
        self._schedule = schedule
        self._optimizer = torch.optim.Adam([self._rows], lr=schedule.rate, eps=_CALM, fused=True)

    def learn(self, bags: Bags, teacher: NDArray[np.float16]) -> Floats:
        """Go through the texts that have a row, epoch by epoch, and return the rows."""
        chance = np.random.default_rng(self._schedule.seed)
        places = np.flatnonzero(bags.sizes)
        ends = range(self._schedule.batch, len(places), self._schedule.batch)
        steps = self._schedule.epochs * (len(ends) + 1)
        step, start = 0, time.monotonic()
        for epoch in range(self._schedule.epochs):
            losses: list[float] = []
            for batch in np.split(chance.permutation(places), ends):
                self._set_rate(step / steps)
                losses.append(self._step(bags, teacher, batch))
                step += 1
            spent = time.monotonic() - start
            print(f"epoch {epoch} loss {np.mean(losses):.4f} {spent:.0f} s", flush=True)
        return self._rows.detach().numpy()

    def _set_rate(self, progress: float) -> None:
        warm = min(1.0, progress * 50)
        for group in self._optimizer.param_groups:
            group["lr"] = self._schedule.rate * warm * (0.5 + 0.5 * math.cos(math.pi * progress))

    def _step(self, bags: Bags, teacher: NDArray[np.float16], places: NDArray[np.int64]) -> float:
        rows, starts = (torch.from_numpy(part) for part in bags.batch(places))
        summed = functional.embedding_bag(rows, self._rows, starts, mode="sum")
        loss = self._loss(
            functional.normalize(summed, dim=1), torch.from_numpy(teacher[places]).float()
        )
        self._optimizer.zero_grad()
        loss.backward()
        self._optimizer.step()
        return loss.item()

    def _loss(self, given: Tensor, wanted: Tensor) -> Tensor:
        target = functional.normalize(wanted @ self._projection, dim=1)
        cosine = (given * target).sum(1).mean()
        error = (given @ given.T - wanted @ wanted.T).square().mean()
        return 1 - cosine + self._schedule.gram * error


def projection(teacher: Floats, dimensions: int) -> Floats:
    """Return the directions along which the teacher's vectors are longest."""
    _, vectors = np.linalg.eigh(teacher.T @ teacher)
    return np.ascontiguousarray(vectors[:, ::-1][:, :dimensions]).astype(np.float32)


def first_rows(words: Floats, counts: NDArray[np.int64], share: float = 1e-3) -> Floats:
    """Let each row begin as the teacher's vector of its entry, the shorter the more common."""
    frequency = counts / counts.sum()
    return (words * (share / (share + frequency))[:, None]).astype(np.float32)
