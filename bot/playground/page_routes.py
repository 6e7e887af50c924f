"""GET /: the page with its files, and the stream of changes that keeps it fresh."""

import asyncio
import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from importlib import resources

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from bot.playground.json_types import Json
from bot.playground.world import World

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
SHOWN = ("message", "removed", "views", "roster", "status", "prompts", "faults")
NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Page:
    """Serves the page."""

    world: World
    stopping: asyncio.Event

    async def file(self, request: Request) -> Response:
        """Return one of the page's files."""
        name = request.path_params.get("name", "index.html")
        content_type = TYPES.get(name.rpartition(".")[2])
        file = resources.files("bot.playground") / "page" / name
        if content_type is None or "/" in name or not file.is_file():
            return PlainTextResponse("Not found", NOT_FOUND)
        return Response(file.read_bytes(), headers={**HEADERS, "Content-Type": content_type})

    async def events(self, request: Request) -> Response:
        """Return a stream of what changes from now on."""
        team = request.query_params.get("team") or self.world.first().team.id
        return StreamingResponse(
            self._changes(team),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-cache"},
        )

    async def _changes(self, team: str) -> AsyncGenerator[str, None]:
        loop = asyncio.get_running_loop()
        queue: asyncio.Queue[Json] = asyncio.Queue()

        def pass_on(change: Json) -> None:
            if change["kind"] in SHOWN and change.get("team") in (team, None):
                loop.call_soon_threadsafe(queue.put_nowait, change)

        leave = self.world.changes.listen(pass_on)
        stopped = asyncio.create_task(self.stopping.wait())
        try:
            yield ": welcome\n\n"
            while not stopped.done():
                arriving = asyncio.create_task(queue.get())
                try:
                    await asyncio.wait((arriving, stopped), return_when=asyncio.FIRST_COMPLETED)
                    if arriving.done():
                        yield f"data: {json.dumps(arriving.result())}\n\n"
                finally:
                    arriving.cancel()  # also where the page was closed meanwhile
        finally:
            leave()
            stopped.cancel()
