"""Baton over Socket Mode: it opens the connection, so that no public address is needed."""

from contextlib import ExitStack, closing

import structlog

from bot.settings import Settings
from bot.slack.app import finish_listeners
from bot.slack.connecting.letting_in import letting_in
from bot.slack.socket import SocketConnection
from bot.stopping import wait_for_stop
from bot.wiring.connecting import connect, require_token
from bot.wiring.core import wire_core
from bot.wiring.permits import asking_slack
from bot.wiring.server import wire_app, wire_metrics
from bot.wiring.worker import wire_worker

log = structlog.get_logger(__name__)


def listen_until_stopped(settings: Settings) -> None:
    """Answer Slack, and deliver, until the process is asked to end."""
    app_token = settings.app_token()
    core = wire_core(settings.database_url)
    slack = connect(core, settings.bot_token(), settings.slack_api_url)
    core = asking_slack(core, slack)
    app = wire_app(core, slack, wire_metrics(core))
    connection = SocketConnection(app, app_token, settings.slack_api_url)
    with closing(core), ExitStack() as behind:
        behind.callback(finish_listeners, app)
        require_token(slack)
        behind.enter_context(wire_worker(core, slack))
        with letting_in("SLACK_APP_TOKEN", settings.slack_api_url):
            behind.enter_context(connection)
        log.info("listening")
        wait_for_stop()
