"""Messages of people's chat, by their digests: the words are their authors' and stay with them.

Those to learn from are messages that an earlier model took for questions, and as many others; those
to measure with are others again. None has a name in it.
"""

from hashlib import sha256
from pathlib import Path

from tools.understanding.corpus import sources
from tools.understanding.extraction import chitchat
from tools.understanding.weights import WORK

LEARNT, MEASURED = "learnt", "measured"
_DIGESTS = Path(__file__).parent / "talk"
_DIGITS = 12  # of each digest


def talk(which: str) -> list[str]:
    """Return messages in the order of their digests; the package is fetched where it is not yet."""
    packages = WORK / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    (source,) = (one for one in sources() if one.kind == "chitchat")
    said = {_digest(text): text for text in chitchat(source.archive(packages))}
    return [said[digest] for digest in (_DIGESTS / f"{which}.txt").read_text("utf-8").split()]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]
