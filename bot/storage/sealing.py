"""Texts that nobody reads who has the database alone: encrypted with our keys."""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class Sealed(Exception):
    """None of the keys opens a text."""


class Seal:
    """Encrypts with the first key, and reads what any of them encrypted.

    A key is 32 bytes in URL-safe base64, as `new_key` makes them. Without keys nothing is read.
    """

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys]) if keys else None

    def close(self, text: str) -> str:
        """Encrypt a text; raises `Sealed` where there is no key."""
        if self._fernet is None:
            raise Sealed
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Return a text as it was; raises `Sealed` where no key opens it."""
        if self._fernet is None:
            raise Sealed
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise Sealed from None

    def opens(self, sealed: str) -> bool:
        """Tell whether one of the keys opens it."""
        try:
            self.open(sealed)
        except Sealed:
            return False
        return True


def new_key() -> str:
    """Return a new key."""
    return Fernet.generate_key().decode()
