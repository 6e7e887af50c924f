"""Engines that share their dialect and what it has compiled, so that no test does so again.

A dialect keeps what it knows of types, and SQLAlchemy keeps compiled statements for each dialect;
the statements that we compile ourselves are kept by it, too. To find all that out anew for each
engine took half the time of a test of use cases.
"""

from typing import Any

from sqlalchemy import Dialect, Engine

from bot.storage.engine import create_engine_for

_compiled: dict[Any, Any] = {}
_dialects: dict[str, Dialect] = {}


def engine_for(url: str) -> Engine:
    """Return an engine like the bot's own, for a test that begins."""
    engine = create_engine_for(url)
    kind = engine.dialect.name
    if kind not in _dialects:
        engine.connect().close()  # then the dialect has asked the database what it can do
        _dialects[kind] = engine.dialect
    engine.dialect = _dialects[kind]
    engine.update_execution_options(compiled_cache=_compiled)
    return engine
