"""A Slack that takes its time for each call, as the real one does, and notes when calls came."""

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from benchmarks.receiving import BOT_USER, TEAM

HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n"


@dataclass(slots=True)
class SlowSlack:
    """Serves on loopback in a thread of its own, from `start` to `stop`."""

    seconds: float  # that each call takes
    first_call: dict[str, float] = field(default_factory=dict[str, float])  # by whom or where
    posted: int = 0
    last_post: float = 0.0
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _port: int = 0
    _thread: threading.Thread | None = None

    def start(self) -> None:
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(ready.set,), daemon=True)
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._end)
        if self._thread is not None:
            self._thread.join()

    def _end(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.call_soon(self._loop.stop)

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/api/"

    def _serve(self, ready: Callable[[], None]) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._answer_all, "127.0.0.1", 0, backlog=128)
        )
        self._port = server.sockets[0].getsockname()[1]
        ready()
        self._loop.run_forever()

    async def _answer_all(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                length = head.lower().partition("content-length: ")[2].partition("\r\n")[0]
                body = await reader.readexactly(int(length or 0))
                method = head.split(" ", 2)[1].rpartition("/")[2]
                answer = json.dumps(await self._answer(method, body))
                writer.write((HEAD.format(len(answer)) + answer).encode())
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            writer.close()

    async def _answer(self, method: str, body: bytes) -> dict[str, object]:
        said = _said(body)
        where = str(said.get("users") or said.get("channel") or "")
        self.first_call.setdefault(where, time.time())
        await asyncio.sleep(self.seconds)
        if method == "conversations.open":
            return {"ok": True, "channel": {"id": f"D{where}"}}
        if method == "chat.postMessage":
            self.posted += 1
            self.last_post = time.time()
            return {"ok": True, "channel": where, "ts": f"1700000000.{self.posted:06}"}
        return {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": "B0BATON"}


def _said(body: bytes) -> dict[str, object]:
    if body.startswith(b"{"):
        return json.loads(body)
    return {key: values[0] for key, values in parse_qs(body.decode()).items()}
