"""Logs: one JSON object a line on standard error, without secrets."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

SECRETS = re.compile(
    r"(xox[a-z]-|xapp-|\bbaton\.\w+\.[\w-]+\.)[\w-]+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"
)
QUIET = ("slack_bolt", "slack_sdk", "dbos", "alembic", "cheroot")


def set_up_logs(level: str) -> None:
    """Send our own logs and the libraries' through the same pipe."""
    structlog.configure(
        processors=[*_steps(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_as_json())
    logging.root.handlers = [handler]
    logging.root.setLevel(level)
    quiet = max(logging.WARNING, logging.getLevelNamesMapping()[level])
    for name in QUIET:
        logging.getLogger(name).setLevel(quiet)


def without_secrets(
    logger: object, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Cut tokens and passwords out of every text that is about to be logged."""
    del logger, method
    for key, value in event.items():
        written = value if isinstance(value, str) else repr(value)
        if SECRETS.search(written):
            event[key] = SECRETS.sub("…", written)
    return event


def _steps() -> list[structlog.typing.Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        without_secrets,
    ]


def _as_json() -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_steps(),
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            without_secrets,  # once more: a library's own words are complete only here
            structlog.processors.JSONRenderer(),
        ],
    )
