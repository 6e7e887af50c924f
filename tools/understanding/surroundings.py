"""What surrounds a question as people type it: small talk before and after, slips within."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

_SHORT = 3  # letters: too few for a slip


@dataclass(frozen=True)
class Surroundings:
    """What people say before and after a question."""

    openers: Sequence[str]
    closers: Sequence[str]
    ramblings: Sequence[str]

    def around(self, text: str, chance: Random) -> str:
        """Return the text, sometimes with one or two of these around it."""
        before = chance.random()
        if before < 0.12:
            text = f"{chance.choice(self.openers)} {text}"
        elif before < 0.2:
            text = f"{chance.choice(self.ramblings)} {text}"
        elif before < 0.24:
            text = f"{chance.choice(self.openers)} {chance.choice(self.ramblings)} {text}"
        ended = text[-1] in "?.!"
        if chance.random() < 0.1:
            between = " " if ended else chance.choice([", ", " ", ". "])
            return f"{text}{between}{chance.choice(self.closers)}"
        if chance.random() < 0.05:
            return f"{text}{' ' if ended else '. '}{chance.choice(self.ramblings)}"
        return text


def slip(text: str, chance: Random) -> str:
    """Return a text with a letter of one word left out, doubled or in the wrong place."""
    words = text.split()
    long = [at for at, word in enumerate(words) if len(word) > _SHORT and word.isalpha()]
    if not long:
        return text
    at = chance.choice(long)
    word = words[at]
    place = chance.randrange(len(word) - 1)
    head, two, tail = word[:place], word[place : place + 2], word[place + 2 :]
    words[at] = chance.choice(
        [head + two[1] + tail, head + two[::-1] + tail, head + two[0] + two + tail]
    )
    return " ".join(words)
