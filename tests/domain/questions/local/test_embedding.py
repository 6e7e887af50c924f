"""Vectors of texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questions.local.embedding import Embedding, Floats
from domain.questions.local.entries import Entries
from tests.domain.questions.local.ears import model


def length(vector: Floats) -> float:
    return float(np.linalg.norm(vector))


def like(one: str, other: str) -> float:
    """The cosine of the angle between two texts."""
    vector = model().embedding.vector
    return float(vector(one.split()) @ vector(other.split()))


WORDS = st.text(
    st.characters(exclude_characters=" ", exclude_categories=("Cs",)), min_size=1, max_size=20
)


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_every_text_is_of_unit_length(words: list[str]) -> None:
    vector = model().embedding.vector(words)
    assert vector.shape == (model().embedding.dimensions,)
    assert np.isfinite(vector).all()
    assert length(vector) == pytest.approx(1, abs=1e-4)


def test_a_text_without_a_word_is_zero() -> None:
    assert length(model().embedding.vector(())) == 0


def test_texts_that_mean_the_same_are_near() -> None:
    assert like("who watches the model", "who monitors the model") > 0.5
    assert like("train the model", "book a holiday") < 0.3


def test_a_slip_moves_a_word_only_a_little() -> None:
    assert not model().embedding.is_word("monitorring")
    assert like("monitorring", "monitoring") > 0.5 > like("monitorring", "holiday")


def test_known_words_and_pairs_are_summed() -> None:
    codes = np.array([[1, 0], [0, 1], [0, 2]], np.int8)
    small = Embedding(
        entries=Entries.of(["model", "card", "model card"]),
        codes=codes,
        scales=np.ones(3, np.float32),
        pieces=np.array([[-1, 0]], np.int8),
        piece_scales=np.ones(1, np.float32),
    )
    assert small.vector(["model"]).tolist() == [1, 0]
    assert small.vector(["model", "card"]).tolist() == pytest.approx([1 / 10**0.5, 3 / 10**0.5])
    assert small.vector(["card", "model"]).tolist() == pytest.approx([1 / 2**0.5, 1 / 2**0.5])
    assert small.vector(["unheard"]).tolist() == [-1, 0]


def test_many_unknown_words_are_not_remembered_for_ever() -> None:
    embedding = model().embedding
    before = embedding.vector(["zzyzx"])
    for number in range(5_000):
        embedding.vector([f"zz{number}yzx"])
    assert embedding.vector(["zzyzx"]).tolist() == before.tolist()
