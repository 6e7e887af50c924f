"""What Baton asks of Slack and why: the one place that names events, commands and scopes."""

from dataclasses import dataclass

COMMAND = "/baton"

# The callback ids of what the menu of a message offers, and the menu beside the composer.
TEACH_SHORTCUT = "teach_baton"
ASK_SHORTCUT = "ask_baton"
DONE_SHORTCUT = "mark_done_from_message"
MY_WORK_SHORTCUT = "my_work"

# The callback ids of what Workflow Builder offers.
COMPLETE_STEP = "complete_phase"
HOLDERS_STEP = "who_holds_role"

REQUEST_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

METADATA_EVENT = "baton_notification"
METADATA_KEY = "key"


@dataclass(frozen=True, slots=True)
class Asked:
    """An event or a scope, with the reason for asking for it."""

    name: str
    why: str


_CHANNEL_EVENTS = (
    Asked("channel_archive", "a project's channel takes no messages: its cards go elsewhere"),
    Asked("channel_deleted", "the same, for good"),
    Asked("channel_id_changed", "a project's channel is shared with another organisation"),
    Asked("channel_left", "somebody took Baton out of a channel"),
    Asked("channel_unarchive", "a project's channel takes messages again"),
    Asked("group_archive", "as channel_archive, of a private channel"),
    Asked("group_deleted", "as channel_deleted, of a private channel"),
    Asked("group_left", "as channel_left, of a private channel"),
    Asked("group_unarchive", "as channel_unarchive, of a private channel"),
    Asked("member_joined_channel", "somebody invites Baton, which says what it knows there"),
    Asked("member_left_channel", "the same as channel_left, where Slack says it so"),
)

EVENTS = (
    Asked("agent_session_stopped", "somebody would have Baton stop working on an answer"),
    Asked("app_context_changed", "somebody looks at another channel beside the agent view"),
    *_CHANNEL_EVENTS,
    Asked("app_mention", "somebody speaks to Baton in a channel"),
    Asked("message.im", "somebody speaks to Baton in a direct message"),
    Asked("app_home_opened", "somebody opens Baton's Home"),
    Asked("subteam_members_changed", "somebody joins or leaves a user group that holds a role"),
    Asked("subteam_updated", "such a user group is disabled or enabled"),
    Asked("team_join", "an account is there, perhaps again"),
    Asked("user_change", "an account is deactivated, or has another name or time zone"),
)

# Where Baton is an app of one's own, besides: no app with such steps may be distributed.
STEP_EVENTS = (Asked("function_executed", "a workflow runs one of Baton's steps"),)

# Where Baton is installed by OAuth, besides: with one token of one's own nobody needs them.
INSTALLATION_EVENTS = (
    Asked("app_uninstalled", "a workspace wants Baton no longer: its token is deleted"),
    Asked("tokens_revoked", "the same, where only the token was taken back"),
)

SCOPES = (
    Asked("app_mentions:read", "to hear a mention; other messages of a channel stay unheard"),
    Asked("chat:write", "to answer, and to post and edit cards"),
    Asked("commands", "for /baton, and for what the menus of messages offer"),
    Asked("im:history", "to hear direct messages, and to find a message that was sent before"),
    Asked("im:write", "to open the direct message with whoever receives a handoff"),
)

OPTIONAL_SCOPES = (
    Asked("assistant:write", "to suggest in the agent view what one may ask"),
    Asked("channels:read", "to know that a channel is archived, private, or that Baton is invited"),
    Asked("channels:history", "to find a card that was posted before a crash, instead of again"),
    Asked("groups:history", "the same in private channels"),
    Asked("groups:read", "to know which channels are private, and who may hear of their projects"),
    Asked("usergroups:read", "to know who is in a user group that holds a role, and tell them"),
    Asked("users:read", "to know names, time zones, who left, and who is an admin or a guest"),
)

# The scope that each Web API method of ours needs; the others need none.
SCOPE_OF_METHOD = {
    "agents.sessions.setStatus": "chat:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "auth.test": "",
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "im:history",
    "conversations.info": "channels:read",
    "conversations.open": "im:write",
    "conversations.replies": "im:history",
    "functions.completeError": "",
    "functions.completeSuccess": "",
    "oauth.v2.access": "",
    "usergroups.list": "usergroups:read",
    "usergroups.users.list": "usergroups:read",
    "users.conversations": "groups:read",
    "users.info": "users:read",
    "views.open": "",
    "views.publish": "",
    "views.push": "",
    "views.update": "",
}
