"""What the pretend Slack tells of a member, in answers and in events."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.playground.json_types import Json
from bot.playground.seed import Member
from bot.playground.workspace import Workspace
from bot.playground.world import World


def described(world: World, workspace: Workspace, member: Member) -> Json:
    """Return a member as `users.info` and the events about members tell of them."""
    told: Json = {
        "id": member.id,
        "team_id": member.team or workspace.team.id,
        "name": member.name,
        "deleted": member.deleted,
        "profile": _profile(workspace, member),
        "is_bot": member.is_bot,
        "is_app_user": False,
        "updated": 0,
    }
    # Slack tells no more of those who are gone.
    if member.deleted:
        return told
    elsewhere: Json = {"is_stranger": True} if member.team else {}
    return {**told, **elsewhere, **_standing(world, member)}


def _profile(workspace: Workspace, member: Member) -> Json:
    profile: Json = {
        "real_name": member.shown_name,
        "real_name_normalized": member.shown_name,
        "display_name": member.name,
        "display_name_normalized": member.name,
        "team": workspace.team.id,
        "status_text": member.status,
        "status_emoji": ":speech_balloon:" if member.status else "",
        "status_expiration": member.status_ends,
    }
    if member.is_bot:
        profile |= {"bot_id": workspace.bot.bot_id, "api_app_id": workspace.bot.app_id}
    return profile


def _standing(world: World, member: Member) -> Json:
    moment = datetime.fromtimestamp(world.stamps.now(), UTC)
    offset = moment.astimezone(ZoneInfo(member.tz)).utcoffset()
    return {
        "real_name": member.shown_name,
        "tz": member.tz,
        "tz_label": member.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": member.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": member.is_guest,
        "is_ultra_restricted": False,
    }
