"""The texts that a knowledge base is made of: keys, sentences and the phrases people say."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from domain.words import _

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def normalised(phrase: str) -> str:
    """The words of a phrase alone: "CI/CD  for Models" and "ci cd for models" are the same."""
    folded = unicodedata.normalize("NFKC", phrase).casefold()
    return _BETWEEN_WORDS.sub(" ", folded).strip()


def divided(text: str, words: int) -> tuple[str, str]:
    """Split off the first words of a text; the rest stays as it was written."""
    parts = text.split(maxsplit=words)
    return " ".join(parts[:words]), "".join(parts[words:]).rstrip()


def _with_words(phrase: str) -> str:
    if not normalised(phrase):
        raise ValueError(_('"{phrase}" has no word in it', phrase=phrase))
    return phrase


KEY_PATTERN = r"^[a-z0-9][a-z0-9_-]*$"
KEY = StringConstraints(pattern=KEY_PATTERN, max_length=60)
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Phrase = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=150),
    AfterValidator(_with_words),
]
Phrases = tuple[Phrase, ...]


class Written(BaseModel):
    """Something that people write in a file: it never changes, and it has no field too many."""

    model_config = ConfigDict(frozen=True, extra="forbid")
