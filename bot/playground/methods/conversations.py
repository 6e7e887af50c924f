"""conversations.*: which conversations there are, and who is in them."""

from bot.playground.errors import Refusal
from bot.playground.json_types import Json
from bot.playground.methods.call import Call
from bot.playground.seed import Channel, ChannelKind

READ_SCOPES = {
    ChannelKind.PUBLIC: "channels:read",
    ChannelKind.PRIVATE: "groups:read",
    ChannelKind.DIRECT: "im:read",
    ChannelKind.GROUP: "mpim:read",
}
MOST_USERS = 8


def open_conversation(call: Call) -> Json:
    """Open the direct messages with one member, or with several."""
    call.needs("im:write", "mpim:write", "channels:manage", "groups:write")
    workspace = call.workspace
    if call.text("channel"):
        channel = call.channel()
        return {"no_op": True, "already_open": True, "channel": _opened(call, channel)}
    members = tuple(each.strip() for each in call.text("users").split(",") if each.strip())
    if not members:
        raise Refusal("users_list_not_supplied")
    _check_members(call, members)
    before = len(workspace.channels)
    if len(members) == 1:
        channel = workspace.direct_channel(members[0])
    else:
        channel = workspace.group_channel(members)
    known = len(workspace.channels) == before
    if not known:
        call.world.roster_changed(workspace)
    return {"no_op": known, "already_open": known, "channel": _opened(call, channel)}


def info(call: Call) -> Json:
    """Return one conversation."""
    channel = call.channel()
    call.needs(READ_SCOPES[channel.kind])
    shown = described(call, channel)
    if call.flag("include_num_members"):
        shown["num_members"] = len(call.workspace.people_in(channel))
    return {"channel": shown}


def list_conversations(call: Call) -> Json:
    """Return the conversations that the bot may know of; private ones must be asked for."""
    kinds = _kinds(call)
    call.needs(*(READ_SCOPES[kind] for kind in kinds))
    return _listed(call, [each for each in _of_kinds(call, kinds) if call.may_know(each)])


def list_of_user(call: Call) -> Json:
    """Return the conversations that the bot, or a member, is in."""
    kinds = _kinds(call)
    call.needs(*(READ_SCOPES[kind] for kind in kinds))
    user = call.text("user") or call.workspace.bot.user_id
    channels = _of_kinds(call, kinds)
    inside = [each for each in channels if call.workspace.is_in(user, each)]
    return _listed(call, [each for each in inside if call.may_know(each)])


def members(call: Call) -> Json:
    """Return who is in a conversation."""
    channel = call.channel()
    call.needs(READ_SCOPES[channel.kind])
    people, cursor = call.page_of(call.workspace.people_in(channel))
    return {"members": people, "response_metadata": {"next_cursor": cursor}}


def join(call: Call) -> Json:
    """Put the bot into a public channel."""
    call.needs("channels:join")
    channel = call.channel()
    if channel.kind is not ChannelKind.PUBLIC:
        raise Refusal("method_not_supported_for_channel_type")
    if channel.archived:
        raise Refusal("is_archived")
    joined = call.workspace.join(call.workspace.bot.user_id, channel.id)
    call.world.roster_changed(call.workspace)
    return {"channel": described(call, joined)}


def described(call: Call, channel: Channel) -> Json:
    """Return a conversation as Slack describes it."""
    workspace = call.workspace
    shared: Json = {
        "id": channel.id,
        "created": 1_700_000_000,
        "is_archived": channel.archived,
        "is_im": channel.kind is ChannelKind.DIRECT,
        "is_mpim": channel.kind is ChannelKind.GROUP,
        "is_private": channel.kind is not ChannelKind.PUBLIC,
        "context_team_id": workspace.team.id,
        "is_org_shared": False,
    }
    if channel.kind is ChannelKind.DIRECT:
        other = _other(call, channel)
        gone = workspace.members[other].deleted
        return {**shared, "user": other, "is_user_deleted": gone, "priority": 0}
    return {**shared, **_named(call, channel)}


def _named(call: Call, channel: Channel) -> Json:
    workspace = call.workspace
    return {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind is ChannelKind.PUBLIC,
        "is_group": channel.kind is ChannelKind.PRIVATE,
        "is_general": channel.name == "general",
        "is_member": workspace.is_in(workspace.bot.user_id, channel),
        "is_shared": False,
        "is_ext_shared": False,
        "creator": next(iter(workspace.members), ""),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def _listed(call: Call, channels: list[Channel]) -> Json:
    if call.flag("exclude_archived"):
        channels = [each for each in channels if not each.archived]
    page, cursor = call.page_of(channels)
    return {
        "channels": [described(call, each) for each in page],
        "response_metadata": {"next_cursor": cursor},
    }


def _kinds(call: Call) -> list[ChannelKind]:
    names = (call.text("types") or ChannelKind.PUBLIC).split(",")
    try:
        return [ChannelKind(name.strip()) for name in names]
    except ValueError as mistake:
        raise Refusal("invalid_types") from mistake


def _of_kinds(call: Call, kinds: list[ChannelKind]) -> list[Channel]:
    return [each for each in call.workspace.channels.values() if each.kind in kinds]


def _check_members(call: Call, members: tuple[str, ...]) -> None:
    if len(members) > MOST_USERS:
        raise Refusal("too_many_users")
    for each in members:
        member = call.workspace.members.get(each)
        if member is None:
            raise Refusal("user_not_found")
        if member.deleted:
            raise Refusal("user_disabled")


def _other(call: Call, channel: Channel) -> str:
    people = call.workspace.people_in(channel)
    return next(each for each in people if each != call.workspace.bot.user_id)


def _opened(call: Call, channel: Channel) -> Json:
    return described(call, channel) if call.flag("return_im") else {"id": channel.id}
