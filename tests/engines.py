"""Engines that share what they have compiled, so that a test need not compile what others did.

SQLAlchemy looks for a compiled statement by its dialect, of which each engine has its own. It took
nearly half the time of a test of use cases to compile the same statements again.
"""

from typing import Any

from sqlalchemy import Engine

from bot.storage.engine import create_engine_for


class _Compiled(dict[Any, Any]):
    """Keeps compiled statements by the name of the dialect; the first part of a key is one."""

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 - as a dictionary
        dialect, *rest = key
        return super().get((dialect.name, *rest), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:  # noqa: ANN401 - the same
        dialect, *rest = key
        super().__setitem__((dialect.name, *rest), compiled)


_compiled = _Compiled()


def engine_for(url: str) -> Engine:
    """Return an engine like the bot's own, for a test that begins."""
    engine = create_engine_for(url)
    engine.update_execution_options(compiled_cache=_compiled)
    return engine
