"""The fields of a form in which members and channels are chosen."""

from collections.abc import Sequence

from bot.slack.views.parts.blocks import Element
from bot.slack.views.parts.fields import PLACEHOLDER
from bot.slack.views.parts.mrkdwn import plain
from domain.ids import ChannelId, MemberId


def one_member(action: str, placeholder: str, chosen: MemberId | None = None) -> Element:
    """One member, in Slack's own menu."""
    menu = _menu("users_select", action, placeholder)
    return menu | ({"initial_user": chosen} if chosen else {})


def members(action: str, placeholder: str, chosen: Sequence[MemberId] = ()) -> Element:
    """Some members, in Slack's own menu."""
    menu = _menu("multi_users_select", action, placeholder)
    return menu | ({"initial_users": list(chosen)} if chosen else {})


def channels(action: str, placeholder: str, chosen: Sequence[ChannelId] = ()) -> Element:
    """Some channels, public or private, in Slack's own menu; no direct messages."""
    menu = _menu("multi_conversations_select", action, placeholder)
    menu["filter"] = {"include": ["public", "private"]}
    return menu | ({"initial_conversations": list(chosen)} if chosen else {})


def _menu(kind: str, action: str, placeholder: str) -> Element:
    text = {"type": "plain_text", "text": plain(placeholder, PLACEHOLDER), "emoji": True}
    return {"type": kind, "action_id": action, "placeholder": text}
