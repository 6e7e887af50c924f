"""Whether the database has the newest schema; alembic, which takes long to load, is not needed."""

import re
from functools import cache
from importlib.resources import files

from sqlalchemy import Engine, inspect, text

from bot.storage.trouble import away_when_unreachable

_MIGRATION = re.compile(r"\d{8}_(\d{4})_\w+\.py")  # as alembic's file_template says


def has_tables(engine: Engine) -> bool:
    """Tell whether the database was ever migrated; raises `RegistryAway`."""
    with away_when_unreachable(), engine.connect() as connection:
        return inspect(connection).has_table("workspaces")


def at_head(engine: Engine) -> bool:
    """Tell whether the database has the newest schema; raises `RegistryAway`."""
    with away_when_unreachable(), engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        found = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
    return found == [newest_schema()]


@cache
def newest_schema() -> str:
    """Return the revision of the newest migration, which its file is named after."""
    names = (file.name for file in files("migrations.versions").iterdir())
    return max(found[1] for name in names if (found := _MIGRATION.fullmatch(name)))
