"""The yardstick: a Bolt listener that posts a constant, on the server and threads of Baton."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App, Say
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.serving import Site, WebServer
from bot.slack.app import LISTENER_THREADS
from bot.stopping import wait_for_stop
from bot.telemetry.health import Readiness
from bot.telemetry.metrics import Metrics


def bare_app() -> App:
    """Return an app that says the same to every mention."""
    app = App(
        client=WebClient(os.environ.pop("SLACK_BOT_TOKEN"), base_url=os.environ["SLACK_API_URL"]),
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        token_verification_enabled=False,  # nobody would answer before the first round
        listener_executor=ThreadPoolExecutor(LISTENER_THREADS),
    )
    app.event("app_mention")(_say_a_constant)
    return app


def _say_a_constant(say: Say) -> None:
    say("Ask <@U0DANA>.")


if __name__ == "__main__":
    site = Site(SlackRequestHandler(bare_app()), Readiness({}), Metrics())
    with WebServer(site, "127.0.0.1", int(sys.argv[1])):
        wait_for_stop()
