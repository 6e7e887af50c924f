"""/playground/…: what people do, over HTTP, for the page and for other programs."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.playground.arguments import read_json
from bot.playground.clicking import Press
from bot.playground.envelopes import Envelopes
from bot.playground.errors import NotPossible
from bot.playground.faults import Planned
from bot.playground.json_types import Json, as_object, as_texts
from bot.playground.snapshot import roster, snapshot
from bot.playground.stage import Stage
from bot.playground.transport import Retry
from bot.playground.wishes import wished_fault
from bot.playground.workspace import Workspace

Act = Callable[[Stage, Json], Json]
NOT_POSSIBLE = 409
NOT_FOUND = 404
WRONG_TYPE = 415


@dataclass(frozen=True, slots=True)
class Control:
    """Answers the page."""

    stage: Stage

    async def act(self, request: Request) -> Response:
        """Do what a person does; a refusal says why in a sentence."""
        act = ACTS.get(request.path_params["act"])
        if act is None:
            return JSONResponse({"error": "there is no such act"}, NOT_FOUND)
        # A page of another site cannot send JSON here without being asked first.
        if not request.headers.get("content-type", "").startswith("application/json"):
            return JSONResponse({"error": "send JSON"}, WRONG_TYPE)
        body = await read_json(request)
        try:
            return JSONResponse(await run_in_threadpool(act, self.stage, body))
        except NotPossible as impossible:
            return JSONResponse({"error": str(impossible)}, NOT_POSSIBLE)

    async def state(self, request: Request) -> Response:
        """Return everything that the page shows."""
        return JSONResponse(snapshot(self.stage.world, self._workspace(request)))

    async def roster(self, request: Request) -> Response:
        """Return who is there, and where."""
        with self.stage.world.lock:
            return JSONResponse(roster(self._workspace(request)))

    async def journal(self, request: Request) -> Response:
        """Return what went between the app and Slack."""
        del request
        journal = self.stage.world.journal
        return JSONResponse(
            {
                "calls": [dataclasses.asdict(row) for row in journal.calls()],
                "sent": [dataclasses.asdict(row) for row in journal.sent()],
            }
        )

    def _workspace(self, request: Request) -> Workspace:
        world = self.stage.world
        return world.workspaces.get(request.query_params.get("team", "")) or world.first()


def _say(stage: Stage, body: Json) -> Json:
    thread = _optional(body, "thread_ts")
    channel = _text(body, "channel")
    return {"ts": stage.speaking.say(_text(body, "member"), channel, _text(body, "text"), thread)}


def _direct_message(stage: Stage, body: Json) -> Json:
    member = _text(body, "member")
    with stage.world.lock:
        channel = stage.world.of_member(member).direct_channel(member)
    thread = _optional(body, "thread_ts")
    return {"ts": stage.speaking.say(member, channel.id, _text(body, "text"), thread)}


def _command(stage: Stage, body: Json) -> Json:
    command = _text(body, "command"), str(body.get("text") or "")
    reply = stage.speaking.command(_text(body, "member"), _text(body, "channel"), *command)
    return dataclasses.asdict(reply)


def _click(stage: Stage, body: Json) -> Json:
    member = _text(body, "member")
    chosen = body.get("selected")
    selected = chosen if isinstance(chosen, str) else as_texts(chosen)
    press = Press(_text(body, "action_id"), _optional(body, "value"), selected or None)
    views = stage.world.of_member(member).views
    match body.get("view"):
        case "home":
            reply = stage.clicking.in_view(member, views.home(member), press)
        case "modal":
            reply = stage.clicking.in_view(member, _typed(stage, member, body), press)
        case _:
            place = _text(body, "channel"), _text(body, "ts")
            reply = stage.clicking.in_message(member, *place, press)
    return dataclasses.asdict(reply)


def _typed(stage: Stage, member: str, body: Json) -> Json | None:
    return stage.forms.type(member, as_object(body.get("values")))


def _submit(stage: Stage, body: Json) -> Json:
    reply = stage.forms.submit(_text(body, "member"), as_object(body.get("values")))
    return dataclasses.asdict(reply)


def _suggest(stage: Stage, body: Json) -> Json:
    place = _text(body, "block_id"), _text(body, "action_id")
    typed = str(body.get("typed") or "")
    return {"options": stage.suggesting.in_view(_text(body, "member"), *place, typed)}


def _close_view(stage: Stage, body: Json) -> Json:
    stage.forms.close(_text(body, "member"))
    return {}


def _open_home(stage: Stage, body: Json) -> Json:
    seen = str(body.get("tab") or "home"), str(body.get("looks_at") or "")
    stage.clicking.open_app(_text(body, "member"), *seen)
    return {}


def _join(stage: Stage, body: Json) -> Json:
    stage.happenings.join(_text(body, "member"), _text(body, "channel"))
    return {}


def _invite_bot(stage: Stage, body: Json) -> Json:
    stage.happenings.invite_bot(_text(body, "channel"))
    return {}


def _remove_bot(stage: Stage, body: Json) -> Json:
    stage.happenings.remove_bot(_text(body, "channel"))
    return {}


def _archive(stage: Stage, body: Json) -> Json:
    stage.happenings.archive(_text(body, "channel"))
    return {}


def _deactivate(stage: Stage, body: Json) -> Json:
    stage.happenings.deactivate(_text(body, "member"))
    return {}


def _speak(stage: Stage, body: Json) -> Json:
    member = stage.world.of_member(_text(body, "member")).member(_text(body, "member"))
    stage.happenings.change_member(dataclasses.replace(member, locale=_text(body, "locale")))
    return {}


def _shortcut(stage: Stage, body: Json) -> Json:
    member, callback_id = _text(body, "member"), _text(body, "callback_id")
    if body.get("ts"):
        place = _text(body, "channel"), _text(body, "ts")
        reply = stage.clicking.message_shortcut(member, *place, callback_id)
    else:
        reply = stage.clicking.shortcut(member, callback_id)
    return dataclasses.asdict(reply)


def _fail(stage: Stage, body: Json) -> Json:
    fault = wished_fault(as_object(body.get("fault")))
    times = body.get("times", 1)
    if not isinstance(times, int) or times < 1:
        raise NotPossible("times must be a whole number from 1")
    method = _optional(body, "method") or "*"
    stage.world.faults.plan(Planned(method, fault, times, _optional(body, "channel")))
    stage.world.faults_changed()
    return {"faults_left": stage.world.faults.left()}


def _clear_faults(stage: Stage, body: Json) -> Json:
    del body
    stage.world.faults.clear()
    stage.world.faults_changed()
    return {"faults_left": 0}


def _send_event(stage: Stage, body: Json) -> Json:
    envelopes = Envelopes(stage.world, stage.world.first())
    outgoing = envelopes.event(as_object(body.get("event")), _optional(body, "event_id"))
    number = body.get("retry_num")
    if isinstance(number, int):
        outgoing = dataclasses.replace(outgoing, retry=Retry(number, "http_timeout"))
    return dataclasses.asdict(stage.courier.ask(outgoing))


def _text(body: Json, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise NotPossible(f"{name} is missing")
    return value


def _optional(body: Json, name: str) -> str | None:
    return _text(body, name) if body.get(name) else None


ACTS: dict[str, Act] = {
    "say": _say,
    "direct_message": _direct_message,
    "command": _command,
    "click": _click,
    "submit": _submit,
    "suggest": _suggest,
    "close_view": _close_view,
    "open_home": _open_home,
    "join": _join,
    "invite_bot": _invite_bot,
    "remove_bot": _remove_bot,
    "archive": _archive,
    "deactivate": _deactivate,
    "speak": _speak,
    "shortcut": _shortcut,
    "fail": _fail,
    "clear_faults": _clear_faults,
    "send_event": _send_event,
}
