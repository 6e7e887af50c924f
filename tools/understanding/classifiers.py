"""Learns the classifiers and writes them beside the word vectors: `make classifiers`.

Reads the knowledge base, the templates and utterances beside this file and the labelled questions
in tests/questions; takes some minutes on one core. The same texts give the same files but for the
last digits of sums, which differ between machines.
"""

from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from bot.files.knowledge import shipped_knowledge
from bot.files.model import CLASSIFIERS, EMBEDDING, model_of
from domain.knowledge.base import KnowledgeBase
from domain.questions.local.classifier import Classifier
from domain.questions.local.embedding import Embedding
from domain.questions.local.model import marks_of
from domain.questions.local.spelling import Spelling
from domain.questions.local.topics import doubted
from tools.understanding import sureness
from tools.understanding.filling import Filled, Filler
from tools.understanding.frame_training import BUCKETS as FRAME_BUCKETS
from tools.understanding.frame_training import asked_texts, train_frames, words_of_questions
from tools.understanding.hearing_all import NOWHERE, Ears, common_stems
from tools.understanding.learning import Figures
from tools.understanding.texts import known_texts
from tools.understanding.topic_training import (
    BUCKETS,
    FOLDS,
    Middles,
    Rows,
    honest_chances,
    labels_of,
    train_topics,
)
from tools.understanding.weights import WEIGHTS, embedding_in, say, write_sums

# Each is learnt so often, with other seeds: topics are better told by few that are wide.
TOPICS_TIMES, FRAMES_TIMES = 2, 5
Arrays = dict[str, NDArray[Any]]


def main() -> None:
    """Learn everything and write the files."""
    torch.set_num_threads(1)
    knowledge = shipped_knowledge()
    embedding = embedding_in(WEIGHTS / EMBEDDING)
    arrays = _learnt(knowledge, embedding)
    say("learnt; now how sure it is")
    arrays["figures"] = sureness.fitted(knowledge, model_of(embedding, arrays), arrays["figures"])
    np.savez_compressed(WEIGHTS / CLASSIFIERS, **arrays)
    write_sums()


def _learnt(knowledge: KnowledgeBase, embedding: Embedding) -> Arrays:
    roles = [role.key for role in knowledge.roles]
    known = known_texts(knowledge)
    words = words_of_questions()
    ears = Ears.of(knowledge, words, embedding)
    seen = ears.all_seen(Filled(one.text, NOWHERE) for one in known)
    stems = common_stems(seen)
    spelling = Spelling.of(stems)
    bags = ears.topic_bags(seen, spelling, BUCKETS)
    rows = Rows(known, bags, ears.topic_vectors(seen), labels_of(known, roles))
    say(f"{len(known)} texts about somebody's work")
    topics = train_topics(rows, TOPICS_TIMES)
    frames, trust = _frames(knowledge, ears, spelling, rows)
    return {
        "roles": _packed(roles),
        "words": _packed(sorted(words)),
        "stems": _packed(stems),
        "learnt": np.array(list(marks_of(knowledge)), np.uint32),
        "figures": np.array([trust, *(1, 0) * 3], np.float64),
        **_of_middles(Middles.of(rows)),
        **_of_classifier("topics", topics.learnt.quantised()),
        **_of_classifier("frames", frames),
    }


def _frames(
    knowledge: KnowledgeBase, ears: Ears, spelling: Spelling, rows: Rows
) -> tuple[Classifier, float]:
    asked = asked_texts(Filler(knowledge, Random(1)), rows.known)
    seen = ears.all_seen(one.filled for one in asked)
    say(f"{len(asked)} texts that ask")
    _, fold_of, scorers = honest_chances(rows)
    fold = np.array([fold_of.get(one.template, -1) for one in asked])
    drawn = np.random.default_rng(2).integers(0, FOLDS, len(asked))
    fold = np.where(fold < 0, drawn, fold)
    bags = ears.topic_bags(seen, spelling, BUCKETS)
    vectors = ears.topic_vectors(seen)
    strange = ears.strangeness(seen, spelling)
    ours = np.zeros(len(asked), np.float32)
    for number, scorer in enumerate(scorers):
        mine = np.flatnonzero(fold == number)
        ours[mine] = _ours(scorer([bags[at] for at in mine], vectors[mine]))
    ours = np.array(list(map(doubted, ours.tolist(), strange)), np.float32)
    runs, figures = [one.bag(FRAME_BUCKETS) for one in seen], ears.frame_figures(seen, ours)
    learnt, trust = train_frames(asked, runs, figures, ours, FRAMES_TIMES)
    return learnt.quantised(), trust


def _ours(chances: Figures) -> Figures:
    return np.logaddexp.reduce(chances[:, :-1], 1) - chances[:, -1]


def _of_middles(middles: Middles) -> Arrays:
    return {
        "middles": middles.rows.astype(np.float16),
        "starts": middles.starts,
        "responsibilities": _packed(middles.keys),
    }


def _of_classifier(name: str, learnt: Classifier) -> Arrays:
    return {
        f"{name}_words": learnt.words,
        f"{name}_scales": learnt.scales,
        f"{name}_figures": learnt.figures.astype(np.float16),
        f"{name}_bias": learnt.bias,
        f"{name}_inside": learnt.hidden.inside.astype(np.float16),
        f"{name}_inside_bias": learnt.hidden.bias,
        f"{name}_outside": learnt.hidden.outside.astype(np.float16),
    }


def _packed(texts: list[Any]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode(), np.uint8)


if __name__ == "__main__":
    main()
