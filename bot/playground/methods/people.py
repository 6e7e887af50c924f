"""users.*, usergroups.*, team.*, bots.* and auth.*: who is there, and who is asking."""

from bot.playground.describing import described
from bot.playground.errors import Refusal
from bot.playground.json_types import Json
from bot.playground.methods.call import Call
from bot.playground.seed import Member, UserGroup


def api_test(call: Call) -> Json:
    """Say what was sent."""
    if call.text("error"):
        raise Refusal(call.text("error"), extra={"args": call.arguments})
    return {"args": call.arguments}


def auth_test(call: Call) -> Json:
    """Say whose token it is."""
    workspace = call.workspace
    return {
        "url": f"https://{workspace.team.domain}.slack.com/",
        "team": workspace.team.name,
        "user": workspace.bot.name,
        "team_id": workspace.team.id,
        "user_id": workspace.bot.user_id,
        "bot_id": workspace.bot.bot_id,
        "is_enterprise_install": False,
    }


def team_info(call: Call) -> Json:
    """Return the workspace."""
    call.needs("team:read")
    team = call.workspace.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}}


def bots_info(call: Call) -> Json:
    """Return the app's own bot."""
    call.needs("users:read")
    bot = call.workspace.bot
    if call.text("bot") != bot.bot_id:
        raise Refusal("bot_not_found")
    described = {"id": bot.bot_id, "app_id": bot.app_id, "user_id": bot.user_id}
    return {"bot": {**described, "name": bot.display_name, "deleted": False, "updated": 0}}


def users_info(call: Call) -> Json:
    """Return a member."""
    call.needs("users:read")
    member = _members(call).get(call.text("user"))
    if member is None:
        raise Refusal("user_not_found")
    told = described(call.world, call.workspace, member)
    if call.flag("include_locale") and not member.deleted:
        told["locale"] = member.locale
    return {"user": told}


def users_list(call: Call) -> Json:
    """Return everybody, deactivated accounts and the bot among them."""
    call.needs("users:read")
    page, cursor = call.page_of(list(_members(call).values()))
    return {
        "members": [described(call.world, call.workspace, each) for each in page],
        "cache_ts": int(call.world.stamps.now()),
        "response_metadata": {"next_cursor": cursor},
    }


def usergroups_list(call: Call) -> Json:
    """Return every user group."""
    call.needs("usergroups:read")
    groups = call.workspace.user_groups.values()
    return {"usergroups": [_group(call, each) for each in groups]}


def usergroups_users(call: Call) -> Json:
    """Return who is in a user group."""
    call.needs("usergroups:read")
    group = call.workspace.user_groups.get(call.text("usergroup"))
    if group is None or (not group.members and not call.flag("include_disabled")):
        raise Refusal("no_such_subteam")  # a group without members is a disabled one
    return {"users": list(group.members)}


def _members(call: Call) -> dict[str, Member]:
    bot = call.workspace.bot
    itself = Member(bot.user_id, bot.name, bot.display_name, is_bot=True)
    return {**call.workspace.members, bot.user_id: itself}


def _group(call: Call, group: UserGroup) -> Json:
    described: Json = {
        "id": group.id,
        "team_id": call.workspace.team.id,
        "is_usergroup": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": 1_700_000_000,
        "date_update": 1_700_000_000,
        "date_delete": 0,
    }
    if call.flag("include_users"):
        described["users"] = list(group.members)
    if call.flag("include_count"):
        described["user_count"] = len(group.members)
    return described
