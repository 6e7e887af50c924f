"""What nobody asked us is left alone; plain words and job descriptions are understood."""

from collections.abc import Sequence

from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Intent, Reading
from tests.factories import a_knowledge_base
from tests.questions_said import lines
from tests.resolvers import RESOLVERS

EVERY = 4  # of the lines: all of them would take three seconds
Read = tuple[str, Reading]

# A third above what was measured when they were written; see docs/understanding.md.
MOST_NOT_OURS, MOST_EVERYDAY = 0.04, 0.035
MOST_WRONG, LEAST_BEST, LEAST_DIRECT = 0.045, 0.73, 0.33
LEAST_BEST_OF_ROLES, LEAST_DIRECT_OF_ROLES = 0.96, 0.92
# By another author, who saw nothing of ours, and looked at by nobody who wrote a rule.
MOST_NEAR_OF_F, LEAST_BEST_OF_F, LEAST_DIRECT_OF_F = 0.055, 0.94, 0.78


def read(said: Sequence[tuple[str, str]]) -> list[Read]:
    resolver = RESOLVERS(a_knowledge_base())
    return [(label, resolver.resolve(text, Context())) for label, text in said]


def is_answered(reading: Reading) -> bool:
    return outcome_of(reading) is Outcome.ANSWER and reading.intent is not Intent.HELP


def share(of: Sequence[Read], count: int) -> float:
    return count / len(of)


def best_roles(said: Sequence[Read]) -> int:
    return sum(bool(r.topics) and r.topics[0].role in label.split("|") for label, r in said)


def answered_rightly(said: Sequence[Read]) -> int:
    return sum(
        is_answered(r) and r.intent is Intent.WHO_HANDLES and r.roles[0] in label.split("|")
        for label, r in said
    )


def test_what_is_not_ours_is_left_alone() -> None:
    said = read(lines("not_ours_lines.tsv")[::EVERY])
    assert share(said, sum(is_answered(reading) for _, reading in said)) <= MOST_NOT_OURS


def test_what_people_ask_an_assistant_or_a_search_engine_is_left_alone() -> None:
    said = read(lines("everyday_lines.tsv"))
    assert share(said, sum(is_answered(reading) for _, reading in said)) <= MOST_EVERYDAY


def test_the_work_of_job_descriptions_leads_to_its_role() -> None:
    said = read([(role, f"who handles {work}?") for role, work in lines("role_lines.tsv")])
    assert share(said, best_roles(said)) >= LEAST_BEST_OF_ROLES
    assert share(said, answered_rightly(said)) >= LEAST_DIRECT_OF_ROLES


def test_what_is_written_to_fool_us_is_nearly_always_left_alone() -> None:
    said = read(lines("near_f.tsv"))
    assert share(said, sum(is_answered(reading) for _, reading in said)) <= MOST_NEAR_OF_F


def test_the_duties_of_another_author_lead_to_their_role() -> None:
    said = read([(role, f"who handles {work}?") for role, work in lines("duties_f.tsv")])
    assert share(said, best_roles(said)) >= LEAST_BEST_OF_F
    assert share(said, answered_rightly(said)) >= LEAST_DIRECT_OF_F


def test_the_plainest_words_are_asked_back_about_rather_than_answered_wrongly() -> None:
    said = read(lines("plain_lines.tsv")[::EVERY])
    answered, right = sum(is_answered(reading) for _, reading in said), answered_rightly(said)
    assert share(said, best_roles(said)) >= LEAST_BEST
    assert share(said, right) >= LEAST_DIRECT
    assert share(said, answered - right) <= MOST_WRONG
