"""Folded text: the form in which phrases are compared, whoever typed them and however."""

import unicodedata


def fold(text: str) -> str:
    """Return the words alone: small letters and digits, no accents, single spaces between.

    `fold("Lucía's  «Fraud-Shield» 🛡")` is `"lucia s fraud shield"`. Folding twice changes
    nothing. A text without a letter or digit folds to the empty string.
    """
    return " ".join(_letters(_plain(text)).split())


def _plain(text: str) -> str:
    # Decomposed on both sides of casefold: each brings forth characters that concern the other.
    small = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", small).casefold()


def _letters(text: str) -> str:
    if text.isascii():
        return text.translate(_ASCII)
    return "".join(_kept(character) for character in text)


def _kept(character: str) -> str:
    if character.isalnum():
        return character
    return "" if unicodedata.category(character).startswith("M") else " "


_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}
