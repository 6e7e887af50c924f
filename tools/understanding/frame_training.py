"""Learns how texts ask, from filled templates and from what people might really write."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import logsigmoid

from domain.questions.everyday import FRAME
from domain.questions.folding import fold
from domain.questions.local.frames import ANYTHING, COUNT, SEARCH, STRUCTURED
from domain.questions.readings import Intent
from tools.understanding.filling import Filled, Filler
from tools.understanding.hearing_all import NOWHERE
from tools.understanding.learning import Figures, Given, Learner, Learnt, Schedule, learn
from tools.understanding.surroundings import Surroundings
from tools.understanding.talk import LEARNT, talk
from tools.understanding.texts import NATURAL, Known, templates

_EACH = 900  # texts of an intent, at least
_REPEATED = 1.3  # texts of a template
_STRANGE, _PHASE = 0.3, 0.2  # shares of searches for what nobody here does, for a phase's work
_OFTEN = 2  # templates that a word is in: questions are made of it
_SCHEDULE = Schedule(epochs=8, decay=2e-5, forget=0.5)
_REFUSED = 0.5  # weight of a text that is not for us: near ones must not teach to refuse all alike
_TALK = 0.3  # weight of a text that nobody said to us: many are there, all alike
_VERBS_TWICE = 2


class Truth(IntEnum):
    """What is known of a text: its frame, that it is a search for us, or that it is not for us.

    Of talk the frame is known, and that it is said to somebody else.
    """

    FRAME = 0
    OURS = 1
    NOT_FOR_US = 2
    TALK = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A text with its frame, what is known of it, and the template it came from."""

    filled: Filled
    frame: int
    truth: Truth
    template: str


@dataclass(frozen=True, slots=True)
class FrameLoss:
    """How far the chances of the frames are from what is known of the texts.

    `odds` are the logarithms of the odds that a text is about our work, `trust` is their factor.
    """

    frames: torch.Tensor
    truths: torch.Tensor
    odds: torch.Tensor
    weights: torch.Tensor
    trust: torch.nn.Parameter

    @classmethod
    def of(cls, asked: Sequence[Asked], ours: Figures) -> Self:
        """Make it for these texts."""
        frames = torch.tensor([one.frame for one in asked])
        truths = torch.tensor([one.truth for one in asked])
        said_to_us = frames[truths != Truth.TALK]
        weights = torch.from_numpy(_class_weights(said_to_us.numpy()))[frames]
        weights[truths == Truth.NOT_FOR_US] *= _REFUSED
        weights[truths == Truth.TALK] *= _TALK
        trust = torch.nn.Parameter(torch.tensor(1.0))
        return cls(frames, truths, torch.from_numpy(ours), weights, trust)

    def __call__(self, rows: torch.Tensor, chances: torch.Tensor) -> torch.Tensor:
        """Return the loss of some rows, given the log-chances of their frames."""
        share, truth = self.trust * self.odds[rows], self.truths[rows]
        missed = -chances.gather(1, self.frames[rows][:, None])[:, 0]
        in_vain = chances[:, SEARCH] + logsigmoid(-share)
        refused = -torch.logaddexp(chances[:, ANYTHING], in_vain)
        found = torch.where(truth == Truth.OURS, missed - logsigmoid(share), missed)
        found = torch.where(truth == Truth.NOT_FOR_US, refused, found)
        return (found * self.weights[rows]).mean()


def words_of_questions() -> frozenset[str]:
    """Return the words that several templates are made of."""
    kinds = [*Intent, "who_does"]
    found = Counter(
        word
        for kind in kinds
        for template in templates(kind)
        for word in set(fold(_without_slots(template)).split())
    )
    return frozenset(word for word, count in found.items() if count >= _OFTEN) | FRAME


def asked_texts(filler: Filler, known: Sequence[Known]) -> list[Asked]:
    """Return the texts to learn from."""
    around = Surroundings(templates("openers"), templates("closers"), templates("ramblings"))
    filled = (asked for intent in Intent for asked in _filled(intent, filler, around))
    natural = (
        Asked(
            Filled(one.text, NOWHERE),
            SEARCH if one.shares else ANYTHING,
            Truth.OURS if one.shares else Truth.NOT_FOR_US,
            one.text,
        )
        for one in known
        if one.source in NATURAL
    )
    # Whatever a chat is about, it asks for nobody: topics learn nothing from it.
    chat = (Asked(Filled(text, NOWHERE), ANYTHING, Truth.TALK, text) for text in talk(LEARNT))
    return [*filled, *natural, *chat]


def train_frames(
    asked: Sequence[Asked], given: Given, size: int, ours: Figures, times: int
) -> tuple[Learnt, float]:
    """Learn the frames, and how far to believe `ours`, the log-odds that a text is about our work.

    Bags hold features of so many. They are learnt so many times; the result is the mean.
    """
    schedules = _SCHEDULE.again(times)
    found = [_trained(FrameLoss.of(asked, ours), given, size, one) for one in schedules]
    return Learnt.mean([learnt for learnt, _ in found]), float(np.mean([one for _, one in found]))


def _trained(loss: FrameLoss, given: Given, size: int, schedule: Schedule) -> tuple[Learnt, float]:
    learner = Learner(size, given.figures.shape[1], COUNT, schedule.units)
    learnt = learn(learner, given, loss, schedule, more=(loss.trust,))
    return learnt, float(loss.trust.detach())


def _filled(intent: Intent, filler: Filler, around: Surroundings) -> Iterator[Asked]:
    found = templates(intent)
    least = _EACH
    if intent is Intent.WHO_HANDLES:
        found = [*found, *templates("who_does") * _VERBS_TWICE]
    if intent is Intent.OOS:
        least = int(len(found) * 1.5)
    for number in range(max(least, int(len(found) * _REPEATED))):
        template = found[number % len(found)]
        filled = filler.fill(_about_other_things(template, intent, filler))
        yield Asked(filler.as_typed(filled, around), _frame(intent), _truth(intent), template)


def _about_other_things(template: str, intent: Intent, filler: Filler) -> str:
    if intent is not Intent.WHO_HANDLES or not ("{topic}" in template or "{doing}" in template):
        return template
    drawn = filler.chance.random()
    if drawn < _STRANGE:
        return filler.with_strange_topic(template)
    return filler.with_phase_as_topic(template) if drawn < _STRANGE + _PHASE else template


def _frame(intent: Intent) -> int:
    if intent is Intent.WHO_HANDLES:
        return SEARCH
    return ANYTHING if intent is Intent.OOS else STRUCTURED.index(intent)


def _truth(intent: Intent) -> Truth:
    return Truth.NOT_FOR_US if intent is Intent.OOS else Truth.FRAME


def _class_weights(frames: NDArray[np.int64]) -> Figures:
    counts = np.bincount(frames, minlength=COUNT)
    return np.sqrt(counts.sum() / COUNT / np.maximum(counts, 1)).astype(np.float32)


def _without_slots(template: str) -> str:
    return " ".join(part.rpartition("}")[2] for part in template.split("{"))
