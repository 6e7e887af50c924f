"""Homes in Slack: drawn from what a member may see, and published."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from slack_sdk import WebClient

from bot.slack.errors import sentence_for
from bot.slack.messenger import told_apart
from bot.slack.views.home.page import home, home_refused
from bot.use_cases.homes.showing import View
from bot.use_cases.ports.homes import Page
from domain.handoffs.admission import NotOfTheTeam
from domain.handoffs.my_home import MyHome
from domain.ids import MemberId, WorkspaceId


def draw_home(seen: MyHome | NotOfTheTeam, page: Page) -> View:
    """Draw a page of what a member sees, or say why they see nothing."""
    if isinstance(seen, NotOfTheTeam):
        return home_refused(sentence_for(seen))
    return home(seen, page)


@dataclass(frozen=True, slots=True)
class SlackHomes:
    """Publishes Homes: one call each, nothing retried."""

    client_of: Callable[[WorkspaceId], WebClient]

    def __call__(self, workspace: WorkspaceId, member: MemberId, view: View, view_hash: str) -> str:
        """Publish a view in the place of that of the hash, or of any; returns the new hash.

        Raises `RateLimited`, `Rejected` or `Uncertain`.
        """
        place = {"hash": view_hash} if view_hash else {}
        with told_apart():
            answer = self.client_of(workspace).views_publish(
                user_id=member, view=dict(view), **place
            )
            shown = cast("dict[str, Any]", answer.get("view") or {})
            return str(shown.get("hash") or "")
