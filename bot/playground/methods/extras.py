"""Reactions and the agent's status line: small things that a bot may show."""

from bot.playground.errors import Refusal
from bot.playground.json_types import Json, as_objects, as_texts
from bot.playground.methods.call import Call

SESSION_STATUSES = ("active", "processing", "suspended", "closed")


def add_reaction(call: Call) -> Json:
    """Add the bot's reaction to a message."""
    call.needs("reactions:write")
    channel = call.channel()
    message = call.workspace.log.find(channel.id, call.required("timestamp"))
    if message is None:
        raise Refusal("message_not_found")
    name = call.required("name").strip(":")
    bot = call.workspace.bot.user_id
    reactions = {each["name"]: each for each in as_objects(message.get("reactions"))}
    users = as_texts(reactions.get(name, {}).get("users"))
    if bot in users:
        raise Refusal("already_reacted")
    reactions[name] = {"name": name, "users": [*users, bot], "count": len(users) + 1}
    changed = {**message, "reactions": list(reactions.values())}
    call.world.replace(call.workspace, channel.id, changed)
    return {}


def set_status(call: Call) -> Json:
    """Show what the agent is doing; an empty status clears it."""
    call.needs("assistant:write", "chat:write")
    _show_status(call, call.text("status"))
    return {}


def set_session_status(call: Call) -> Json:
    """Show how a thread with the agent stands."""
    call.needs("chat:write")
    status = call.required("status")
    if status not in SESSION_STATUSES:
        raise Refusal("invalid_arguments", ("status must be one of Slack's own",))
    call.required("thread_ts")
    _show_status(call, "is working on it…" if status == "processing" else "")
    return {"agent_status": status}


def _show_status(call: Call, status: str) -> None:
    channel = call.channel("channel_id")
    call.world.changes.publish(
        {
            "kind": "status",
            "team": call.workspace.team.id,
            "channel": channel.id,
            "status": status,
        }
    )


def set_suggested_prompts(call: Call) -> Json:
    """Offer questions to a member who opens the agent's conversation."""
    call.needs("assistant:write")
    channel = call.channel("channel_id")
    call.world.changes.publish(
        {
            "kind": "prompts",
            "team": call.workspace.team.id,
            "channel": channel.id,
            "prompts": call.objects("prompts"),
        }
    )
    return {}
