"""Fits how sure a reading is to labelled questions, so that nine of ten with 0.9 are right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.files.labels import read_labels
from bot.files.registry import read_registry
from domain.ids import MemberId
from domain.knowledge.base import KnowledgeBase
from domain.projects import NamedMember, NamedProject
from domain.questions.judging import Label
from domain.questions.local.model import Model, Sureness, names_its_subject
from domain.questions.local.resolver import local_resolver
from domain.questions.readings import Context, Intent, Reading
from tools.understanding.hearing_all import NOWHERE
from tools.understanding.talk import MEASURED, talk

QUESTIONS = Path(__file__).parents[2] / "tests" / "questions"
SETS = ("fresh_a", "fresh_b", "fresh_c", "fresh_d", "fresh_e")
_PRIOR = 0.5  # holds the curve to the straight line
_STEPS = 100
_LONGEST = 0.5  # change of the curve in a step
_CLOSE = 1e-6


def fitted(
    knowledge: KnowledgeBase, model: Model, figures: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the figures of the model with the three curves of sureness in them.

    The last is fitted to all that is no search: a text that names nothing has less
    to go by.
    """
    plain = replace(model, searches=Sureness(), named=Sureness(), others=Sureness())
    searches: list[tuple[float, bool]] = []
    named: list[tuple[float, bool]] = []
    others: list[tuple[float, bool]] = []
    for label, reading in _readings(knowledge, plain):
        found = reading.confidence, _is_right(label, reading)
        if reading.intent is Intent.WHO_HANDLES:
            searches.append(found)
        elif reading.intent is not Intent.OOS:
            others.append(found)
            if names_its_subject(reading):
                named.append(found)
    curves = (_curve(each) for each in (searches, named, others))
    return np.array([figures[0], *chain.from_iterable(curves)])


def _readings(knowledge: KnowledgeBase, model: Model) -> Iterator[tuple[Label, Reading]]:
    resolver = local_resolver(knowledge, model)
    for name in SETS:
        labels = read_labels((QUESTIONS / f"{name}.jsonl").read_text("utf-8"), name)
        context = context_of(QUESTIONS / f"registry_{name}.yaml")
        for label in labels:
            yield label, resolver.resolve(label.question, context)
    # People also say to us what is for nobody here: whoever is never told so, is too sure.
    for said in talk(MEASURED):
        yield Label(said, Intent.OOS, out_of_scope=True), resolver.resolve(said, NOWHERE)


def context_of(registry: Path) -> Context:
    """Return the context in which the projects and members of a registry are known."""
    content = read_registry(registry.read_text("utf-8"), registry.name).content
    projects = tuple(NamedProject(p.key, p.name, tuple(p.aliases)) for p in content.projects)
    members = tuple(NamedMember(MemberId(m.id), m.name) for m in content.members)
    return Context(asker=MemberId("U0ME"), projects=projects, members=members)


def _is_right(label: Label, reading: Reading) -> bool:
    if reading.intent not in label.also | {label.intent}:
        return False
    about_role = label.intent is Intent.WHO_HANDLES and reading.intent is Intent.WHO_HANDLES
    return not about_role or reading.roles[0] in label.roles


def _curve(found: Sequence[tuple[float, bool]]) -> tuple[Any, Any]:
    """Return factor and addend of the logistic curve that tells best what was right."""
    chance = np.clip(np.array([one for one, _ in found]), _CLOSE, 1 - _CLOSE)
    right = np.array([good for _, good in found], np.float64)
    given = np.stack([np.log(chance / (1 - chance)), np.ones_like(chance)], 1)
    straight = np.array([1.0, 0.0])
    curve = straight.copy()
    for _ in range(_STEPS):
        stated = 1 / (1 + np.exp(-given @ curve))
        slope = given.T @ (right - stated) - _PRIOR * (curve - straight)
        bend = (given * (stated * (1 - stated))[:, None]).T @ given + _PRIOR * np.eye(2)
        step = np.linalg.solve(bend, slope)
        # Where nearly all are right a whole step may lead far beyond, and never back.
        curve = curve + step * min(1.0, _LONGEST / float(np.abs(step).max()))
    return curve[0], curve[1]
