"""What questions look up is found by an index, however large the registry is."""

import shutil
from pathlib import Path
from typing import Any

from bot.storage.engine import create_engine_for
from bot.storage.lookups import projects_called
from tests.bot.storage.storing import ACME


def test_names_are_looked_up_by_an_index(migrated_file: Path, tmp_path: Path) -> None:
    engine = create_engine_for(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'own.db')}")
    statement, asked = projects_called({"churn"})
    compiled: Any = statement.compile(engine)
    with engine.connect() as connection:
        values = tuple({**asked, "workspace": ACME}[name] for name in compiled.positiontup)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", values).all()
    engine.dispose()
    assert "SEARCH project_names USING PRIMARY KEY" in plan[0][-1]
