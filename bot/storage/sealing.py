"""Texts that nobody reads who has the database alone: encrypted with our keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class Sealed(Exception):
    """None of the keys opens a text."""


class Seal:
    """Encrypts with the first key, and reads what any of them encrypted.

    A key is 32 bytes in URL-safe base64, as `new_key` makes them. Without keys nothing is read.
    """

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._fernet = _fernet_of(keys) if keys else None

    def close(self, text: str) -> str:
        """Encrypt a text; raises `Sealed` where there is no key."""
        if self._fernet is None:
            raise Sealed
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Return a text as it was; raises `Sealed` where no key opens it."""
        if self._fernet is None:
            raise Sealed
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see _fernet_of

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
    from cryptography.fernet import Fernet  # noqa: PLC0415 - see _fernet_of

    return Fernet.generate_key().decode()


def _fernet_of(keys: Sequence[str]) -> "MultiFernet":
    # Loaded for those who have keys: it takes 6 MB, and most have one workspace and no key.
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - as said above

    return MultiFernet([Fernet(key) for key in keys])
