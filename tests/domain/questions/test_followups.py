"""What a text leaves out comes from what was said before it; a whole text is never bent."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ids import PhaseKey, ProjectKey, RoleKey
from domain.projects import NamedMember, NamedProject
from domain.questions.followups import FollowingResolver, following, leans
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Aspect, Context, Intent, Reading, Said
from tests.factories import ANA, DANA, DATA_ENGINEER, LEE, ML_ENGINEER, a_knowledge_base
from tests.resolvers import RESOLVERS

CHURN = NamedProject(ProjectKey("churn"), "Churn predictor", ("churn", "churn model"))
ATLAS = NamedProject(ProjectKey("atlas"), "Atlas search", ("atlas",))
EVALUATION, DEPLOYMENT = PhaseKey("model_evaluation"), PhaseKey("model_deployment")
PLACE = Context(
    asker=ANA,
    here=(CHURN,),
    projects=(CHURN, ATLAS),
    members=(NamedMember(DANA, "Dana Kim"), NamedMember(LEE, "Lee Wong")),
)
HANDLED = Said(
    Intent.WHO_HANDLES, "Model versioning", (ML_ENGINEER,), project=CHURN.key, person=DANA
)
ON_ATLAS = replace(HANDLED, project=ATLAS.key, person=None)
NEXT = Said(Intent.NEXT_PHASE, project=ATLAS.key, at=(DEPLOYMENT,))
DONE = Said(
    Intent.PHASE_DONE, project=ATLAS.key, phases=(EVALUATION,), at=(EVALUATION,), person=DANA
)
STATUS = Said(Intent.PROJECT_STATUS, project=ATLAS.key, at=(EVALUATION,))
ROLE = Said(Intent.WHAT_DOES, roles=(ML_ENGINEER,))
VACANT = Said(Intent.UNFILLED_ROLES, project=ATLAS.key)


@cache
def resolver() -> FollowingResolver:
    knowledge = a_knowledge_base()
    return following(RESOLVERS(knowledge), knowledge)


def read(text: str, before: Said | None, place: Context = PLACE) -> Reading:
    return resolver().resolve(text, replace(place, before=before))


@pytest.mark.parametrize(
    "text",
    [
        "and for atlas?",
        "what about atlas",
        "how about Atlas?",
        "same for atlas",
        "or on atlas?",
        "atlas?",
        "ok, and atlas?",
        "Thanks! And for the Atlas project?",
        "and on atlas please",
    ],
)
def test_another_project_takes_the_question_with_it(text: str) -> None:
    reading = read(text, HANDLED)
    assert reading.intent is Intent.WHO_HANDLES
    assert (reading.roles, reading.project) == ((ML_ENGINEER,), "atlas")
    assert reading.topic is not None
    assert reading.topic.name == "Model versioning"
    assert outcome_of(reading) is Outcome.ANSWER


@pytest.mark.parametrize(
    ("before", "text", "intent", "project"),
    [
        (STATUS, "and churn?", Intent.PROJECT_STATUS, "churn"),
        (NEXT, "and for churn?", Intent.NEXT_PHASE, "churn"),
        (DONE, "and on churn?", Intent.PHASE_DONE, "churn"),
        (VACANT, "and churn?", Intent.UNFILLED_ROLES, "churn"),
        (STATUS, "and the data engineer?", Intent.WHO_IS, "atlas"),
        (ON_ATLAS, "and the data engineer?", Intent.WHO_IS, "atlas"),
        (VACANT, "and the data engineer?", Intent.UNFILLED_ROLES, "atlas"),
        (ROLE, "and the data engineer?", Intent.WHAT_DOES, None),
        (HANDLED, "and Lee?", Intent.ROLES_OF, None),
        (STATUS, "and model evaluation?", Intent.PHASE_DONE, "atlas"),
        (NEXT, "and after the evaluation?", Intent.NEXT_PHASE, "atlas"),
        (ON_ATLAS, "and labelling?", Intent.WHO_HANDLES, "atlas"),
        (ON_ATLAS, "what about dashboards?", Intent.WHO_HANDLES, "atlas"),
        (ON_ATLAS, "and who handles drift detection?", Intent.WHO_HANDLES, "atlas"),
        (ON_ATLAS, "and what's the status?", Intent.PROJECT_STATUS, "atlas"),
        (ON_ATLAS, "who works on it?", Intent.WHO_IS, "atlas"),
        (STATUS, "who is the data engineer there?", Intent.WHO_IS, "atlas"),
        (STATUS, "who else?", Intent.WHO_IS, "atlas"),
    ],
)
def test_what_is_named_goes_into_the_earlier_question(
    before: Said, text: str, intent: Intent, project: str | None
) -> None:
    reading = read(text, before)
    assert (reading.intent, reading.project) == (intent, project)
    assert outcome_of(reading) is Outcome.ANSWER


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("who is the backup?", Aspect.BACKUPS),
        ("and the backup?", Aspect.BACKUPS),
        ("is there a deputy?", Aspect.BACKUPS),
        ("who stands in for her?", Aspect.BACKUPS),
        ("and if she is away?", Aspect.BACKUPS),
        ("who else?", Aspect.BACKUPS),
        ("anyone else who can help?", Aspect.BACKUPS),
        ("since when?", Aspect.SINCE),
        ("for how long now?", Aspect.SINCE),
        ("why?", Aspect.REASON),
        ("how do you know?", Aspect.REASON),
        ("why Dana?", Aspect.REASON),
    ],
)
def test_a_side_of_the_earlier_answer_is_asked_for(text: str, aspect: Aspect) -> None:
    reading = read(text, HANDLED)
    assert reading.aspect is aspect
    assert (reading.roles, reading.project) == ((ML_ENGINEER,), "churn")


@pytest.mark.parametrize(
    ("before", "text", "intent", "steps"),
    [
        (NEXT, "and after that?", Intent.NEXT_PHASE, 0),
        (NEXT, "and then?", Intent.NEXT_PHASE, 0),
        (NEXT, "what comes after that?", Intent.NEXT_PHASE, 0),
        (NEXT, "and who comes after that?", Intent.NEXT_ROLE, 0),
        (NEXT, "and before that?", Intent.PHASE_DONE, -1),
        (DONE, "and before that?", Intent.PHASE_DONE, -1),
        (DONE, "what was before?", Intent.PHASE_DONE, -1),
        (DONE, "and after that?", Intent.PHASE_DONE, 1),
        (DONE, "when?", Intent.PHASE_DONE, 0),
        (DONE, "who did it?", Intent.PHASE_DONE, 0),
        (STATUS, "and then?", Intent.NEXT_PHASE, 0),
        (STATUS, "is it done?", Intent.PHASE_DONE, 0),
    ],
)
def test_before_and_after_move_along_the_workflow(
    before: Said, text: str, intent: Intent, steps: int
) -> None:
    reading = read(text, before)
    assert (reading.intent, reading.steps) == (intent, steps)
    assert (reading.phases, reading.project) == (before.at, "atlas")


@pytest.mark.parametrize(
    "text", ["what does she do?", "and what is her role?", "what else does he do", "who is she?"]
)
def test_he_and_she_are_whom_the_answer_named(text: str) -> None:
    reading = read(text, HANDLED)
    assert (reading.intent, reading.person) == (Intent.ROLES_OF, DANA)


def test_somebody_may_be_on_another_project_too() -> None:
    reading = read("is he also on atlas?", HANDLED)
    assert (reading.intent, reading.person, reading.project) == (Intent.ROLES_OF, DANA, "atlas")


@pytest.mark.parametrize(
    "text",
    [
        "who handles data pipelines?",
        "who is the data engineer of churn?",
        "what does Lee do?",
        "status of churn",
        "what does a data analyst do?",
        "which projects are there?",
        "hello",
        "anything waiting for me?",
        "what's next on churn?",
        "is data ingestion done on churn?",
        "who handles backups of the database?",
        "mark data ingestion as done on churn",
    ],
)
@pytest.mark.parametrize("before", [HANDLED, ON_ATLAS, NEXT, DONE, ROLE])
def test_a_text_that_is_whole_is_never_bent(text: str, before: Said) -> None:
    assert read(text, before) == read(text, None)


@pytest.mark.parametrize("text", ["and?", "why not?", "and you?", "thanks!", "what about lunch?"])
def test_what_goes_with_nothing_is_left_alone(text: str) -> None:
    assert read(text, NEXT) == read(text, None)


def test_without_a_project_here_the_earlier_one_is_meant() -> None:
    nowhere = replace(PLACE, here=(), projects=())
    assert read("who is the data engineer?", ON_ATLAS, nowhere).project == "atlas"
    assert read("who is the data engineer?", ON_ATLAS).project is None


def test_of_several_projects_here_the_earlier_one_is_meant() -> None:
    both = replace(PLACE, here=(CHURN, ATLAS), projects=())
    assert read("who is the data engineer?", ON_ATLAS, both).project == "atlas"
    elsewhere = replace(ON_ATLAS, project=ProjectKey("owl"))
    assert read("who is the data engineer?", elsewhere, both).project is None


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("who is the backup of the ML engineer?", {"roles": (ML_ENGINEER,)}),
        ("who is the backup ML engineer on atlas?", {"roles": (ML_ENGINEER,), "project": "atlas"}),
        ("who is the ML engineer's backup?", {"roles": (ML_ENGINEER,)}),
        ("who is the backup of Dana?", {"person": DANA}),
        ("who is Dana's deputy?", {"person": DANA}),
        ("who covers for Lee on churn?", {"person": LEE, "project": "churn"}),
        ("who do I ask while Dana is on holiday?", {"person": DANA}),
        ("who are the backups on atlas?", {"roles": (), "project": "atlas"}),
        ("who is the backup?", {"roles": (), "project": None}),
    ],
)
def test_backups_are_asked_for_in_a_first_question(text: str, slots: dict[str, object]) -> None:
    reading = read(text, None)
    assert (reading.intent, reading.aspect) == (Intent.WHO_IS, Aspect.BACKUPS)
    assert {name: getattr(reading, name) for name in slots} == slots


def test_backups_for_a_topic_are_asked_for_too() -> None:
    reading = read("who is the backup for model versioning?", None)
    assert (reading.intent, reading.aspect) == (Intent.WHO_HANDLES, Aspect.BACKUPS)
    assert reading.roles[0] == ML_ENGINEER


def test_all_backups_of_a_project_may_be_asked_for_in_a_thread() -> None:
    assert read("who are the backups on atlas?", HANDLED).roles == ()


@pytest.mark.parametrize("text", ["who handles backups?", "are the backups done?", "backups"])
def test_backups_of_data_are_no_backups_of_people(text: str) -> None:
    assert read(text, None).aspect is Aspect.WHOLE


@pytest.mark.parametrize(
    "text",
    ["since when is Lee the data engineer?", "how long has Lee been the data engineer of churn"],
)
def test_since_when_is_asked_in_a_first_question(text: str) -> None:
    reading = read(text, None)
    assert (reading.aspect, reading.roles) == (Aspect.SINCE, (DATA_ENGINEER,))


def test_a_long_text_leaves_nothing_out() -> None:
    text = "and for the data that came in last night from the other team on atlas " * 2
    assert read(text, HANDLED) == read(text, None)


@pytest.mark.parametrize(
    ("text", "matters"),
    [("and for atlas?", True), ("atlas", True), ("who handles model versioning here?", False)],
)
def test_most_texts_need_no_look_at_what_was_said(text: str, matters: bool) -> None:  # noqa: FBT001 - a case
    assert leans(text, read(text, None), PLACE) is matters


SAIDS = st.builds(
    Said,
    intent=st.sampled_from(Intent),
    topic=st.sampled_from(["", "Model versioning", "gone"]),
    roles=st.sampled_from([(), (ML_ENGINEER,), (RoleKey("gone"), ML_ENGINEER)]),
    project=st.sampled_from([None, CHURN.key, ProjectKey("gone")]),
    phases=st.sampled_from([(), (EVALUATION,)]),
    at=st.sampled_from([(), (EVALUATION, DEPLOYMENT)]),
    person=st.sampled_from([None, DANA]),
    aspect=st.sampled_from(Aspect),
    people=st.sampled_from([(), (DANA, LEE)]),
    back=st.sampled_from([0, 2]),
)
SCRAPS = """and what about same for who else why before after that then she he it there backup
the of ML engineer atlas churn Dana training on is away since when how long <@U0DANA> ? , -
they was previous"""


@given(st.lists(st.sampled_from(SCRAPS.split()), max_size=14).map(" ".join), SAIDS)
def test_any_text_has_a_reading_after_anything(text: str, before: Said) -> None:
    reading = read(text, before)
    assert 0 <= reading.confidence <= 1
    assert outcome_of(reading) in Outcome
