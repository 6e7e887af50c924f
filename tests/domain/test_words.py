"""A sentence is said in the reader's language, and only then is put in what it names."""

import pytest

from domain.wording import Inside, listed, sentences, within
from domain.words import Saying, _, language_of, ngettext, speaking


class Loud:
    """A language that shouts, and says the plural of everything."""

    def gettext(self, message: str, /) -> str:
        return f"{message}!"

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        del msgid1, n
        return f"{msgid2}!"


def test_english_is_what_stands_in_the_code() -> None:
    assert _("{who} is done.", who="Ana") == "Ana is done."
    assert [ngettext("{count} phase", "{count} phases", n) for n in (1, 2)] == [
        "1 phase",
        "2 phases",
    ]


def test_another_language_says_it_and_then_puts_the_names_in() -> None:
    with speaking(Loud()):
        assert _("{who} is done", who="Ana") == "Ana is done!"
        assert ngettext("{count} phase", "{count} phases", 1) == "1 phases!"
    assert _("Done") == "Done"


def test_what_is_named_is_never_looked_at_for_names() -> None:
    assert _("{who} is done.", who="{phase} {0} {who.x}") == "{phase} {0} {who.x} is done."


def test_braces_of_a_sentence_that_names_nothing_stay() -> None:
    assert _("{date_short_pretty} at {time}") == "{date_short_pretty} at {time}"


def test_large_numbers_are_written_as_the_language_writes_them() -> None:
    sentence = "at most {limit:,} characters"
    assert _(sentence, limit=1_500) == "at most 1,500 characters"
    with speaking(Loud()):
        assert _(sentence, limit=1_500) == "at most 1.500 characters!"
        assert ngettext("{count:,} day", "{count:,} days", 12) == "12 days!"


def test_inside_another_language_one_may_speak_english() -> None:
    with speaking(Loud()):
        with speaking(None):
            assert _("Done") == "Done"
        assert _("Done") == "Done!"


def test_a_value_says_its_words_when_it_is_read() -> None:
    deed = Saying("skip {phase}").naming(phase=Inside("Model evaluation"))
    assert str(deed) == "skip model evaluation"
    with speaking(Loud()):
        assert str(deed) == "skip Model evaluation!"


def test_lists_follow_the_language() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    with speaking(Loud()):
        assert (listed(["a"]), listed(["a", "b"], "or")) == ("a", "a or b!")


def test_names_are_lower_case_inside_an_english_sentence_alone() -> None:
    assert within("Data engineer") == "data engineer"
    with speaking(Loud()):
        assert within("Data engineer") == "Data engineer"


def test_sentences_leave_out_what_nobody_says() -> None:
    assert sentences("A.", "", "B.") == "A. B."


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de-DE", "de"),
        ("de-AT", "de"),
        ("es-ES", "es"),
        ("es-LA", "es"),
        ("es-419", "es"),
        ("de_DE", "de"),
        ("DE", "de"),
        ("en-US", "en"),
        ("pt-BR", "en"),
        ("deutsch", "en"),
        ("", "en"),
        ("-", "en"),
        ("../../de", "en"),
    ],
)
def test_the_language_of_a_locale(locale: str, language: str) -> None:
    assert language_of(locale) == language
