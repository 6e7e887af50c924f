"""Whatever is asked: few statements, and a message that Slack takes."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bot.slack.views.snapshots import assert_slack_takes
from tests.bot.use_cases.asking_world import Asking
from tests.engines import engine_for
from tests.statements import heard

MOST_STATEMENTS = 9
TEXTS = st.one_of(st.text(max_size=200), st.sampled_from(["status of atlas", "who is <@U0DANA>?"]))
PLACES = st.sampled_from(["", "C0CHURN", "C0BOTH", "D0ANA"])


@pytest.fixture(scope="module")
def world(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Asking]:
    """Asking writes nothing, so all tests here share one world."""
    file = tmp_path_factory.mktemp("asking") / "baton.db"
    engine = engine_for(f"sqlite:///{shutil.copy(migrated_file, file)}")
    yield Asking.on(engine)
    engine.dispose()


@pytest.mark.parametrize(
    "text", ["who handles model versioning here?", "status", "what does Dana do?", "hello"]
)
def test_a_question_costs_few_statements(migrated_file: Path, tmp_path: Path, text: str) -> None:
    engine = engine_for(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'own.db')}")
    own = Asking.on(engine)
    statements = heard(engine)
    own.answer(text)
    engine.dispose()
    asked = [statement for statement in statements if statement.startswith("SELECT")]
    assert len(asked) <= MOST_STATEMENTS


@given(text=TEXTS, channel=PLACES, asker=st.sampled_from(["", "U0ANA"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_a_message_that_slack_takes(
    world: Asking, text: str, channel: str, asker: str
) -> None:
    message = world.message(text, channel, asker)
    assert message.text
    assert_slack_takes(message.text, message.blocks)
