"""The words of whoever reads: a sentence stands in the code in English, and is said in theirs.

docs/words.md tells how sentences are marked and translated.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

LANGUAGES = ("de", "es")  # besides English, which needs no translating


class Catalogue(Protocol):
    """The sentences of one language; what it lacks, it says in English."""

    def gettext(self, message: str, /) -> str:
        """Return a sentence in the language."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """Return the sentence that fits a number."""
        ...


_reading: ContextVar[Catalogue | None] = ContextVar("reading", default=None)


def _(text: str, /, **named: object) -> str:
    """Say a sentence in the reader's language, then put in what it names.

    What is put in is never looked at for names, and neither is a sentence that names nothing.
    """
    catalogue = _reading.get()
    if catalogue is None:
        return text.format_map(named) if named else text
    said = catalogue.gettext(text)
    return said.format_map(_numbered(named)) if named else said


class Saying:
    """Words of a value that is told later: in the language of whoever reads them then."""

    def __init__(self, text: str, /, **named: object) -> None:
        self._text, self._named = text, named

    def naming(self, **named: object) -> "Saying":
        """Return the same words, with what they name."""
        return Saying(self._text, **self._named, **named)

    def __eq__(self, other: object) -> bool:
        is_saying = isinstance(other, Saying)
        return is_saying and (self._text, self._named) == (other._text, other._named)

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return f"Saying({self._text!r}, **{self._named!r})"

    def __str__(self) -> str:
        return _(self._text, **self._named)


def ngettext(one: str, many: str, count: int, /, **named: object) -> str:
    """Say the sentence that fits a number, which it may name as `{count}`."""
    catalogue = _reading.get()
    if catalogue is None:
        return (one if count == 1 else many).format_map({"count": count, **named})
    return catalogue.ngettext(one, many, count).format_map(_numbered({"count": count, **named}))


@contextmanager
def speaking(catalogue: Catalogue | None) -> Generator[None]:
    """Say everything inside in a language; None is English."""
    before = _reading.set(catalogue)
    try:
        yield
    finally:
        _reading.reset(before)


def speaks_english() -> bool:
    """Tell whether the reader's language is English, the only one that Baton's names are in."""
    return _reading.get() is None


def language_of(locale: str) -> str:
    """Return the language of a locale as Slack writes it, such as `es-419`; else `en`."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else "en"


class _Number(int):
    """A number as other languages write it: 1.500, where English writes 1,500."""

    def __format__(self, how: str, /) -> str:
        return super().__format__(how).replace(",", ".")


def _numbered(named: Mapping[str, object]) -> Mapping[str, object]:
    return {name: _Number(one) if type(one) is int else one for name, one in named.items()}
