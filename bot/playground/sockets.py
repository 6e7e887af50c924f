"""The way to the app over Socket Mode: envelopes over the connections that the app opened."""

import asyncio
import concurrent.futures
import itertools
import json
import threading
import time
import uuid

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.json_types import Json, as_object
from bot.playground.transport import Answer, Kind, Outgoing
from bot.playground.world import World

TAKEN = 200


class SocketHub:
    """The open connections, and the envelopes that wait for their acknowledgement."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._lock = threading.Lock()
        self._turn = itertools.count()
        self._connections: list[WebSocket] = []
        self._waiting: dict[str, concurrent.futures.Future[Json]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def connected(self) -> int:
        """How many connections are open."""
        with self._lock:
            return len(self._connections)

    async def serve(self, socket: WebSocket) -> None:
        """Keep one connection until the app or Slack ends it."""
        await socket.accept()
        self._loop = asyncio.get_running_loop()
        with self._lock:
            self._connections.append(socket)
        await socket.send_text(json.dumps(self._hello()))
        self._world.changes.publish({"kind": "socket", "connected": self.connected})
        try:
            while True:
                self._acknowledged(await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._forget(socket)

    def send(self, outgoing: Outgoing, timeout: float) -> Answer:
        """Send one envelope over one of the connections; wait for what acknowledges it."""
        with self._lock:
            if not self._connections or self._loop is None:
                return Answer(None, error="no_app_connected")
            socket = self._connections[next(self._turn) % len(self._connections)]
            loop = self._loop
            envelope_id = str(uuid.uuid4())
            acknowledged: concurrent.futures.Future[Json] = concurrent.futures.Future()
            self._waiting[envelope_id] = acknowledged
        started = time.perf_counter()
        try:
            text = json.dumps(_envelope(envelope_id, outgoing))
            asyncio.run_coroutine_threadsafe(socket.send_text(text), loop).result(timeout)
            payload = acknowledged.result(timeout)
        except TimeoutError:
            return Answer(None, error="http_timeout")
        except (RuntimeError, WebSocketDisconnect, concurrent.futures.CancelledError):
            return Answer(None, error="connection_failed")
        finally:
            self._waiting.pop(envelope_id, None)
        ms = (time.perf_counter() - started) * 1000
        return Answer(TAKEN, json.dumps(payload) if payload else "", ms=ms)

    def disconnect(self, reason: str) -> None:
        """Ask every connection to go, as Slack does now and then, and close it."""
        with self._lock:
            leaving = tuple(self._connections)
        for socket in leaving:
            if self._loop is not None:
                asyncio.run_coroutine_threadsafe(_close(socket, reason), self._loop).result(5)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.connected,
            "debug_info": {"host": "applink-playground", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._world.first().bot.app_id},
        }

    def _acknowledged(self, text: str) -> None:
        try:
            message = as_object(json.loads(text))
        except ValueError:
            return
        waiting = self._waiting.get(str(message.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(as_object(message.get("payload")))

    def _forget(self, socket: WebSocket) -> None:
        with self._lock:
            self._connections.remove(socket)
        self._world.changes.publish({"kind": "socket", "connected": self.connected})


def _envelope(envelope_id: str, outgoing: Outgoing) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": outgoing.kind,
        "payload": outgoing.body,
        "accepts_response_payload": _takes_payload(outgoing),
    }
    if outgoing.kind is Kind.EVENT:
        envelope["retry_attempt"] = outgoing.retry.number if outgoing.retry else 0
        envelope["retry_reason"] = outgoing.retry.reason if outgoing.retry else ""
    return envelope


def _takes_payload(outgoing: Outgoing) -> bool:
    if outgoing.kind is Kind.COMMAND:
        return True
    return outgoing.body.get("type") in ("view_submission", "block_suggestion")


async def _close(socket: WebSocket, reason: str) -> None:
    await socket.send_text(json.dumps({"type": "disconnect", "reason": reason}))
    await socket.close()
