"""chat.*: writing, changing and deleting messages."""

from bot.playground.errors import Refusal
from bot.playground.json_types import Json
from bot.playground.methods.call import Call
from bot.playground.methods.content import content_of
from bot.playground.seed import Channel, ChannelKind

LONGEST_UPDATE = 4000


def post_message(call: Call) -> Json:
    """Write a message; asked twice, it is written twice."""
    call.needs("chat:write")
    channel = _writable(call)
    message = _from_bot(call, content_of(call))
    thread = call.text("thread_ts")
    if thread:
        message["thread_ts"] = thread
    if call.text("client_msg_id"):
        message["client_msg_id"] = call.text("client_msg_id")
    stored = call.world.post(call.workspace, channel.id, message)
    return {"channel": channel.id, "ts": stored["ts"], "message": stored}


def post_ephemeral(call: Call) -> Json:
    """Write a message that one member sees."""
    call.needs("chat:write")
    channel = _writable(call)
    member = call.required("user")
    if not call.workspace.is_in(member, channel):
        raise Refusal("user_not_in_channel")
    message = _from_bot(call, content_of(call))
    if call.text("thread_ts"):
        message["thread_ts"] = call.text("thread_ts")
    stored = call.world.whisper(call.workspace, channel.id, member, message)
    return {"message_ts": stored["ts"]}


def update(call: Call) -> Json:
    """Change what one of the bot's messages says."""
    call.needs("chat:write")
    channel = call.channel()
    if channel.archived:
        raise Refusal("is_inactive")
    before = _own_message(call, channel, "ts", "cant_update_message")
    if len(call.text("text")) > LONGEST_UPDATE:
        raise Refusal("msg_too_long")
    edited = {"user": call.workspace.bot.user_id, "ts": call.world.stamps.message_time()}
    changed = {**before, **content_of(call), "edited": edited}
    if "blocks" not in call.arguments:
        changed.pop("blocks", None)
    stored = call.world.replace(call.workspace, channel.id, changed)
    return {"channel": channel.id, "ts": stored["ts"], "text": stored["text"], "message": stored}


def delete(call: Call) -> Json:
    """Delete one of the bot's messages."""
    call.needs("chat:write")
    channel = call.channel()
    message = _own_message(call, channel, "ts", "cant_delete_message")
    call.world.remove(call.workspace, channel.id, message["ts"])
    return {"channel": channel.id, "ts": message["ts"]}


def get_permalink(call: Call) -> Json:
    """Return the address of a message."""
    channel = call.channel()
    ts = call.required("message_ts")
    if call.workspace.log.find(channel.id, ts) is None:
        raise Refusal("message_not_found")
    domain = call.workspace.team.domain
    address = f"https://{domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": address}


def _writable(call: Call) -> Channel:
    workspace = call.workspace
    name = call.text("channel")
    channel = workspace.direct_channel(name) if name in workspace.members else call.channel()
    if channel.archived or _is_with_nobody(call, channel):
        raise Refusal("is_archived")
    if not workspace.is_in(workspace.bot.user_id, channel):
        raise Refusal("not_in_channel")
    return channel


def _is_with_nobody(call: Call, channel: Channel) -> bool:
    # Slack archives the direct messages of a deactivated account.
    if channel.kind is not ChannelKind.DIRECT:
        return False
    people = set(call.workspace.people_in(channel)) - {call.workspace.bot.user_id}
    return all(call.workspace.members[each].deleted for each in people)


def _from_bot(call: Call, content: Json) -> Json:
    workspace = call.workspace
    return {
        "type": "message",
        "user": workspace.bot.user_id,
        "bot_id": workspace.bot.bot_id,
        "app_id": workspace.bot.app_id,
        "team": workspace.team.id,
        "bot_profile": workspace.bot_profile(),
        **content,
    }


def _own_message(call: Call, channel: Channel, argument: str, not_own: str) -> Json:
    message = call.workspace.log.find(channel.id, call.required(argument))
    if message is None:
        raise Refusal("message_not_found")
    if message.get("bot_id") != call.workspace.bot.bot_id:
        raise Refusal(not_own)
    return message
