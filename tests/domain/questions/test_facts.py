"""What machines read of an answer."""

from domain.ids import RoleKey
from domain.questions.answers import RoleWithoutProject
from domain.questions.facts import facts, given
from domain.questions.readings import Intent, Reading, Topic
from tests.factories import a_knowledge_base

ENGINEER, DEVELOPER, ANALYST = map(RoleKey, ("ml_engineer", "developer", "data_analyst"))


def answered(intent: Intent, *topics: Topic) -> RoleWithoutProject:
    reading = Reading(intent, 0.9, topics=topics, roles=(ENGINEER,))
    return RoleWithoutProject(reading, a_knowledge_base().role(ENGINEER))


def test_a_sure_search_names_what_was_next_best_behind_its_answer() -> None:
    told = answered(
        Intent.WHO_HANDLES,
        Topic(ENGINEER, "serving", "", 0.8),
        Topic(DEVELOPER, "the app", "", 0.19),
        Topic(ANALYST, "reports", "", 0.01),
    )
    assert facts(told, "", 0)["roles"] == [ENGINEER, DEVELOPER]
    assert given(told, 0).roles == (ENGINEER, DEVELOPER)


def test_a_role_that_was_named_stays_alone() -> None:
    assert facts(answered(Intent.WHO_IS), "", 0)["roles"] == [ENGINEER]
