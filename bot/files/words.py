"""The words of other languages, from the catalogues in bot/words."""

from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from domain.words import LANGUAGES

DOMAIN = "baton"
FOLDER = Path(__file__).parents[1] / "words"


@cache
def words_in(language: str) -> GNUTranslations | None:
    """Return the words of a language, read at its first use; None is English, or unknown."""
    if language not in LANGUAGES:
        return None
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)
