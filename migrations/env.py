"""Where alembic starts: on the connection that it is given, or on the address after `-x url=`."""

from alembic import context
from sqlalchemy import Connection

from bot.storage.engine import create_engine_for
from bot.storage.migrations import environment


def run(connection: Connection) -> None:
    """Run what alembic was asked for, in one transaction."""
    context.configure(connection=connection, **environment())
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    url = context.get_x_argument(as_dictionary=True).get("url", "sqlite:///baton.db")
    with create_engine_for(url).begin() as own:
        run(own)
