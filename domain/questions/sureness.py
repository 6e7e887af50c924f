"""How sure we are of a topic: a figure between 0 and 1 that can be held against a threshold.

A logistic curve, fitted to labelled questions: of the readings near a figure, about that share
was right.
"""

from math import exp

from domain.questions.matching import Match

_MOST_WORDS = 8  # more words than this make nobody surer
_EXACT = 0.9  # a phrase of ours, said as it stands there


def sureness_of(match: Match) -> float:
    """Return the chance that the first topic is what was meant."""
    if not match.topics:
        return 0.0
    first = match.topics[0]
    rival = match.topics[1].score if len(match.topics) > 1 else 0.0
    leads_by = (first.score - rival) / first.score
    words = min(match.words, _MOST_WORDS)
    exact = first.likeness >= _EXACT and not match.unknown
    evidence = (
        -3.75
        + 1.3 * first.likeness
        + 0.5 * leads_by
        - 1.9 * match.unknown
        + 1.85 * first.score
        + 0.64 * words
        + 0.6 * exact
    )
    return 1 / (1 + exp(-evidence))
