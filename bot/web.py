"""Baton over HTTP: a web server, and delivery in the same process unless that is elsewhere."""

from contextlib import closing, nullcontext

import structlog

from bot.serving import Site, WebServer
from bot.settings import Settings
from bot.slack.connection import OneWorkspace
from bot.slack.wsgi import wsgi_app
from bot.stopping import wait_for_stop
from bot.wiring.core import wire_core
from bot.wiring.server import wire_app, wire_metrics, wire_readiness, wire_worker

log = structlog.get_logger(__name__)


def serve_until_stopped(settings: Settings, host: str, *, with_worker: bool) -> None:
    """Answer Slack on the settings' port until the process is asked to end."""
    core = wire_core(settings.database_url)
    slack = OneWorkspace(settings.bot_token(), settings.slack_api_url)
    secret = settings.signing_secret()
    metrics = wire_metrics(core)
    app = wire_app(core, slack, secret, metrics)
    site = Site(wsgi_app(app, secret), wire_readiness(core), metrics)
    worker = wire_worker(core, slack) if with_worker else nullcontext()
    with closing(core), worker, WebServer(site, host, settings.port) as server:
        log.info("serving", host=host, port=server.port)
        wait_for_stop()
