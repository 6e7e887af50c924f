"""The whole of a workspace as the page shows it."""

import dataclasses

from bot.playground.json_types import Json
from bot.playground.seed import Bot, Channel, ChannelKind, Member, UserGroup
from bot.playground.workspace import Workspace
from bot.playground.world import World


def snapshot(world: World, workspace: Workspace) -> Json:
    """Return everything, with the number of the last change that is in it."""
    with world.lock:
        return {
            "number": world.changes.count,
            "faults_left": world.faults.left(),
            **roster(workspace),
            "messages": {
                channel: workspace.log.in_channel(channel) for channel in workspace.channels
            },
            "ephemerals": {
                channel: [
                    {"to": each.member, "message": each.message}
                    for each in workspace.log.ephemerals(channel)
                ]
                for channel in workspace.channels
            },
            "views": {member: workspace.views.top(member) for member in workspace.members},
            "homes": workspace.views.homes(),
        }


def roster(workspace: Workspace) -> Json:
    """Return who is there, and where."""
    return {
        "team": {"id": workspace.team.id, "name": workspace.team.name},
        "bot": _bot(workspace.bot),
        "members": [_member(workspace, each) for each in workspace.members.values()],
        "channels": [_channel(workspace, each) for each in workspace.channels.values()],
        "user_groups": [_group(each) for each in workspace.user_groups.values()],
    }


def _bot(bot: Bot) -> Json:
    shortcuts = [dataclasses.asdict(each) for each in bot.shortcuts]
    return {"user_id": bot.user_id, "name": bot.display_name, "shortcuts": shortcuts}


def _member(workspace: Workspace, member: Member) -> Json:
    direct = workspace.existing_direct_channel(member.id)
    return {
        "id": member.id,
        "name": member.name,
        "shown_name": member.shown_name,
        "deleted": member.deleted,
        "is_bot": member.is_bot,
        "tz": member.tz,
        "locale": member.locale,
        "direct": direct.id if direct else None,
    }


def _channel(workspace: Workspace, channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "topic": channel.topic,
        "archived": channel.archived,
        "members": list(workspace.people_in(channel)),
        "private": channel.kind is not ChannelKind.PUBLIC,
    }


def _group(group: UserGroup) -> Json:
    return {"id": group.id, "handle": group.handle, "name": group.name}
