"""Whether to answer, to ask back or to say that we do not know."""

from collections.abc import Collection
from enum import StrEnum

from domain.questions.readings import Intent, Reading, Topic

# Chosen on the labelled questions of docs/understanding.md, so that one in a hundred is answered
# wrongly on none of them: to send somebody to the wrong person is worse than to ask back. Lower
# only with evidence.
ANSWER_FROM = 0.83
TOLD_FROM = 0.77  # of what nobody is sent anywhere for: where a project stands, who is on it
CHOICES_FROM = 0.35
MOST_CHOICES = 3
_FEWEST_CHOICES = 2
LEAST_OFFERED = 0.05

# "What is Aiko on?" is read as one of these while nobody knows that Aiko is somebody.
_OF_NOBODY = frozenset(
    {Intent.LIST_PROJECTS, Intent.UNFILLED_ROLES, Intent.MY_PENDING, Intent.HELP}
)


# "Who was the ML engineer before Dana?": without her, it asks for the one of today.
_BESIDE_A_NAME = frozenset({"before", "replaced", "succeeded"})
# "What is Aiko doing on churn?" looks like a question about churn until we know Aiko.
_DONE_BY_SOMEBODY = frozenset({"doing", "does", "up", "busy", "working", "role"})


class Outcome(StrEnum):
    """What becomes of a question."""

    ANSWER = "answer"
    CHOICES = "choices"  # "did you mean": a click mends nearly every doubt
    UNKNOWN = "unknown"


def worth_offering(reading: Reading) -> tuple[Topic, ...]:
    """Return the two or three topics that somebody may choose from, best first."""
    likely, rest = reading.topics[:_FEWEST_CHOICES], reading.topics[_FEWEST_CHOICES:MOST_CHOICES]
    return (*likely, *(topic for topic in rest if topic.score >= LEAST_OFFERED))


def outcome_of(reading: Reading) -> Outcome:
    """Return what a reading is good for."""
    if reading.intent is Intent.OOS:
        return Outcome.UNKNOWN
    if reading.confidence >= (ANSWER_FROM if reading.intent is Intent.WHO_HANDLES else TOLD_FROM):
        return Outcome.ANSWER
    doubtful = reading.intent is Intent.WHO_HANDLES and reading.topics
    if doubtful and reading.confidence >= CHOICES_FROM:
        return Outcome.CHOICES
    return Outcome.UNKNOWN


def is_clear(reading: Reading, words: Collection[str]) -> bool:
    """Tell whether a text is understood though nobody knew which of its words are people."""
    is_of_all = reading.intent is Intent.WHO_IS and not reading.roles  # or "who is Aiko's backup?"
    is_of_nobody = reading.intent in _OF_NOBODY or is_of_all or reading.elsewhere
    if not _BESIDE_A_NAME.isdisjoint(words):
        return False
    if reading.intent is Intent.PROJECT_STATUS and not _DONE_BY_SOMEBODY.isdisjoint(words):
        return False
    return outcome_of(reading) is Outcome.ANSWER and not is_of_nobody
