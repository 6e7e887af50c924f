"""/api/<method>: the Web API over HTTP, with the misbehaviour that was asked for."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground.arguments import read_arguments
from bot.playground.carrying_out import Caller
from bot.playground.faults import (
    DropAfter,
    DropBefore,
    ErrorCode,
    Fault,
    Hang,
    HangAfter,
    RateLimited,
    ServerError,
    ServerErrorAfter,
)
from bot.playground.journal import ApiCall
from bot.playground.json_types import Json
from bot.playground.world import World

NO_ANSWER = 0
GATEWAY_TIMEOUT = 504
OK = 200


@dataclass(frozen=True, slots=True)
class WebApi:
    """Answers calls; `drop` ends the connection of a request, `stopping` ends every waiting."""

    world: World
    drop: Callable[[Request], None]
    stopping: asyncio.Event

    async def answer(self, request: Request) -> Response:
        """Answer one call."""
        method: str = request.path_params["method"]
        arguments, token = await read_arguments(request)
        caller = Caller(self.world, token)
        fault = self._fault(method, arguments)
        body = _refused_by(fault)
        if body is None:
            body = caller.carry_out(method, arguments)
        response = await self._response(request, fault, body)
        call = ApiCall(
            at=self.world.stamps.now(),
            team=caller.workspace.team.id if caller.workspace else "",
            method=method,
            arguments=arguments,
            status=response.status_code,
            response=body,
            fault=type(fault).__name__ if fault else "",
        )
        self.world.journal.write(call)
        self.world.changes.publish({"kind": "call", "method": method, "team": call.team})
        if response.status_code == NO_ANSWER:
            await self._drop(request)
        return self._with_scopes(caller, response)

    def _fault(self, method: str, arguments: Json) -> Fault | None:
        channel = str(arguments.get("channel") or arguments.get("channel_id") or "")
        fault = self.world.faults.take(method, channel)
        if fault is not None:
            self.world.faults_changed()
        return fault

    async def _response(self, request: Request, fault: Fault | None, body: Json) -> Response:
        match fault:
            case RateLimited():
                headers = {"Retry-After": str(fault.retry_after)}
                return JSONResponse(body, 429, headers)
            case ServerError() | ServerErrorAfter():
                return PlainTextResponse("Internal Server Error", fault.status)
            case Hang() | HangAfter():
                await self._wait(request, fault.seconds)
                return PlainTextResponse("Gateway Timeout", GATEWAY_TIMEOUT)
            case DropBefore() | DropAfter():
                return Response(status_code=NO_ANSWER)
            case ErrorCode() | None:
                return JSONResponse(body, OK)

    async def _wait(self, request: Request, seconds: float) -> None:
        waiting = [
            asyncio.create_task(self.stopping.wait()),
            asyncio.create_task(_gone(request)),
        ]
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()

    async def _drop(self, request: Request) -> None:
        self.drop(request)
        await _gone(request)

    def _with_scopes(self, caller: Caller, response: Response) -> Response:
        workspace = caller.workspace
        if workspace is not None and workspace.bot.scopes is not None:
            response.headers["x-oauth-scopes"] = ",".join(sorted(workspace.bot.scopes))
        return response


def _refused_by(fault: Fault | None) -> Json | None:
    match fault:
        case RateLimited():
            return {"ok": False, "error": "ratelimited"}
        case ErrorCode():
            return {"ok": False, "error": fault.error}
        case ServerError() | Hang() | DropBefore():
            return {}
        case ServerErrorAfter() | HangAfter() | DropAfter() | None:
            return None


async def _gone(request: Request) -> None:
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            return
