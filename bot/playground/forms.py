"""What a person does with an open modal: fills it in, submits it, closes it."""

from dataclasses import dataclass

from bot.playground.courier import Courier
from bot.playground.envelopes import Envelopes
from bot.playground.errors import NotPossible, Refusal
from bot.playground.inputs import (
    Offered,
    entered,
    is_empty,
    placed,
    state_values,
    with_offered,
)
from bot.playground.json_types import Json, as_object, as_objects
from bot.playground.replies import SubmitReply
from bot.playground.rules.views import accepted_view
from bot.playground.transport import Answer
from bot.playground.workspace import Workspace
from bot.playground.world import World

MISSING = "Please complete this required field."
TROUBLE = "trouble_connecting"


@dataclass(frozen=True, slots=True)
class Forms:
    """Submits and closes modals as a member, and tells the app."""

    world: World
    courier: Courier

    def type(self, member_id: str, values: Json) -> Json:
        """Type into the open modal without submitting it; return the view."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            view = _open_view(workspace, member_id)
            offered = workspace.views.offered(view)
            return workspace.views.keep_state(view, _filled(view, values, offered))

    def submit(self, member_id: str, values: Json) -> SubmitReply:
        """Submit the open modal with `{block_id: {action_id: value}}`."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            filled = self.type(member_id, values)
            errors = _incomplete(filled)
            if errors:
                return SubmitReply(errors=errors)
            fields: Json = {"view": filled, "response_urls": []}
            member = workspace.member(member_id)
            envelopes = Envelopes(self.world, workspace)
            outgoing = envelopes.interaction("view_submission", member, fields)
        answer = self.courier.ask(outgoing)
        with self.world.lock:
            return self._taken(workspace, member_id, filled, answer)

    def close(self, member_id: str) -> None:
        """Close the open modal; the app hears of it where it asked to."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            view = _open_view(workspace, member_id)
            if view.get("clear_on_close"):
                workspace.views.close_all(member_id)
            else:
                workspace.views.close_top(member_id)
            fields: Json = {"view": view, "is_cleared": bool(view.get("clear_on_close"))}
            member = workspace.member(member_id)
            outgoing = Envelopes(self.world, workspace).interaction("view_closed", member, fields)
            self.world.views_changed(workspace, member_id)
        if view.get("notify_on_close"):
            self.courier.ask(outgoing)

    def _taken(
        self, workspace: Workspace, member_id: str, view: Json, answer: Answer
    ) -> SubmitReply:
        if not answer.accepted:
            return SubmitReply(error=answer.problem, status=answer.status, ms=answer.ms)
        order = answer.json
        action = str(order.get("response_action") or "close")
        try:
            errors = self._carry_out(workspace, member_id, view, order)
        except Refusal as refusal:
            return SubmitReply(action, error=str(refusal), status=answer.status, ms=answer.ms)
        self.world.views_changed(workspace, member_id)
        return SubmitReply(action, errors, status=answer.status, ms=answer.ms)

    def _carry_out(
        self, workspace: Workspace, member_id: str, view: Json, order: Json
    ) -> dict[str, str]:
        views = workspace.views
        match order.get("response_action"):
            case "errors":
                return _shown_errors(view, as_object(order.get("errors")))
            case "clear":
                views.close_all(member_id)
            case "update":
                views.update(view, self._accepted(order))
            case "push":
                views.push(member_id, self._accepted(order))
            case None:
                _close(workspace, member_id, view)
            case unknown:
                raise Refusal(TROUBLE, (f"unknown response_action {unknown}",))
        return {}

    def _accepted(self, order: Json) -> Json:
        return self.world.named(accepted_view(as_object(order.get("view")), "modal"))


def _open_view(workspace: Workspace, member_id: str) -> Json:
    view = workspace.views.top(member_id)
    if view is None:
        raise NotPossible(f"{workspace.member(member_id).shown_name} has no modal open")
    return view


def _close(workspace: Workspace, member_id: str, view: Json) -> None:
    top = workspace.views.top(member_id)
    if top is not None and top["id"] == view["id"]:
        workspace.views.close_top(member_id)


def _filled(view: Json, values: Json, offered: Offered) -> Json:
    blocks = with_offered(as_objects(view["blocks"]), offered)
    state = state_values(blocks, view["state"]["values"])
    elements = {
        (found.block["block_id"], found.element["action_id"]): found.element
        for found in placed(blocks)
    }
    for block_id, entries in values.items():
        for action_id, value in as_object(entries).items():
            if (block_id, action_id) not in elements:
                there = ", ".join("/".join(place) for place in elements)
                raise NotPossible(f"there is no input {block_id}/{action_id}; there is: {there}")
            state[block_id][action_id] = entered(elements[block_id, action_id], value)
    return state


def _incomplete(view: Json) -> dict[str, str]:
    missing: dict[str, str] = {}
    for block in as_objects(view["blocks"]):
        if block.get("type") != "input" or block.get("optional"):
            continue
        block_id, element = block["block_id"], as_object(block["element"])
        if is_empty(view["state"]["values"][block_id][element["action_id"]]):
            missing[block_id] = MISSING
    return missing


def _shown_errors(view: Json, errors: Json) -> dict[str, str]:
    inputs = {block["block_id"] for block in as_objects(view["blocks"]) if block["type"] == "input"}
    unknown = [block_id for block_id in errors if block_id not in inputs]
    if unknown or not errors:
        raise Refusal(TROUBLE, (f"no input block {', '.join(unknown)}",))
    return {block_id: str(sentence) for block_id, sentence in errors.items()}
