"""What people type becomes words, whatever mark-up Slack puts around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questions.utterance import LONGEST_TEXT, utterance

MOST_PHRASES = 465  # of 60 words and 20 more: six start at each but the last five


def words(text: str) -> str:
    return " ".join(word.folded for word in utterance(text).words if word.member is None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("who's the *owner* of `labels`?", "who is the owner of labels"),
        ("who’s on it", "who is on it"),
        ("whats up w/ churn, pls", "what is up with churn please"),
        ("see <#C0CHURN|churn> :tada:", "see churn"),
        ("<https://wiki.example/x|the wiki> or <https://wiki.example>", "the wiki or"),
        ("a &lt;b&gt; &amp; c", "a b c"),
        ("<!here> who deploys", "who deploys"),
        ("<!subteam^S0DATA|@data-eng> where", "data eng where"),
        ("> quoted\nand said", "quoted and said"),
        ("UR vs. DE", "ur vs de"),
        ("_mark_ model_serving done", "mark model serving done"),
        ("heyyy, thankssss", "hey thanks"),
        ("Brrr III", "brrr iii"),
        ("", ""),
    ],
)
def test_markup_and_contractions_are_undone(typed: str, said: str) -> None:
    assert words(typed) == said


def test_mentions_are_members() -> None:
    said = utterance("ask <@U0DANA> or <@U0LEE|lee> or <@U0DANA>")
    assert said.mentioned() == ("U0DANA", "U0LEE")


@pytest.mark.parametrize("plain", ["<@U0DANA> who's on it?", "is it (Dana's) or <@U0LEE>: who?"])
def test_a_text_without_markup_is_read_like_one_with_it(plain: str) -> None:
    assert utterance(f"{plain}*").words == utterance(plain).words


def test_a_long_text_is_seen_to_have_markup_at_once() -> None:
    assert words("a " * 400 + "<@U0") == words("a " * 400 + "U0")


def test_the_sentence_that_asks_is_known() -> None:
    said = utterance("The ETL is down. Who could help? Thanks!")
    asking = [word.folded for word in said.words if word.sentence in said.asking]
    assert asking == ["who", "could", "help"]


def test_phrases_cross_neither_sentences_nor_mentions() -> None:
    phrases = utterance("status of churn. model <@U0DANA> one").phrases
    assert "of churn" in phrases
    assert "churn model" not in phrases
    assert "model one" not in phrases


def test_a_long_text_has_a_limited_number_of_phrases() -> None:
    text = " ".join(f"w{number}" for number in range(400))
    assert len(utterance(text).phrases) == MOST_PHRASES


@given(st.text(max_size=3 * LONGEST_TEXT))
def test_any_text_has_words(text: str) -> None:
    said = utterance(text)
    assert len(said.phrases) <= MOST_PHRASES
    assert all(word.folded or word.member for word in said.words)
