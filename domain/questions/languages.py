"""Which language a text is in, where it is clearly not English: guessed by its commonest words."""

from collections.abc import Iterable

from domain.questions.folding import fold
from domain.questions.tongues import COMMON, ENGLISH, Language


def language_of(text: str) -> Language | None:
    """Return the language of a text; None for English, and where it is not clear.

    Names and terms of the trade are English in every language, so they count for nothing. Another
    script speaks for itself; in Latin letters it takes two words that English does not have, and
    twice as many of them as of English ones.
    """
    head = text[:_LOOKED_AT]
    script = _script_of(head)
    if script is not None:
        return script
    words = fold(head).split()
    counts = {language: _count(words, common) for language, common in COMMON.items()}
    language, found = max(counts.items(), key=lambda counted: counted[1])
    english = sum(word in ENGLISH for word in words)
    rivals = sum(count == found for count in counts.values())
    is_clear = found >= _ENOUGH and found >= 2 * english and rivals == 1
    return language if is_clear else None


def _count(words: Iterable[str], common: frozenset[str]) -> float:
    known = set(words) & common
    return sum(_SHARED if _is_shared(word) else 1 for word in known)


def _is_shared(word: str) -> bool:
    return sum(word in common for common in COMMON.values()) > 1


def _script_of(text: str) -> Language | None:
    letters = [letter for letter in text if letter.isalpha()]
    counts: dict[Language, int] = {}
    for letter in letters:
        for first, last, language in _SCRIPTS:
            if first <= letter <= last:
                counts[language] = counts.get(language, 0) + 1
    if not counts or 3 * sum(counts.values()) < len(letters):
        return None
    if _KANA_IS_JAPANESE in counts:
        return _KANA_IS_JAPANESE
    language = max(counts, key=lambda found: counts[found])
    if language is Language.RUSSIAN and _UKRAINIAN & set(text.casefold()):
        return Language.UKRAINIAN
    return language


_LOOKED_AT = 1_000  # characters
_ENOUGH = 2
_SHARED = 0.75  # of a word: several languages have it
_KANA_IS_JAPANESE = Language.JAPANESE
_UKRAINIAN = frozenset("іїєґ")

_SCRIPTS = (
    ("\u0370", "\u03ff", Language.GREEK),
    ("\u0400", "\u04ff", Language.RUSSIAN),
    ("\u0590", "\u05ff", Language.HEBREW),
    ("\u0600", "\u06ff", Language.ARABIC),
    ("\u0900", "\u097f", Language.HINDI),
    ("\u3040", "\u30ff", Language.JAPANESE),
    ("\u4e00", "\u9fff", Language.CHINESE),
    ("\uac00", "\ud7af", Language.KOREAN),
)
