"""What waits for somebody, and where it may be told."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from bot.use_cases.handoffs.changing import ChangeProject, Order
from bot.use_cases.handoffs.completing import MarkDone
from domain.ids import MemberId, PhaseKey, ProjectKey
from domain.projects import Person
from tests.bot.use_cases.asking_world import Asking
from tests.bot.use_cases.registry_file import LOCAL, Office
from tests.engines import engine_for
from tests.factories import NOW
from tests.resolvers import RESOLVERS

PROJECT = """\
- key: {key}
  name: {key} model
  channels: [C0{key}]
  private: {private}
  assignments:
  - {{role: data_scientist, member: U0ANA}}
  - {{role: ml_engineer, member: U0DANA}}
  phases: {{model_evaluation: active, data_ingestion: done, data_validation: done,
            feature_engineering: done, model_building: done}}
"""


BEGUN = """\
- key: {key}
  name: {key} model
  channels: [C0{key}]
  private: {private}
  assignments: [{{role: data_engineer, member: U0SAM}}]
"""


def a_file() -> str:
    projects = (
        PROJECT.format(key="open", private=False),
        PROJECT.format(key="hid", private=True),
        BEGUN.format(key="begun", private=False),
        BEGUN.format(key="hidden", private=True),
    )
    return "version: 1\nprojects:\n" + "".join(projects)


@pytest.fixture(scope="module")
def world(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Asking]:
    """Ana finished evaluating two models, one of them a secret; Dana is asked to deploy both."""
    file = tmp_path_factory.mktemp("waiting") / "baton.db"
    engine = engine_for(f"sqlite:///{shutil.copy(migrated_file, file)}")
    office = Office(engine)
    office.read(a_file())
    mark_done = MarkDone(ChangeProject(office.open_work, office.shelf, lambda: NOW))
    for key in ("open", "hid"):
        order = Order(LOCAL, ProjectKey(key), Person(MemberId("U0ANA")))
        mark_done(order, PhaseKey("model_evaluation"), "")
    yield Asking(office, office.asking(RESOLVERS))
    engine.dispose()


def test_in_private_everything_that_waits_is_told(world: Asking) -> None:
    said = world.said("what is waiting for me?", "D0DANA", "U0DANA")
    assert "*Model deployment* of *open model*" in said
    assert "*hid model*" in said


def test_in_a_channel_nothing_private_is_told(world: Asking) -> None:
    said = world.said("what is waiting for me?", "C0open", "U0DANA")
    assert "*open model*" in said
    assert "*hid model*" not in said


def test_a_phase_that_somebody_could_begin_is_theirs_to_do(world: Asking) -> None:
    said = world.said("what do I have to do?", "D0SAM", "U0SAM")
    assert "Nothing waits" not in said
    assert "Yours to do:" in said
    assert "*Data ingestion* of *begun model*, as data engineer" in said
    assert "*Data ingestion* of *hidden model*" in said
    assert "*hidden model*" not in world.said("what do I have to do?", "C0begun", "U0SAM")


def test_who_has_nothing_to_do_hears_so(world: Asking) -> None:
    assert "Nothing waits for you." in world.said("what is waiting for me?", "D0ANA", "U0ANA")


def test_it_is_the_turn_of_whom_something_was_offered_to(world: Asking) -> None:
    said = world.said("whose turn is it on open?", "C0open", "U0ANA")
    assert "After model evaluation on *open model*:" in said
    assert "*Model deployment* → ML engineer: <@U0DANA>" in said
    assert "serving" not in said


def test_a_project_that_nobody_began_is_the_turn_of_its_first_role(world: Asking) -> None:
    said = world.said("whose turn is it on begun?", "C0begun", "U0ANA")
    assert said.splitlines()[:2] == [
        "*begun model*:",
        "*Data ingestion* → data engineer: <@U0SAM>",
    ]


def test_who_completed_a_phase_is_told(world: Asking) -> None:
    said = world.said("who finished the evaluation?", "C0open", "U0DANA")
    assert "was completed by <@U0ANA>" in said


def test_a_role_of_a_private_project_is_told_in_its_channel(world: Asking) -> None:
    assert "*hid model*: ML engineer" in world.said("what does <@U0DANA> do?", "C0hid", "U0ANA")
    assert "*hid model*" not in world.said("what does <@U0DANA> do?", "C0open", "U0ANA")
