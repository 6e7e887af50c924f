"""Runs the pretend Slack's HTTP server in a thread of its own, on loopback only."""

import asyncio
import socket
import threading

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.playground.carrying_out import SOCKET_PATH
from bot.playground.control import Control
from bot.playground.page_routes import Page
from bot.playground.response_urls import ResponseUrls
from bot.playground.stage import Stage
from bot.playground.web_api import WebApi

HOST = "127.0.0.1"
STOP_SECONDS = 10.0
GOODBYE_SECONDS = 2.0
TICK_SECONDS = 0.002
GONE = 499  # for nobody: who asked has hung up


class _Prompt(uvicorn.Server):
    """A server that says when it listens, and goes as soon as it is asked to."""

    def __init__(self, config: uvicorn.Config, stopping: asyncio.Event) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._stopping = stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.loop = asyncio.get_running_loop()
        self.ready.set()

    async def main_loop(self) -> None:
        await self._stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for listening in sockets or []:
            listening.close()
        for connection in tuple(self.server_state.connections):
            connection.shutdown()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + GOODBYE_SECONDS
        while self._is_busy() and loop.time() < deadline:  # noqa: ASYNC110 - uvicorn has no event
            await asyncio.sleep(TICK_SECONDS)

    def _is_busy(self) -> bool:
        return bool(self.server_state.connections or self.server_state.tasks)


class Server:
    """Starts, stops, and ends connections on request."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._stopping = asyncio.Event()
        self._server = _Prompt(
            uvicorn.Config(
                _application(stage, self),
                http=H11Protocol,
                ws="websockets-sansio",
                lifespan="off",
                log_config=None,
                log_level="error",
                access_log=False,
                date_header=False,
            ),
            self._stopping,
        )
        self._thread: threading.Thread | None = None

    @property
    def stopping(self) -> asyncio.Event:
        """Set when the server goes."""
        return self._stopping

    def start(self, port: int) -> str:
        """Listen, and return the address; raises `OSError` where another program listens."""
        listening = socket.create_server((HOST, port))
        # Its connections inherit this. Else the end of a reply waits for the client's word on the
        # beginning: 40 ms for each call.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        address = f"http://{HOST}:{listening.getsockname()[1]}"
        self._thread = threading.Thread(
            target=self._server.run,
            kwargs={"sockets": [listening]},
            name="pretend-slack",
            daemon=True,
        )
        self._thread.start()
        self._server.ready.wait(STOP_SECONDS)
        return address

    def stop(self) -> None:
        """Stop listening, and end what still waits."""
        if self._thread is None or self._server.loop is None:
            return
        self._server.loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(STOP_SECONDS)
        self._thread = None

    def drop(self, request: Request) -> None:
        """End the connection of a request without an answer."""
        if request.client is None:
            return
        peer = (request.client.host, request.client.port)
        for connection in tuple(self._server.server_state.connections):
            if isinstance(connection, H11Protocol) and connection.client == peer:
                connection.transport.abort()


def _application(stage: Stage, server: Server) -> Starlette:
    web_api = WebApi(stage.world, server.drop, server.stopping)
    control = Control(stage)
    page = Page(stage.world, server.stopping)
    hooks = ResponseUrls(stage.world)
    return Starlette(
        routes=[
            Route("/api/{method}", web_api.answer, methods=["GET", "POST"]),
            Route("/hooks/{kind}/{team}/{key}", hooks.answer, methods=["POST"]),
            WebSocketRoute(SOCKET_PATH, stage.sockets.serve),
            Route("/playground/state", control.state),
            Route("/playground/roster", control.roster),
            Route("/playground/journal", control.journal),
            Route("/playground/events", page.events),
            Route("/playground/{act}", control.act, methods=["POST"]),
            Route("/page/{name}", page.file),
            Route("/", page.file),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
        exception_handlers={ClientDisconnect: _nobody_waits},
    )


async def _nobody_waits(request: Request, error: Exception) -> Response:
    # An app that was killed while it called: nothing of ours is wrong.
    del request, error
    return Response(status_code=GONE)
