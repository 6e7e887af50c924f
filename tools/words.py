"""Gathers the sentences to translate, and compiles their translations: `make words`.

It works with Babel as `pybabel` does, but what it writes says neither when nor by which version it
was written, and no entry fills more than a line for each sentence: so it is the same whoever runs
it, and three people can add sentences at once. docs/words.md tells more.
"""

import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "bot" / "words"
MARKED_IN = ("bot", "domain")
KEYWORDS = {**DEFAULT_KEYWORDS, "Saying": None}
PLURALS = "nplurals=2; plural=(n != 1);"  # German and Spanish alike

Words = Mapping[str | tuple[str, ...], Message]


class Sentences(Catalog):
    """A catalogue whose head says only what a reader of it needs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The language, and how it counts."""
        language = [("Language", str(self.locale))] if self.locale else []
        return [
            *language,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", PLURALS),
        ]


def marked() -> Sentences:
    """Return every sentence that is marked in the code, in English."""
    found = _empty(None)
    for folder in MARKED_IN:
        rows = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for _file, _line, message, _comments, _context in rows:
            found.add(message)
    for message in found:
        message.flags.clear()
    return found


def translated(language: str, sentences: Catalog, others: Iterable[Path] = ()) -> Sentences:
    """Return what is translated of the sentences: here first, then by the others in order."""
    words = _empty(language)
    known = [_read(folder / f"{language}/LC_MESSAGES/baton.po") for folder in (FOLDER, *others)]
    for sentence in sentences:
        if sentence.id:
            words.add(sentence.id, _said(sentence, known))
    for message in words:
        message.flags.clear()
    return words


def as_text(sentences: Catalog) -> bytes:
    """Write a catalogue as translators edit it."""
    written = BytesIO()
    write_po(written, sentences, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return written.getvalue()


def compiled(words: Catalog) -> bytes:
    """Write a catalogue as the bot reads it."""
    written = BytesIO()
    write_mo(written, words)
    return written.getvalue()


def main(others: Iterable[Path]) -> None:
    """Write the template, and each language with what is translated of it so far."""
    sentences, others = marked(), tuple(others)
    (FOLDER / "baton.pot").write_bytes(as_text(sentences))
    for folder in sorted(FOLDER.glob("*/LC_MESSAGES")):
        words = translated(folder.parent.name, sentences, others)
        (folder / "baton.po").write_bytes(as_text(words))
        (folder / "baton.mo").write_bytes(compiled(words))
        left = [message.id for message in words if message.id and not _is_said(message.string)]
        print(f"{folder.parent.name}: {len(words) - len(left)} translated, {len(left)} left")


def _empty(language: str | None) -> Sentences:
    words = Sentences(locale=language, header_comment="", fuzzy=False, charset="utf-8")
    words._num_plurals, words._plural_expr = 2, "(n != 1)"  # noqa: SLF001 - Babel takes them from CLDR
    return words


def _read(file: Path) -> Catalog:
    if not file.exists():
        return Catalog()
    with file.open("rb") as written:
        return read_po(written)


def _said(sentence: Message, known: Iterable[Catalog]) -> str | tuple[str, ...]:
    for words in known:
        found = words.get(sentence.id)
        if found is not None and found.id == sentence.id and _is_said(found.string):
            return found.string
    return ("", "") if sentence.pluralizable else ""


def _is_said(said: str | tuple[str, ...] | None) -> bool:
    return bool(said) and all(said if isinstance(said, tuple) else (said,))


if __name__ == "__main__":
    main(map(Path, sys.argv[1:]))
