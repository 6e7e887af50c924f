"""A rule: a pattern over the shape of a text that speaks for an intent.

A shape is the folded text with names replaced by PROJECT, ROLE, PHASE and PERSON (PHASED where a
phase is said as something that happened), with one space around each word:
` who is the ROLE on PROJECT `.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.questions.readings import Intent


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that speaks for an intent, unless the other one is there too."""

    intent: Intent
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def fits(self, shape: str) -> bool:
        """Tell whether a shape is of this kind."""
        if not self.pattern.search(shape):
            return False
        return self.unless is None or not self.unless.search(shape)


def rules(intent: Intent, *patterns: str, unless: str | None = None) -> Iterator[Rule]:
    """Make a rule of each pattern, all with the same exception."""
    against = re.compile(unless) if unless else None
    for pattern in patterns:
        yield Rule(intent, re.compile(pattern), against)


# Fragments that several rules share.
DONE = "(?:done|complete|completed|finished|ready|closed|over|through|signed off|wrapped up|live)"
ENDED = (
    "(?:completed|complete|finished|finish|done|closed|close|wrapped up|signed off|ended|marked)"
)
FILL = "(?:(?:have|has|just|now|finally|already|all|successfully|also|fully|officially|been|got) )*"
STAGE = r"(?:phase|phases|stage|stages|step|steps|milestone)"
HERE = r"(?:here|this|this project|the project|this channel)"
PLACE = rf"(?:PROJECT|{HERE})"
NOT_YET = (
    " (?:not|never|when|once|if|after|until|before|will|should|would|could|almost|nearly|"
    "cannot|unless|who|whom|why|how|what|which|going to|need to|needs to|have to|wants?) "
)
ASKS = r"^ (?:so |and |but |hey |hi |ok |please |do you know |can you tell me )*"
MY = r"(?:my|mine)"
