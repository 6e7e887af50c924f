"""The paths beside Slack's: health, readiness, figures."""

import json
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from typing import Never

from bot.serving import Environ, Site, StartResponse, WebServer
from bot.telemetry.health import Readiness
from bot.telemetry.metrics import Metrics
from domain.errors import RegistryAway


def slack(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Stand in for Bolt."""
    del environ
    start_response("200 OK", [("Content-Length", "0")])
    return [b""]


def away() -> Never:
    raise RegistryAway


@contextmanager
def served(
    readiness: Readiness = Readiness({}),  # noqa: B008 - frozen
    metrics: Metrics | None = None,
) -> Generator[HTTPConnection]:
    site = Site(slack, readiness, metrics or Metrics())
    with WebServer(site, "127.0.0.1", 0, threads=2) as server:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        yield connection
        connection.close()


def asked(connection: HTTPConnection, path: str, method: str = "GET") -> HTTPResponse:
    connection.request(method, path)
    return connection.getresponse()


def test_a_living_process_says_so() -> None:
    with served() as connection:
        response = asked(connection, "/healthz")
        assert (response.status, response.read()) == (200, b"alive\n")


def test_a_ready_process_says_so() -> None:
    with served(Readiness({"database": lambda: ""})) as connection:
        response = asked(connection, "/readyz")
        assert response.status == 200
        assert json.loads(response.read()) == {"ready": True}


def test_what_is_not_ready_is_named() -> None:
    checks = {"database": away, "knowledge": lambda: "", "migrations": lambda: "Run them."}
    with served(Readiness(checks)) as connection:
        response = asked(connection, "/readyz")
        assert response.status == 503
        wrong = json.loads(response.read())
        assert wrong.keys() == {"database", "migrations"}
        assert "database does not answer" in wrong["database"]


def test_requests_are_counted_by_path_and_status() -> None:
    with served() as connection:
        asked(connection, "/slack/events", "POST").read()
        asked(connection, "/somewhere/else").read()
        figures = asked(connection, "/metrics").read().decode()

    assert 'baton_requests_total{path="/slack/events",status="200"} 1.0' in figures
    assert 'baton_requests_total{path="other",status="404"} 1.0' in figures


def test_figures_are_shown_while_the_database_is_away() -> None:
    metrics = Metrics()
    metrics.watch("notifications_waiting", "Notifications that are not sent yet", away)
    with served(metrics=metrics) as connection:
        asked(connection, "/healthz").read()
        response = asked(connection, "/metrics")
        figures = response.read().decode()

    assert response.status == 200
    assert "baton_notifications_waiting NaN" in figures
    assert 'baton_requests_total{path="/healthz",status="200"} 1.0' in figures


def test_installing_says_that_there_is_nothing_to_install() -> None:
    with served() as connection:
        response = asked(connection, "/slack/install")
        assert response.status == 404
        assert b"one workspace" in response.read()


def test_only_slack_posts() -> None:
    with served() as connection:
        response = asked(connection, "/healthz", "POST")
        response.read()
        assert response.status == 405
