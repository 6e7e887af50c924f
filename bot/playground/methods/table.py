"""The methods that the pretend Slack carries out, by name."""

from collections.abc import Callable

from bot.playground.json_types import Json
from bot.playground.methods import chat, conversations, extras, history, people, steps, views
from bot.playground.methods.call import Call

Method = Callable[[Call], Json]

METHODS: dict[str, Method] = {
    "agents.sessions.setStatus": extras.set_session_status,
    "api.test": people.api_test,
    "assistant.threads.setStatus": extras.set_status,
    "assistant.threads.setSuggestedPrompts": extras.set_suggested_prompts,
    "auth.test": people.auth_test,
    "bots.info": people.bots_info,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.get_permalink,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "conversations.history": history.history,
    "conversations.info": conversations.info,
    "conversations.join": conversations.join,
    "conversations.list": conversations.list_conversations,
    "conversations.members": conversations.members,
    "conversations.open": conversations.open_conversation,
    "conversations.replies": history.replies,
    "functions.completeError": steps.complete_error,
    "functions.completeSuccess": steps.complete_success,
    "reactions.add": extras.add_reaction,
    "team.info": people.team_info,
    "usergroups.list": people.usergroups_list,
    "usergroups.users.list": people.usergroups_users,
    "users.conversations": conversations.list_of_user,
    "users.info": people.users_info,
    "users.list": people.users_list,
    "views.open": views.open_view,
    "views.publish": views.publish_view,
    "views.push": views.push_view,
    "views.update": views.update_view,
}
