"""What nobody asked us is left alone, and the plainest words are seldom answered wrongly."""

from collections.abc import Sequence

from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Intent, Reading
from tests.factories import a_knowledge_base
from tests.questions_said import lines
from tests.resolvers import RESOLVERS

EVERY = 4  # of the lines: all of them would take three seconds
Read = tuple[str, Reading]

# A third above what was measured when they were written; see docs/understanding.md.
MOST_NOT_OURS = 0.04
MOST_WRONG, LEAST_BEST, LEAST_DIRECT = 0.045, 0.68, 0.27


def read(said: Sequence[tuple[str, str]]) -> list[Read]:
    resolver = RESOLVERS(a_knowledge_base())
    return [(label, resolver.resolve(text, Context())) for label, text in said]


def is_answered(reading: Reading) -> bool:
    return outcome_of(reading) is Outcome.ANSWER and reading.intent is not Intent.HELP


def share(of: Sequence[Read], count: int) -> float:
    return count / len(of)


def test_what_is_not_ours_is_left_alone() -> None:
    said = read(lines("not_ours_lines.tsv")[::EVERY])
    assert share(said, sum(is_answered(reading) for _, reading in said)) <= MOST_NOT_OURS


def test_the_plainest_words_are_asked_back_about_rather_than_answered_wrongly() -> None:
    said = read(lines("plain_lines.tsv")[::EVERY])
    best = sum(bool(r.topics) and r.topics[0].role in label.split("|") for label, r in said)
    answered = [(label, reading) for label, reading in said if is_answered(reading)]
    right = sum(
        r.intent is Intent.WHO_HANDLES and r.roles[0] in label.split("|") for label, r in answered
    )
    assert share(said, best) >= LEAST_BEST
    assert share(said, right) >= LEAST_DIRECT
    assert share(said, len(answered) - right) <= MOST_WRONG
