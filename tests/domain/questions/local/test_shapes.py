"""What a text looks like when everything that it is about is left out."""

from zlib import crc32

import pytest

from domain.questions.local.frames import COUNT, Frames, Seen
from domain.questions.local.shapes import BUCKETS, asking_codes
from domain.questions.readings import Intent
from tests.domain.questions.local.ears import heard, model, shaper


def shape(text: str) -> str:
    return " ".join(shaper().shape(heard(text).pieces))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who handles model versioning on churn?", "who handles TOPIC on PROJECT"),
        ("who is Dana?", "who is PERSON"),
        ("what does <@U0DANA> do", "what does PERSON do"),
        ("DE vs MLE", "ROLE vs ROLE"),
        ("churn has been deployed", "PROJECT has been PHASED"),
        ("who isn't the ml engineer", "who is not the ROLE"),
        ("who xyzzy plugh frobs the quagga", "who _ the _"),  # a run of strange words is one
        ("", ""),
    ],
)
def test_names_become_their_kind(text: str, expected: str) -> None:
    assert shape(text) == expected


def test_questions_that_differ_in_what_they_name_look_alike() -> None:
    assert shape("who handles drift detection on churn?") == shape("who handles labels on atlas?")


def test_the_sentence_that_asks_is_looked_at_by_itself() -> None:
    said = heard("The scores look odd since Monday. Who handles drift detection?")
    assert shaper().shape(said.asking) == ("who", "handles", "TOPIC")
    assert len(shaper().shape(said.pieces)) > 3


def test_runs_of_tokens_have_a_beginning_and_an_end() -> None:
    codes = set(asking_codes(["who", "is"], ["who", "is"]))
    assert {
        crc32(run) % BUCKETS for run in (b"a:^ who is $", b"a:who", b"w:who is $", b"a:^ * is")
    } <= codes
    assert crc32(b"w:^ who is $") % BUCKETS not in codes  # of the whole text, three in a row


@pytest.mark.parametrize("text", ["who handles labels?", "hello", "zebra", "status of churn", "?"])
def test_the_chances_of_all_intents_add_up_to_one(text: str) -> None:
    said = heard(text)
    seen = Seen.of(said, shaper())
    frames: Frames = model().frames
    for ours in (-50.0, 0.0, 50.0):
        told = frames.told(seen, model().embedding, ours)
        assert set(told.chances) == set(Intent)
        assert sum(told.chances.values()) == pytest.approx(1, abs=1e-4)
    assert len(frames.classifier.bias) == COUNT


def test_a_search_is_for_us_only_where_it_is_about_our_work() -> None:
    said = heard("who handles zebra boards")
    seen = Seen.of(said, shaper())
    ours = model().frames.told(seen, model().embedding, 6.0)
    not_ours = model().frames.told(seen, model().embedding, -6.0)
    assert ours.chances[Intent.WHO_HANDLES] > not_ours.chances[Intent.WHO_HANDLES]
    assert not_ours.is_search
