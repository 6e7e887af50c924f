"""Learns the classifiers and writes them beside the word vectors: `make classifiers`.

Reads the knowledge base, the templates and utterances beside this file and the labelled questions
in tests/questions; takes some minutes on one core. The same texts give the same files but for the
last digits of sums, which differ between machines.
"""

from random import Random
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from bot.files.knowledge import shipped_knowledge
from bot.files.model import CLASSIFIERS, EMBEDDING, model_of
from domain.knowledge.base import KnowledgeBase
from domain.questions.local.classifier import Classifier, Known
from domain.questions.local.embedding import Embedding
from domain.questions.local.model import marks_of
from domain.questions.local.spelling import Spelling
from domain.questions.local.topics import doubted
from tools.understanding import sureness
from tools.understanding.filling import Filled, Filler
from tools.understanding.frame_training import asked_texts, train_frames, words_of_questions
from tools.understanding.hearing_all import (
    NOWHERE,
    Ears,
    bags_of,
    common_stems,
    frame_codes,
    known_of,
)
from tools.understanding.learning import Figures, Given
from tools.understanding.texts import known_texts
from tools.understanding.topic_training import (
    FOLDS,
    Middles,
    Rows,
    honest_chances,
    labels_of,
    train_topics,
    worth_keeping,
)
from tools.understanding.weights import WEIGHTS, embedding_in, say, write_sums

# Each is learnt so often, with other seeds: topics are better told by few that are wide.
TOPICS_TIMES, FRAMES_TIMES = 2, 5
# Of the features that are learnt so many are shipped: more were better, and take more memory.
MOST_OF_TOPICS = 96_000
Arrays = dict[str, NDArray[Any]]


class Telling(NamedTuple):
    """What of a text tells its topic: words as they are spelt, and the features that are known."""

    spelling: Spelling
    known: Known


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
    codes = ears.topic_codes(seen, spelling)
    features = known_of(codes)
    bags, vectors = bags_of(codes, features), ears.topic_vectors(seen)
    rows = Rows(len(features), known, bags, vectors, labels_of(known, roles))
    topics = train_topics(rows, TOPICS_TIMES).learnt
    kept = worth_keeping(rows, topics, MOST_OF_TOPICS)
    frames, trust = _frames(knowledge, ears, Telling(spelling, features), rows)
    return {
        "roles": _packed(roles),
        "words": _packed(sorted(words)),
        "stems": _packed(stems),
        "learnt": np.array(list(marks_of(knowledge)), np.uint32),
        "figures": np.array([trust, *(1, 0) * 3], np.float64),
        **_of_middles(Middles.of(rows)),
        **_of_classifier("topics", topics.kept(kept).quantised(features[kept])),
        **_of_classifier("frames", frames),
    }


def _frames(
    knowledge: KnowledgeBase, ears: Ears, telling: Telling, rows: Rows
) -> tuple[Classifier, float]:
    asked = asked_texts(Filler(knowledge, Random(1)), rows.known)
    seen = ears.all_seen(one.filled for one in asked)
    say(f"{len(asked)} texts that ask")
    _, fold_of, scorers = honest_chances(rows)
    fold = np.array([fold_of.get(one.template, -1) for one in asked])
    drawn = np.random.default_rng(2).integers(0, FOLDS, len(asked))
    fold = np.where(fold < 0, drawn, fold)
    bags = bags_of(ears.topic_codes(seen, telling.spelling), telling.known)
    vectors = ears.topic_vectors(seen)
    strange = ears.strangeness(seen, telling.spelling)
    ours = np.zeros(len(asked), np.float32)
    for number, scorer in enumerate(scorers):
        mine = np.flatnonzero(fold == number)
        ours[mine] = _ours(scorer([bags[at] for at in mine], vectors[mine]))
    ours = np.array(list(map(doubted, ours.tolist(), strange)), np.float32)
    codes = frame_codes(seen)
    known = known_of(codes)
    given = Given(bags_of(codes, known), ears.frame_figures(seen, ours))
    learnt, trust = train_frames(asked, given, len(known), ours, FRAMES_TIMES)
    return learnt.quantised(known), trust


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
        f"{name}_known": learnt.known,
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
