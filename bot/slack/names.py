"""What Baton asks of Slack and why: the one place that names events, commands and scopes."""

from dataclasses import dataclass

COMMAND = "/baton"
SHORTCUT = "teach_baton"  # the callback id of *Teach Baton* on a message
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


EVENTS = (
    Asked("app_mention", "somebody speaks to Baton in a channel"),
    Asked("message.im", "somebody speaks to Baton in a direct message"),
    Asked("app_home_opened", "somebody opens Baton's Home"),
    Asked("subteam_members_changed", "somebody joins or leaves a user group that holds a role"),
    Asked("subteam_updated", "such a user group is disabled or enabled"),
    Asked("member_joined_channel", "somebody joins a private channel, or Baton does"),
    Asked("member_left_channel", "somebody leaves one, and hears of its projects no longer"),
)

# Where Baton is installed by OAuth, besides: with one token of one's own nobody needs them.
INSTALLATION_EVENTS = (
    Asked("app_uninstalled", "a workspace wants Baton no longer: its token is deleted"),
    Asked("tokens_revoked", "the same, where only the token was taken back"),
)

SCOPES = (
    Asked("app_mentions:read", "to hear a mention; other messages of a channel stay unheard"),
    Asked("chat:write", "to answer, and to post and edit cards"),
    Asked("commands", "for /baton, and for *Teach Baton* on a message"),
    Asked("im:history", "to hear direct messages, and to find a message that was sent before"),
    Asked("im:write", "to open the direct message with whoever receives a handoff"),
)

OPTIONAL_SCOPES = (
    Asked("channels:history", "to find a card that was posted before a crash, instead of again"),
    Asked("groups:history", "the same in private channels"),
    Asked("groups:read", "to know which channels are private, and who may hear of their projects"),
    Asked("usergroups:read", "to know who is in a user group that holds a role, and tell them"),
    Asked("users:read", "to know time zones, and who is an admin or a guest"),
)

# The scope that each Web API method of ours needs; the others need none.
SCOPE_OF_METHOD = {
    "auth.test": "",
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "im:history",
    "conversations.info": "groups:read",
    "conversations.open": "im:write",
    "conversations.replies": "im:history",
    "oauth.v2.access": "",
    "usergroups.users.list": "usergroups:read",
    "users.conversations": "groups:read",
    "users.info": "users:read",
    "views.open": "",
    "views.publish": "",
    "views.update": "",
}
