"""The catalogues are as the code is, every sentence is translated, and none can break a message."""

import re
from collections import Counter
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.files.words import words_in
from bot.slack.views.parts.blocks import BUTTON_TEXT
from domain.words import LANGUAGES, _, ngettext, speaking
from tests.sentences import gathered
from tools.words import FOLDER, as_text, compiled, translated

MARKS = re.compile(r":[a-z_]+:|<[^>]*>|[*`~]|\s{2,}|^\s|\s$")  # what Slack, or a sentence, needs
COMMAND = re.compile(r"`([^`]*)`")
SHORT = 30  # characters; longer sentences are on no button

both = pytest.mark.parametrize("language", LANGUAGES)


def catalogue(language: str) -> Catalog:
    with (FOLDER / language / "LC_MESSAGES" / "baton.po").open("rb") as file:
        return read_po(file)


def texts(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (said or "",) if said is None or isinstance(said, str) else tuple(said)


def pairs(language: str) -> list[tuple[str, str]]:
    """Every sentence with what is said for it; a plural with the plural."""
    found: list[tuple[str, str]] = []
    for message in catalogue(language):
        if message.id:
            found += zip(texts(message.id), texts(message.string), strict=True)
    return found


def names(text: str) -> Counter[tuple[str, str]]:
    parts = Formatter().parse(text)
    return Counter((name, how or "") for _text, name, how, _as in parts if name is not None)


def test_the_template_is_as_the_code_is() -> None:
    assert (FOLDER / "baton.pot").read_bytes() == as_text(gathered()), "`make words` brings it in"


@both
def test_each_language_is_gathered_and_compiled(language: str) -> None:
    folder = FOLDER / language / "LC_MESSAGES"
    words = translated(language, gathered())
    assert (folder / "baton.po").read_bytes() == as_text(words), "`make words` brings it in"
    assert (folder / "baton.mo").read_bytes() == compiled(words), "`make words` compiles it"


@both
def test_every_sentence_is_translated(language: str) -> None:
    def is_missing(message: Message) -> bool:
        return bool(message.id) and (message.fuzzy or not all(texts(message.string)))

    assert [message.id for message in catalogue(language) if is_missing(message)] == []


@both
def test_a_translation_names_what_the_sentence_names(language: str) -> None:
    wrong = [(text, said) for text, said in pairs(language) if names(text) != names(said)]
    assert wrong == []


@both
def test_a_translation_keeps_slacks_marks_and_the_space_around(language: str) -> None:
    def marks(text: str) -> Counter[str]:
        return Counter(MARKS.findall(text))

    assert [(t, said) for t, said in pairs(language) if marks(t) != marks(said)] == []


@both
def test_commands_stay_english(language: str) -> None:
    wrong = [
        (text, said)
        for text, said in pairs(language)
        if Counter(COMMAND.findall(text)) != Counter(COMMAND.findall(said))
    ]
    assert wrong == []


@both
def test_what_may_stand_on_a_button_fits_there(language: str) -> None:
    short = [(t, said) for t, said in pairs(language) if len(t) <= SHORT and "{" not in t]
    assert [(t, said) for t, said in short if len(said) > BUTTON_TEXT] == []


@both
def test_a_language_is_read_and_says_one_and_many(language: str) -> None:
    one = {"de": "1 Mitglied von @a", "es": "1 miembro de @a"}[language]
    many = {"de": "3 Mitglieder von @a", "es": "3 miembros de @a"}[language]
    with speaking(words_in(language)):
        said = [
            ngettext("{count} member of {group}", "{count} members of {group}", n, group="@a")
            for n in (1, 3)
        ]
        assert said == [one, many]
        assert _("This is said by nobody.") == "This is said by nobody."


@pytest.mark.parametrize("language", ["en", "fr", "", "../de", "klingon"])
def test_of_another_language_nothing_is_known(language: str) -> None:
    assert words_in(language) is None
