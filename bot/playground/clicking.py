"""What a person does with what the bot shows: clicks, choices, shortcuts, opening the Home."""

from dataclasses import dataclass

from bot.playground.courier import Courier
from bot.playground.envelopes import Envelopes, channel_of_interaction
from bot.playground.errors import NotPossible
from bot.playground.inputs import (
    Found,
    entered,
    find_element,
    is_empty,
    option,
    state_values,
    with_offered,
)
from bot.playground.json_types import Json, as_object, as_objects
from bot.playground.replies import ClickReply
from bot.playground.seed import Channel, Member
from bot.playground.transport import Outgoing
from bot.playground.workspace import Workspace
from bot.playground.world import World

BUTTONS = ("button", "workflow_button")


@dataclass(frozen=True, slots=True)
class Press:
    """Which element is pressed, and what is chosen there."""

    action_id: str
    value: str | None = None
    selected: str | list[str] | None = None


@dataclass(frozen=True, slots=True)
class Clicking:
    """Presses as a member, and tells the app."""

    world: World
    courier: Courier

    def in_message(self, member_id: str, channel_id: str, ts: str, press: Press) -> ClickReply:
        """Press something in a message that the member sees."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            member, channel = workspace.member(member_id), workspace.channel(channel_id)
            message = _seen(workspace, channel, member, ts)
            blocks = as_objects(message.get("blocks"))
            found = find_element(blocks, press.action_id, press.value)
            outgoing = self._about_message(workspace, member, channel, (message, found, press))
        return self._ask(outgoing)

    def in_view(self, member_id: str, view: Json | None, press: Press) -> ClickReply:
        """Press something in the member's open modal, or in their Home."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            if view is None:
                raise NotPossible(f"{workspace.member(member_id).shown_name} sees no such view")
            offered = workspace.views.offered(view)
            blocks = with_offered(as_objects(view["blocks"]), offered)
            found = find_element(blocks, press.action_id, press.value)
            action = self._action(found, press)
            values = _state_after(blocks, view["state"]["values"], found, press)
            kept = workspace.views.keep_state(view, values)
            fields: Json = {
                "container": {"type": "view", "view_id": view["id"]},
                "view": kept,
                "actions": [action],
            }
            member = workspace.member(member_id)
            outgoing = Envelopes(self.world, workspace).interaction("block_actions", member, fields)
        return self._ask(outgoing)

    def shortcut(self, member_id: str, callback_id: str) -> ClickReply:
        """Choose one of the app's shortcuts."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            fields: Json = {
                "callback_id": callback_id,
                "action_ts": self.world.stamps.message_time(),
            }
            envelopes = Envelopes(self.world, workspace)
            outgoing = envelopes.interaction("shortcut", workspace.member(member_id), fields)
        return self._ask(outgoing)

    def message_shortcut(
        self, member_id: str, channel_id: str, ts: str, callback_id: str
    ) -> ClickReply:
        """Choose one of the app's shortcuts on a message."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            member, channel = workspace.member(member_id), workspace.channel(channel_id)
            envelopes = Envelopes(self.world, workspace)
            fields: Json = {
                "callback_id": callback_id,
                "action_ts": self.world.stamps.message_time(),
                "channel": channel_of_interaction(channel),
                "message_ts": ts,
                "message": _seen(workspace, channel, member, ts),
                "response_url": envelopes.response_url("app", channel, member, ts),
            }
            outgoing = envelopes.interaction("message_action", member, fields)
        return self._ask(outgoing)

    def look_at(self, member_id: str, channel_id: str) -> None:
        """Look at a channel beside the agent view, which is the bot's messages from then on."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            workspace.looking[member_id] = workspace.channel(channel_id).id
            event: Json = {
                "type": "app_context_changed",
                "user": member_id,
                "channel": workspace.direct_channel(member_id).id,
                "context": workspace.context_of(member_id),
                "event_ts": self.world.stamps.message_time(),
            }
            outgoing = Envelopes(self.world, workspace).event(event)
        self.courier.tell(outgoing)

    def stop_agent(self, member_id: str, thread_ts: str) -> None:
        """Let the bot stop what it works on in a thread of its messages."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            event: Json = {
                "type": "agent_session_stopped",
                "user": member_id,
                "channel": workspace.direct_channel(member_id).id,
                "thread_ts": thread_ts,
                "streaming_message_ts": [],
                "event_ts": self.world.stamps.message_time(),
            }
            outgoing = Envelopes(self.world, workspace).event(event)
        self.courier.tell(outgoing)

    def open_app(self, member_id: str, tab: str, looks_at: str = "") -> None:
        """Open the bot's `home` or its `messages`, these in the agent view beside a channel."""
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            if looks_at:
                workspace.looking[member_id] = workspace.channel(looks_at).id
            channel = workspace.direct_channel(member_id)
            event: Json = {
                "type": "app_home_opened",
                "user": member_id,
                "channel": channel.id,
                "tab": tab,
                "event_ts": self.world.stamps.message_time(),
            }
            home = workspace.views.home(member_id)
            if tab == "home" and home is not None:
                event["view"] = home
            context = workspace.context_of(member_id)
            if tab == "messages" and context is not None:
                event["app_context"] = context
            outgoing = Envelopes(self.world, workspace).event(event)
        self.courier.tell(outgoing)

    def _about_message(
        self,
        workspace: Workspace,
        member: Member,
        channel: Channel,
        pressed: tuple[Json, Found, Press],
    ) -> Outgoing:
        message, found, press = pressed
        envelopes = Envelopes(self.world, workspace)
        blocks = as_objects(message.get("blocks"))
        fields: Json = {
            "container": _container(channel, message),
            "channel": channel_of_interaction(channel),
            "state": {"values": _state_after(blocks, {}, found, press)},
            "response_url": envelopes.response_url("actions", channel, member, message["ts"]),
            "actions": [self._action(found, press)],
        }
        if not message.get("is_ephemeral"):
            fields["message"] = message
        return envelopes.interaction("block_actions", member, fields)

    def _action(self, found: Found, press: Press) -> Json:
        shown = ("type", "action_id", "text", "value", "style", "placeholder", "confirm")
        action = {key: value for key, value in found.element.items() if key in shown}
        action["block_id"] = found.block["block_id"]
        action["action_ts"] = self.world.stamps.message_time()
        if found.element.get("type") == "feedback_buttons":
            return action | _feedback(found.element, press)
        return action if _is_button(found) else action | _chosen(found, press)

    def _ask(self, outgoing: Outgoing) -> ClickReply:
        return ClickReply.from_answer(self.courier.ask(outgoing))


def _container(channel: Channel, message: Json) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel.id,
        "is_ephemeral": bool(message.get("is_ephemeral")),
    }
    if message.get("thread_ts"):
        container["thread_ts"] = message["thread_ts"]
    return container


def _state_after(blocks: list[Json], before: Json, found: Found, press: Press) -> Json:
    values = state_values(blocks, before)
    block_id = found.block["block_id"]
    if press.action_id in as_object(values.get(block_id)):
        values[block_id][press.action_id] = _chosen(found, press)
    return values


def _is_button(found: Found) -> bool:
    return found.element.get("type") in BUTTONS


def _chosen(found: Found, press: Press) -> Json:
    state = entered(found.element, press.selected)
    if is_empty(state) and found.element.get("type") == "overflow":
        raise NotPossible(f"choose one of the options of {press.action_id}")
    return state


def _feedback(element: Json, press: Press) -> Json:
    buttons = [as_object(element.get(key)) for key in ("positive_button", "negative_button")]
    chosen = option({"options": buttons}, press.selected)
    return {"value": chosen.get("value"), "text": chosen.get("text")}


def _seen(workspace: Workspace, channel: Channel, member: Member, ts: str) -> Json:
    if not workspace.is_in(member.id, channel):
        raise NotPossible(f"{member.shown_name} is not in #{channel.name}")
    for message in workspace.log.seen_by(channel.id, member.id):
        if message["ts"] == ts:
            return message
    raise NotPossible(f"{member.shown_name} sees no message {ts} in {channel.name or channel.id}")
