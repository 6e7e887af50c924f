"""Questions in, texts out: what people read when they ask."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from domain.ids import RoleKey
from domain.questions.facts import facts
from domain.questions.general import OfEach
from domain.questions.said import unpacked
from tests.bot.use_cases.asking_world import Asking
from tests.engines import engine_for


@pytest.fixture(scope="module")
def world(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Asking]:
    """Asking writes nothing, so all tests here share one world."""
    file = tmp_path_factory.mktemp("asking") / "baton.db"
    engine = engine_for(f"sqlite:///{shutil.copy(migrated_file, file)}")
    yield Asking.on(engine)
    engine.dispose()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "who handles model versioning here?",
            "*model versioning* → ML engineer. On *Churn predictor*: <@U0DANA>. Backup: <@U0LEE>.",
        ),
        (
            "who handles model versioning here?",
            "“Model versioning” is a responsibility of this role",
        ),
        ("who handles model versioning here?", "Churn predictor is in feature engineering now"),
        ("who runs the data pipelines", "<!subteam^S0DATA>"),
        ("who builds the UI", "<@U0OMAR>, as backup."),
        ("who makes dashboards", "Nobody holds this role on *Churn predictor* yet."),
        ("who makes dashboards", "<@U0PRIYA> leads it and can pick somebody."),
        ("who is the ml engineer?", "*ML engineer* of *Churn predictor*: <@U0DANA>."),
        ("who is the ml engineer of atlas", "<@U0ANA>"),
        ("who works on churn", "*Data analyst*: vacant"),
        ("who handles zebra boards", "I don’t know who handles *zebra boards*."),
        ("who handles zebra boards", "<@U0PRIYA> leads *Churn predictor* and may know."),
        ("who handles versioning?", "Do you mean *model versioning* (ML engineer)"),
        ("what does a data analyst do?", "*Data analyst*:"),
        ("DE vs MLE", "*Data engineer*:"),
        ("status", ":large_blue_circle:  Feature engineering  ·  active"),
        ("status", "2 of 10 phases done"),
        ("which phase are we in", "*Churn predictor* is in *feature engineering* (active)."),
        ("what's next", "*Model building* → data scientist: <@U0ANA>"),
        ("whose turn is it after evaluation?", "*Model deployment* → ML engineer: <@U0DANA>"),
        ("what comes after monitoring", "Nothing follows monitoring"),
        ("is data ingestion done?", "is done; nobody told me who completed it."),
        ("is model building done?", "is not done yet: it is waiting."),
        ("which roles are vacant?", "Nobody is data analyst on *Churn predictor* yet."),
        ("do we lack a data engineer?", "That is filled"),
        ("which projects are there?", "I know 2 projects:"),
        ("what does Dana do?", "*Churn predictor*: ML engineer"),
        ("in which projects is Dana involved and as what?", "*Churn predictor*: ML engineer"),
        ("what are my roles", "*Atlas &lt;&amp;&gt; co*: ML engineer"),
        ("what does <@U0NOBODY> do", "<@U0NOBODY> holds no role that I know of."),
        (
            "anything waiting for me?",
            "*Feature engineering* of *Churn predictor*, as data scientist",
        ),
        ("hello", "“who handles model versioning?”"),
        ("what is the meaning of life", "I don’t know that"),
        ("what is the status of <#C0ATLAS>?", "*Atlas &lt;&amp;&gt; co*  ·"),
        ("who is the ml engineer in <#C0ATLAS|old-name>?", "<@U0ANA>"),
        ("what is the status of <#C0SECRET>?", "*Churn predictor*  ·"),
        ("what is the status of <#C0BOTH>?", "*Churn predictor*  ·"),
        ("feature engineering is done", "Mark *Feature engineering* of *Churn predictor* as done?"),
        ("model serving is done", "still waits: model deployment is not done yet."),
    ],
)
def test_a_question_in_a_projects_channel(world: Asking, text: str, expected: str) -> None:
    assert expected in world.said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who handles model versioning?", "*model versioning* → ML engineer. Takes models"),
        ("who handles model versioning?", "No project is registered here"),
        ("who handles model versioning on churn?", "<@U0DANA>"),
        ("who handles model versioning on manhattan?", "No project is registered here"),
        ("status", "Which project do you mean: *Atlas &lt;&amp;&gt; co* or *Churn predictor*?"),
        ("status of atlas", "*Atlas &lt;&amp;&gt; co*  ·  0 of 10 phases done"),
        ("what comes after model evaluation?", "After model evaluation in the workflow"),
        ("what comes after model evaluation?", "*Model deployment* → ML engineer"),
        ("who gets it after monitoring", "Nothing follows monitoring in the workflow"),
    ],
)
def test_a_question_where_no_project_is(world: Asking, text: str, expected: str) -> None:
    assert expected in world.said(text, "C0COFFEE")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status", "*Churn predictor*: 2 of 10 phases done, now in feature engineering"),
        ("status", "Name a project (“… of *churn*”)"),
        ("which phase are we in", "*Churn predictor* is in *feature engineering* (active)."),
        ("what's next", "*Churn predictor*: model building → data scientist (<@U0ANA>)"),
        ("is data ingestion done?", "*Data ingestion* of *Churn predictor* is done;"),
        ("who is on the project?", "*Churn predictor*: data engineer"),
    ],
)
def test_where_none_of_several_projects_is_meant_each_is_told_of(
    world: Asking, text: str, expected: str
) -> None:
    said = world.said(text, "", "U0NOBODY")
    assert expected in said
    assert "Manhattan" not in said


def test_what_is_done_is_done_on_the_only_project_where_it_is_open(world: Asking) -> None:
    confirm = "Mark *Feature engineering* of *Churn predictor* as done?"
    assert confirm in world.said("feature engineering is done", "", "")
    nowhere = world.said("model serving is done", "", "")
    assert nowhere.startswith("Nothing to mark: that phase is open in none of these projects.")


def test_where_two_projects_share_a_channel_we_ask_which(world: Asking) -> None:
    message = world.message("who handles model versioning?", "C0BOTH")
    assert "That is the ML engineer’s. Which project do you mean" in message.text
    values = [button["value"] for button in message.blocks[-1]["elements"]]
    assert [unpacked(value).project for value in values] == ["atlas", "churn"]
    assert {unpacked(value).topic for value in values} == {"Model versioning"}
    assert "<@U0DANA>" in world.said("who handles model versioning on churn", "C0BOTH")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which roles are vacant?", "*Churn predictor*: data analyst"),
        ("where do we lack people", "*Atlas &lt;&amp;&gt; co*: data engineer, data scientist"),
        ("which projects lack a data analyst?", "*Churn predictor*: data analyst"),
        ("do we have any project without an ML engineer?", "No project lacks ML engineer."),
    ],
)
def test_vacant_roles_of_all_projects_are_told_where_none_is_meant(
    world: Asking, text: str, expected: str
) -> None:
    said = world.said(text, "C0COFFEE")
    assert expected in said
    assert "Manhattan" not in said


def test_a_private_project_is_named_in_its_own_channel_alone(world: Asking) -> None:
    assert "Manhattan" in world.said("status", "C0SECRET", "U0OMAR")
    for text in (
        "status of manhattan",
        "what does Dana do?",
        "who is the ml engineer on manhattan",
    ):
        assert "*Manhattan*" not in world.said(text, "C0CHURN", "U0DANA")
        assert "*Manhattan*" not in world.said(text, "D0OMAR", "U0OMAR")


def test_those_on_a_private_project_may_ask_about_it_in_private(world: Asking) -> None:
    assert "*Manhattan*" in world.said("status of manhattan", "D0LEE", "U0LEE")
    assert "*Manhattan*" in world.said("what are my roles", "D0LEE", "U0LEE")


def test_a_choice_is_answered_as_if_it_had_been_asked(world: Asking) -> None:
    message = world.message("who handles versioning?")
    first = message.blocks[-1]["elements"][0]
    role, topic, project = first["value"].split("\n")
    assert (role, project) == ("ml_engineer", "churn")
    assert topic in first["text"]["text"]


def test_the_status_offers_to_mark_what_is_open(world: Asking) -> None:
    button, menu = world.message("status").blocks[-1]["elements"]
    assert menu["action_id"].startswith("describe:")
    assert button["value"] == "churn\nfeature_engineering"


def test_who_nobody_knows_may_not_mark_a_phase(world: Asking) -> None:
    assert "Only the data scientist, the lead or a workspace admin may" in world.said(
        "feature engineering is done", asker="U0NOBODY"
    )


def test_the_facts_keep_their_promise(world: Asking) -> None:
    answer = world.answer("who handles model versioning here?")
    told = facts(answer, "text", 1.234)
    assert told.pop("confidence") >= 0.8
    assert told.pop("reason")
    assert told == {
        "outcome": "answer",
        "intent": "who_handles",
        "topic": "model versioning",
        "roles": [RoleKey("ml_engineer")],
        "project": "churn",
        "phase": None,
        "members": ["U0DANA"],
        "backups": ["U0LEE"],
        "user_groups": [],
        "choices": [],
        "text": "text",
        "ms": 1.23,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who runs the data pipelines", {"user_groups": ["S0DATA"], "members": []}),
        ("who handles zebra boards", {"outcome": "unknown", "intent": "who_handles"}),
        ("tell me a joke", {"outcome": "unknown", "intent": "oos"}),
        ("model building is done", {"intent": "mark_done", "phase": "model_building"}),
        ("feature engineering is done", {"phase": "feature_engineering", "project": "churn"}),
        ("is data ingestion done?", {"phase": "data_ingestion", "project": "churn"}),
        ("which phase are we in", {"phase": "feature_engineering"}),
        ("what's next after evaluation", {"phase": "model_evaluation"}),
        ("which roles are vacant?", {"roles": ["data_analyst"]}),
        ("what does Dana do?", {"roles": ["ml_engineer"], "members": ["U0DANA"]}),
        ("who is on churn", {"members": ["U0ANA", "U0DANA"], "backups": ["U0LEE", "U0OMAR"]}),
        ("DE vs MLE", {"roles": ["data_engineer", "ml_engineer"], "project": None}),
        ("hello", {"intent": "help", "outcome": "answer"}),
    ],
)
def test_facts_of_other_answers(world: Asking, text: str, expected: dict[str, object]) -> None:
    told = facts(world.answer(text), "", 0)
    assert {key: told[key] for key in expected} == expected


def test_a_doubt_names_its_choices(world: Asking) -> None:
    told = facts(world.answer("who handles versioning?"), "", 0)
    assert told["outcome"] == "choices"
    assert told["choices"][0]["role"] == "ml_engineer"
    assert 2 <= len(told["choices"]) <= 3


def test_asking_which_project_is_no_answer(world: Asking) -> None:
    assert facts(world.answer("status", "C0BOTH"), "", 0)["outcome"] == "choices"


def test_what_can_be_marked_in_no_project_is_told_of_each(world: Asking) -> None:
    told = world.answer("model serving is done", "", "")
    assert isinstance(told, OfEach)
    assert {one.project.key for one in told.each} == {"atlas", "churn"}
    assert facts(told, "", 0)["phase"] == "model_serving"
