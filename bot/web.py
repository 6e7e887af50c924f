"""Baton over HTTP: a web server, and delivery in the same process unless that is elsewhere."""

import gc
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import structlog

from bot.pipeline_door import PipelineDoor
from bot.serving import Site, WebServer
from bot.settings import Settings
from bot.slack.app import finish_listeners
from bot.slack.connecting.identity import Connection
from bot.slack.wsgi import wsgi_app
from bot.stopping import wait_for_stop
from bot.wiring.connecting import connection_of, require_token
from bot.wiring.core import Core, wire_core
from bot.wiring.installing import wire_install_pages
from bot.wiring.permits import asking_slack
from bot.wiring.server import wire_app, wire_metrics, wire_readiness

if TYPE_CHECKING:
    from bot.delivery.worker import Worker

NEW_OBJECTS = 10_000  # that make the collector look for garbage among them; Python's own: 700

log = structlog.get_logger(__name__)


def serve_until_stopped(settings: Settings, host: str, *, with_worker: bool) -> None:
    """Answer Slack on the settings' port until the process is asked to end."""
    core = wire_core(settings.database_url)
    slack, secret = connection_of(core, settings), settings.signing_secret()
    core = asking_slack(core, slack)
    metrics, pages = wire_metrics(core), wire_install_pages(core, settings, slack)
    app = wire_app(core, slack, metrics)
    door = PipelineDoor(core.complete_by_pipeline)
    site = Site(wsgi_app(app, secret), wire_readiness(core), metrics, door, pages)
    # The worker starts when questions are answered already, and stops when the door is closed.
    with closing(core), ExitStack() as behind:
        behind.callback(finish_listeners, app)
        with WebServer(site, host, settings.port) as server:
            log.info("serving", host=host, port=server.port)
            require_token(slack)
            if with_worker:
                behind.enter_context(_worker(core, slack))
            _leave_alone_what_is_loaded()
            wait_for_stop()


def _leave_alone_what_is_loaded() -> None:
    """Keep Python's collector away from what lives until the end, and let it come less often.

    It looked through everything that was loaded, again and again, while somebody waited.
    """
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)


def _worker(core: Core, slack: Connection) -> "Worker":
    from bot.wiring.worker import wire_worker  # noqa: PLC0415 - the engine takes long to load

    return wire_worker(core, slack)
