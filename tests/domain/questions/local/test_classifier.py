"""The small classifier that topics and frames are told by."""

from dataclasses import replace
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from domain.questions.local.classifier import Classifier, Hidden, bag, codes_of, log_chances

SCORES = st.floats(-1e4, 1e4, width=32)
SILENT = Hidden(
    inside=np.zeros((1, 2), np.float32),
    bias=np.zeros(2, np.float32),
    outside=np.zeros((2, 2), np.float32),
)
SMALL = Classifier(
    known=np.array([11, 22, 33], np.uint32),
    words=np.array([[2, 0], [0, 4], [0, 0]], np.int8),
    scales=np.array([1.0, 0.5], np.float32),
    figures=np.array([[1.0, -1.0]], np.float32),
    bias=np.array([0.0, 0.25], np.float32),
    hidden=SILENT,
)
NOTHING = np.zeros(1, np.float32)


def likeliest(chances: list[float]) -> int:
    return chances.index(max(chances))


@given(arrays(np.float32, st.integers(1, 20), elements=SCORES))
def test_chances_add_up_to_one(scores: np.ndarray) -> None:
    chances = np.exp(log_chances(scores.tolist()))
    assert chances.sum() == pytest.approx(1, abs=1e-4)
    assert chances.argmax() == scores.argmax() or chances.max() == pytest.approx(
        chances[scores.argmax()]
    )


def test_a_bag_holds_each_known_feature_once() -> None:
    assert sorted(bag([33, 11, 33], SMALL.known)) == [0, 2]
    assert sorted(bag(iter([11, 33]), SMALL.known)) == [0, 2]
    assert bag(iter(()), SMALL.known).tolist() == []


@pytest.mark.parametrize("code", [0, 12, 34, 2**32 - 1])
def test_a_feature_that_was_never_learnt_says_nothing(code: int) -> None:
    assert bag([code, 22], SMALL.known).tolist() == [1]


def test_a_sign_tells_features_apart_that_are_written_alike() -> None:
    assert list(codes_of([b"who", b"is"], b"a:")) == [crc32(b"a:who"), crc32(b"a:is")]


def test_a_text_without_features_is_judged_by_its_figures() -> None:
    chances = np.exp(SMALL(bag([], SMALL.known), NOTHING))
    assert chances[1] / chances[0] == pytest.approx(np.exp(0.25), rel=1e-4)


def test_words_and_figures_speak_for_their_classes() -> None:
    first, second = np.array([0]), np.array([1])
    assert likeliest(SMALL(first, NOTHING)) == 0
    assert likeliest(SMALL(second, NOTHING)) == 1
    assert likeliest(SMALL(second, np.array([9.0], np.float32))) == 0


def test_a_bag_counts_as_much_however_much_is_in_it() -> None:
    few = SMALL(np.array([0]), NOTHING)
    more = SMALL(np.array([0, 2]), NOTHING)
    assert few[0] - few[1] > more[0] - more[1] > 0


def test_the_hidden_layer_hears_what_no_sum_can_say() -> None:
    # The first class has the figures that are far from nought, on either side.
    either_side = Hidden(
        inside=np.array([[1.0, -1.0]], np.float32),
        bias=np.array([-1.0, -1.0], np.float32),
        outside=np.array([[5.0, 0.0], [5.0, 0.0]], np.float32),
    )
    bent = replace(SMALL, figures=np.zeros((1, 2), np.float32), hidden=either_side)
    told = [bent(bag([], SMALL.known), np.array([figure], np.float32)) for figure in (-3, 0, 3)]
    assert list(map(likeliest, told)) == [0, 1, 0]


def test_one_vector_given_twice_may_be_given_once() -> None:
    wide = replace(
        SMALL,
        figures=np.array([[1.0, -1.0], [0.5, 2.0], [3.0, 0.0]], np.float32),
        hidden=replace(SILENT, inside=np.array([[1, 2], [3, 4], [5, 6]], np.float32)),
    )
    twice, once = np.array([2.0, 2.0, 7.0], np.float32), np.array([2.0, 7.0], np.float32)
    none = bag([], SMALL.known)
    assert wide.of_doubled(1)(none, once) == pytest.approx(wide(none, twice))
