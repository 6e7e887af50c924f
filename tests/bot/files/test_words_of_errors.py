"""Every error that Baton raises on purpose explains itself in German and Spanish, too."""

import re

import pytest

from bot.files.words import words_in
from domain.errors import BatonError
from domain.words import LANGUAGES, speaking
from tests.domain.test_errors import READ_ALOUD

A_SENTENCE = re.compile(r"(?:[A-ZÄÖÜÁÉÍÓÚ0-9¿„«].*[.?] ?)+")
GLUED = re.compile(r"  |\(\)|,,|: \.|„“|«»| \.|None|[{}]")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", [error for error, _sentence in READ_ALOUD])
def test_it_reads(error: BatonError, language: str) -> None:
    english = str(error)
    with speaking(words_in(language)):
        said = str(error)
    assert said != english
    assert A_SENTENCE.fullmatch(said)
    assert not GLUED.search(said)
