"""/hooks/…: the addresses at which an app answers an interaction or a command later."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.playground.arguments import read_json
from bot.playground.errors import Refusal
from bot.playground.journal import ApiCall
from bot.playground.json_types import Json
from bot.playground.methods.call import Call
from bot.playground.methods.content import content_of
from bot.playground.tickets import Response as Allowed
from bot.playground.workspace import Workspace
from bot.playground.world import World

METHOD = "response_url"
OK = 200
NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class ResponseUrls:
    """Answers what an app sends to a response_url."""

    world: World

    async def answer(self, request: Request) -> Response:
        """Carry out one answer of the app."""
        arguments = await read_json(request)
        body = self._body(request.path_params["key"], arguments)
        status = OK if body["ok"] else NOT_FOUND
        self.world.journal.write(
            ApiCall(
                at=self.world.stamps.now(),
                team=request.path_params["team"],
                method=METHOD,
                arguments=arguments,
                status=status,
                response=body,
            )
        )
        self.world.changes.publish({"kind": "call", "method": METHOD})
        return JSONResponse(body, status)

    def _body(self, key: str, arguments: Json) -> Json:
        try:
            with self.world.lock:
                self._carry_out(self.world.tickets.use_response(key), arguments)
        except Refusal as refusal:
            return refusal.body
        return {"ok": True}

    def _carry_out(self, allowed: Allowed, arguments: Json) -> None:
        workspace = self.world.workspaces[allowed.team]
        if arguments.get("delete_original") and allowed.message:
            self.world.remove(workspace, allowed.channel, allowed.message)
            return
        content = content_of(Call(self.world, workspace, arguments))
        before = _original(workspace, allowed)
        if arguments.get("replace_original") and before is not None:
            kept = {key: value for key, value in before.items() if key != "blocks"}
            self.world.replace(workspace, allowed.channel, {**kept, **content})
            return
        tell(self.world, workspace, allowed, {**arguments, **content})


def tell(world: World, workspace: Workspace, allowed: Allowed, answer: Json) -> Json:
    """Write an answer of the app: to one member, or `in_channel` to everybody."""
    shown = ("text", "blocks", "attachments", "metadata", "thread_ts")
    message: Json = {
        "type": "message",
        "user": workspace.bot.user_id,
        "bot_id": workspace.bot.bot_id,
        "app_id": workspace.bot.app_id,
        "team": workspace.team.id,
        "bot_profile": workspace.bot_profile(),
        "text": "",
        **{key: answer[key] for key in shown if key in answer},
    }
    if answer.get("response_type") == "in_channel":
        return world.post(workspace, allowed.channel, message)
    return world.whisper(workspace, allowed.channel, allowed.member, message)


def _original(workspace: Workspace, allowed: Allowed) -> Json | None:
    if allowed.message is None:
        return None
    hidden = workspace.log.find_ephemeral(allowed.channel, allowed.message)
    return hidden.message if hidden else workspace.log.find(allowed.channel, allowed.message)
