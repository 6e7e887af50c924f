"""What is named in the place of a project and is none, and what only looks like that."""

import pytest

from domain.ids import ProjectKey
from domain.projects import NamedProject
from domain.questions.followups import following
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Intent, Reading
from tests.factories import a_knowledge_base
from tests.resolvers import RESOLVERS

HERE = Context(here=(NamedProject(ProjectKey("churn"), "Churn predictor", ("churn",)),))


def elsewhere(text: str) -> str:
    return read(text).elsewhere


def read(text: str) -> Reading:
    knowledge = a_knowledge_base()
    return following(RESOLVERS(knowledge), knowledge).resolve(text, HERE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("who is on nosuchproject?", "nosuchproject"),
        ("who's on Zebra?", "Zebra"),
        ("who works on zebra right now?", "zebra"),
        ("who is on the zebra project?", "zebra"),
        ("who is the data engineer of Nosuch Project?", "Nosuch"),
        ("who is the ml engineer on zebra?", "zebra"),
        ("who is the backup of the ml engineer on zebra?", "zebra"),
        ("status of chrun", "chrun"),
        ("what is next on nosuch?", "nosuch"),
        ("what's the current phase of nosuch?", "nosuch"),
        ("is deployment done on zebra?", "zebra"),
        ("which roles are vacant on zebra?", "zebra"),
        ("who handles model versioning on zebra?", "zebra"),
    ],
)
def test_it_is_kept_as_it_was_typed(text: str, name: str) -> None:
    assert elsewhere(text) == name


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("who handles drift on zebra?", Intent.WHO_HANDLES),
        ("who does the labelling for zebra?", Intent.WHO_HANDLES),
        ("who do I ask about dashboards on zebra", Intent.WHO_HANDLES),
        ("what's next on zebra", Intent.NEXT_PHASE),
        ("status of zebra", Intent.PROJECT_STATUS),
    ],
)
def test_the_question_is_understood_all_the_same(text: str, intent: Intent) -> None:
    reading = read(text)
    assert outcome_of(reading) is Outcome.ANSWER
    assert (reading.intent, reading.project) == (intent, None)


@pytest.mark.parametrize(
    "text",
    [
        "who is on call?",
        "who is on it?",
        "who is on this?",
        "who is on the team?",
        "who is on teh taem?",
        "who is on vacation?",
        "who is in charge?",
        "who is the ml engineer on duty?",
        "who is the ml engineer for now?",
        "who is the ml engineer at the moment?",
        "who is the ml engineer on this project?",
        "who is the data engineer for data ingestion?",
        "who is the data engineer for airflow?",
        "what is next in line?",
        "what is next for us?",
        "what is the status of the project?",
        "who is on churn?",
        "who is the ml engineer of churn for zebra?",
        "who ensures rollback and observability of learned artefacts?",
        "who handles zebra?",
        "on zebra?",
        "who is the ml engineer on <@U0DANA>?",
    ],
)
def test_ordinary_words_topics_and_known_names_are_no_unknown_projects(text: str) -> None:
    known = NamedProject(ProjectKey("churn"), "Churn predictor", ("churn",))
    knowledge = a_knowledge_base()
    resolver = following(RESOLVERS(knowledge), knowledge)
    assert resolver.resolve(text, Context(here=(known,), projects=(known,))).elsewhere == ""
