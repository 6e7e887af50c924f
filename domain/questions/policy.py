"""Whether to answer, to ask back or to say that we do not know."""

from enum import StrEnum

from domain.questions.readings import Intent, Reading

# Measured on 388 labelled questions: of the answers from the first figure on 2 % were wrong, and
# from the second on, one of the first two roles was right in 19 of 20. Lower only with evidence.
ANSWER_FROM = 0.80
CHOICES_FROM = 0.35
MOST_CHOICES = 3


class Outcome(StrEnum):
    """What becomes of a question."""

    ANSWER = "answer"
    CHOICES = "choices"  # "did you mean": a click mends nearly every doubt
    UNKNOWN = "unknown"


def outcome_of(reading: Reading) -> Outcome:
    """Return what a reading is good for."""
    if reading.intent is Intent.OOS:
        return Outcome.UNKNOWN
    if reading.confidence >= ANSWER_FROM:
        return Outcome.ANSWER
    doubtful = reading.intent is Intent.WHO_HANDLES and reading.topics
    if doubtful and reading.confidence >= CHOICES_FROM:
        return Outcome.CHOICES
    return Outcome.UNKNOWN
