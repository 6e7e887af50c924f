"""The HTTP side: Slack's requests, health and figures, under a production WSGI server."""

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, cast

from cheroot.wsgi import Server

from bot.telemetry.health import Readiness
from bot.telemetry.metrics import Metrics
from domain.errors import SettingMistake

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]
Headers = list[tuple[str, str]]
Reply = tuple[str, str, bytes]  # status, content type, body

THREADS = 16
BACKLOG = 128  # connections that wait to be accepted: Slack opens many at once
EVENTS = "/slack/events"
PIPELINE = "/pipeline/done"
INSTALLING = frozenset({"/slack/install", "/slack/oauth_redirect"})
PATHS = INSTALLING | {EVENTS, PIPELINE, "/healthz", "/readyz", "/metrics"}
HOUSEKEEPING = 0.05  # seconds between looks for idle connections and for the wish to stop
NO_OAUTH = b"This Baton serves one workspace with a bot token; there is nothing to install here.\n"


@dataclass(frozen=True, slots=True)
class Site:
    """All paths that Baton answers on, as one WSGI application."""

    slack: WsgiApp
    ready: Readiness
    metrics: Metrics
    pipelines: WsgiApp | None = None
    install: WsgiApp | None = None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path, method = str(environ.get("PATH_INFO", "")), str(environ.get("REQUEST_METHOD", ""))

        def start(status: str, headers: Headers) -> object:
            known = path if path in PATHS else "other"
            self.metrics.served(known, status.partition(" ")[0])
            return start_response(status, headers)

        if path == EVENTS:
            return self.slack(environ, start)
        if path == PIPELINE and self.pipelines is not None:
            return self.pipelines(environ, start)
        if path in INSTALLING and self.install is not None:
            return self.install(environ, start)
        status, kind, body = self._reply(method, path)
        start(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    def _reply(self, method: str, path: str) -> Reply:
        if method not in {"GET", "HEAD"}:
            return "405 Method Not Allowed", "text/plain", b"only GET here\n"
        match path:
            case "/healthz":
                return "200 OK", "text/plain", b"alive\n"
            case "/readyz":
                wrong = self.ready()
                status = "503 Service Unavailable" if wrong else "200 OK"
                return status, "application/json", json.dumps(wrong or {"ready": True}).encode()
            case "/metrics":
                return "200 OK", "text/plain; version=0.0.4", self.metrics.page()
            case "/slack/install" | "/slack/oauth_redirect":
                return "404 Not Found", "text/plain", NO_OAUTH
            case _:
                return "404 Not Found", "text/plain", b"nothing here\n"


class WebServer:
    """Serves a WSGI application from a thread pool, until it is stopped."""

    def __init__(self, application: WsgiApp, host: str, port: int, threads: int = THREADS) -> None:
        self._server = Server(
            (host, port),
            application,
            numthreads=threads,
            server_name="baton",
            request_queue_size=BACKLOG,
        )
        self._server.expiration_interval = HOUSEKEEPING
        self._thread = threading.Thread(target=self._server.serve, name="web", daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on, also where the system chose one."""
        return cast("tuple[str, int]", self._server.bind_addr)[1]

    def __enter__(self) -> Self:
        """Listen; raises `SettingMistake` where nothing can listen there."""
        host, port = cast("tuple[str, int]", self._server.bind_addr)
        try:
            self._server.prepare()
        except (OSError, UnicodeError) as error:  # UnicodeError: a host that no name can be
            taken = "another program listens there, or it is no address of this machine"
            raise SettingMistake("PORT", f"{port} cannot be used on {host}: {taken}.") from error
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.stop()
        self._thread.join(timeout=5)
