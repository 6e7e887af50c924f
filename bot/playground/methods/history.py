"""conversations.history and conversations.replies: reading what was said."""

from bot.playground.errors import Refusal
from bot.playground.json_types import Json
from bot.playground.methods.call import Call
from bot.playground.seed import Channel, ChannelKind

HISTORY_SCOPES = {
    ChannelKind.PUBLIC: "channels:history",
    ChannelKind.PRIVATE: "groups:history",
    ChannelKind.DIRECT: "im:history",
    ChannelKind.GROUP: "mpim:history",
}


def history(call: Call) -> Json:
    """Return what was said in a conversation, newest first; replies show in their threads only."""
    channel = _readable(call)
    if not call.workspace.is_in(call.workspace.bot.user_id, channel):
        raise Refusal("not_in_channel")
    said = [
        message
        for message in call.workspace.log.in_channel(channel.id)
        if message.get("thread_ts") in (None, message["ts"]) and _in_range(call, message)
    ]
    return _page(call, said[::-1])


def replies(call: Call) -> Json:
    """Return a message and its replies, oldest first."""
    channel = _readable(call)
    parent = call.workspace.log.find(channel.id, call.required("ts"))
    if parent is None:
        raise Refusal("thread_not_found")
    root = parent.get("thread_ts", parent["ts"])
    thread = call.workspace.log.thread(channel.id, root)
    return _page(call, [each for each in thread if each["ts"] == root or _in_range(call, each)])


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.needs(HISTORY_SCOPES[channel.kind])
    return channel


def _page(call: Call, messages: list[Json]) -> Json:
    page, cursor = call.page_of(messages)
    return {
        "messages": [_shown(call, each) for each in page],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


def _shown(call: Call, message: Json) -> Json:
    if call.flag("include_all_metadata"):
        return message
    return {key: value for key, value in message.items() if key != "metadata"}


def _in_range(call: Call, message: Json) -> bool:
    oldest = _time(call, "oldest", "0")
    latest = _time(call, "latest", "inf")
    at = float(message["ts"])
    if call.flag("inclusive"):
        return oldest <= at <= latest
    return oldest < at < latest


def _time(call: Call, name: str, default: str) -> float:
    try:
        return float(call.text(name) or default)
    except ValueError as mistake:
        raise Refusal(f"invalid_ts_{name}") from mistake
