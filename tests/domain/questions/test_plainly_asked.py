"""What a text asks in so many words, and what only looks like that."""

import pytest

from domain.ids import ProjectKey
from domain.projects import NamedProject
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Aspect, Context, Intent, Reading
from tests.factories import a_knowledge_base
from tests.resolvers import RESOLVERS

KESTREL = NamedProject(ProjectKey("kestrel"), "Kestrel pricing", ("kestrel",))


def read(text: str) -> Reading:
    return RESOLVERS(a_knowledge_base()).resolve(text, Context(projects=(KESTREL,)))


@pytest.mark.parametrize(
    "text",
    [
        "list phases",
        "hey, please show me all the phases of kestrel",
        "what are the phases?",
        "which phases does kestrel have?",
        "which phase comes first?",
        "what is the last phase of kestrel?",
    ],
)
def test_who_asks_for_the_phases_is_told_how_the_project_stands(text: str) -> None:
    reading = read(text)
    assert outcome_of(reading) is Outcome.ANSWER
    assert reading.intent is Intent.PROJECT_STATUS
    assert reading.project == ("kestrel" if "kestrel" in text else None)


@pytest.mark.parametrize(
    "text",
    [
        "what is the status of model evaluation?",
        "status model evaluation",
        "state of the model evaluation phase on kestrel",
        "nobody has done the model evaluation",
    ],
)
def test_the_state_of_a_phase_is_told_and_not_marked(text: str) -> None:
    reading = read(text)
    assert outcome_of(reading) is Outcome.ANSWER
    assert (reading.intent, reading.phases) == (Intent.PHASE_DONE, ("model_evaluation",))


@pytest.mark.parametrize("text", ["who pays for gpu?", "who is paying for the tableau licence?"])
def test_nobody_here_pays(text: str) -> None:
    assert outcome_of(read(text)) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("text", "is_order"),
    [
        ("make Sam the ml engineer", True),
        ("please appoint <@U0SAM> as our new developer", True),
        ("let Omar be the data engineer", True),
        ("make sure the ml engineer knows", False),
        ("assign labelling to the data engineer", False),
        ("who makes the ml engineer happy?", False),
    ],
)
def test_orders_to_give_a_role(text: str, *, is_order: bool) -> None:
    assert (read(text).aspect is Aspect.ASSIGNING) is is_order


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("model evaluation is done", Intent.MARK_DONE),
        ("what is the next phase?", Intent.NEXT_PHASE),
        ("status report kestrel", Intent.PROJECT_STATUS),
        ("what are the next steps?", Intent.NEXT_PHASE),
        ("which phase is running?", Intent.CURRENT_PHASE),
    ],
)
def test_what_is_asked_otherwise_is_read_as_before(text: str, intent: Intent) -> None:
    assert read(text).intent is intent


@pytest.mark.parametrize(
    ("text", "intent", "is_of_all"),
    [
        ("next on all our projects", Intent.NEXT_PHASE, True),
        ("what's next for every project?", Intent.NEXT_PHASE, True),
        ("who is next on all projects?", Intent.NEXT_ROLE, True),
        ("which team is up next", Intent.NEXT_ROLE, False),
        ("whose turn is it next on kestrel?", Intent.NEXT_ROLE, False),
    ],
)
def test_what_is_next_and_who(text: str, intent: Intent, *, is_of_all: bool) -> None:
    reading = read(text)
    assert (outcome_of(reading), reading.intent) == (Outcome.ANSWER, intent)
    assert bool(reading.together and reading.together.all_projects) is is_of_all


@pytest.mark.parametrize(
    "text",
    [
        "show me the kestrel project",
        "I'd like a quick summary of this project",
        "an update on the whole project would be nice before the meeting",
    ],
)
def test_an_update_is_the_status(text: str) -> None:
    reading = read(text)
    assert (outcome_of(reading), reading.intent) == (Outcome.ANSWER, Intent.PROJECT_STATUS)
