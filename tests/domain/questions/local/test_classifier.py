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


def test_a_bag_holds_each_feature_once_in_order() -> None:
    found = bag([crc32(b"who"), crc32(b"is"), crc32(b"who")], 1_000)
    assert found.tolist() == sorted(found.tolist())
    assert len(found) == 2
    assert bag(iter(()), 1_000).tolist() == []
    assert bag([crc32(b"is"), crc32(b"who")], 1_000).tolist() == found.tolist()


def test_a_sign_tells_features_apart_that_are_written_alike() -> None:
    assert list(codes_of([b"who", b"is"], b"a:")) == [crc32(b"a:who"), crc32(b"a:is")]


def test_a_text_without_features_is_judged_by_its_figures() -> None:
    chances = np.exp(SMALL(bag([], SMALL.buckets), NOTHING))
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
    told = [bent(bag([], 3), np.array([figure], np.float32)) for figure in (-3, 0, 3)]
    assert list(map(likeliest, told)) == [0, 1, 0]


def test_one_vector_given_twice_may_be_given_once() -> None:
    wide = replace(
        SMALL,
        figures=np.array([[1.0, -1.0], [0.5, 2.0], [3.0, 0.0]], np.float32),
        hidden=replace(SILENT, inside=np.array([[1, 2], [3, 4], [5, 6]], np.float32)),
    )
    twice, once = np.array([2.0, 2.0, 7.0], np.float32), np.array([2.0, 7.0], np.float32)
    assert wide.of_doubled(1)(bag([], 3), once) == pytest.approx(wide(bag([], 3), twice))
