"""What one sees in the pretend Slack: messages, views, and what went to and fro."""

import time
from collections.abc import Callable
from typing import TypeVar

from bot.playground.errors import Waited
from bot.playground.journal import ApiCall, Sent
from bot.playground.json_types import Json
from bot.playground.stage import Stage
from bot.playground.step_runs import StepRun
from bot.playground.workspace import Workspace
from bot.playground.world import World

Seen = TypeVar("Seen")
SHOWN_ROWS = 12
# What is waited for may lie outside of the pretend Slack, in a database for instance.
LONGEST_NAP = 0.05


class Looking:
    """Reads the world; messages and views have Slack's own shape and must not be changed."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    @property
    def world(self) -> World:
        """Everything that the pretend Slack knows."""
        return self.stage.world

    def step_run(self, run_id: str) -> StepRun:
        """Return how far a workflow's step is, and what came of it."""
        with self.world.lock:
            return self.world.step_runs.run(run_id)

    @property
    def url(self) -> str:
        """The address of the page."""
        return self.world.url

    @property
    def api_url(self) -> str:
        """The address that stands for `https://slack.com/api/`."""
        return f"{self.world.url}/api/"

    @property
    def bot_token(self) -> str:
        """The bot's token in the first workspace."""
        return self.workspace().bot_token

    @property
    def app_token(self) -> str:
        """The app's token, for Socket Mode."""
        return self.world.app_token

    @property
    def bot_user(self) -> str:
        """The bot's user id in the first workspace."""
        return self.workspace().bot.user_id

    @property
    def team_id(self) -> str:
        """The first workspace."""
        return self.workspace().team.id

    def workspace(self, team_id: str | None = None) -> Workspace:
        """Return a workspace, the first where none is named."""
        return self.world.workspaces[team_id] if team_id else self.world.first()

    def messages(self, channel: str) -> list[Json]:
        """Return what everybody in a channel sees, oldest first."""
        with self.world.lock:
            return self.world.of_channel(channel).log.in_channel(channel)

    def visible_to(self, member: str, channel: str) -> list[Json]:
        """Return what a member sees in a channel, their ephemeral messages among it."""
        with self.world.lock:
            return self.world.of_channel(channel).log.seen_by(channel, member)

    def direct_channel(self, member: str) -> str:
        """Return the id of a member's direct messages with the bot."""
        with self.world.lock:
            return self.world.of_member(member).direct_channel(member).id

    def direct_messages(self, member: str) -> list[Json]:
        """Return the direct messages of a member with the bot, oldest first."""
        return self.visible_to(member, self.direct_channel(member))

    def view_of(self, member: str) -> Json | None:
        """Return the modal that a member has open."""
        with self.world.lock:
            return self.world.of_member(member).views.top(member)

    def home_of(self, member: str) -> Json | None:
        """Return the Home that a member sees."""
        with self.world.lock:
            return self.world.of_member(member).views.home(member)

    def calls(self, method: str | None = None) -> list[ApiCall]:
        """Return what the app called, oldest first."""
        return self.world.journal.calls(method)

    def sent(self, kind: str | None = None) -> list[Sent]:
        """Return what went to the app: `events_api`, `slash_commands`, `interactive`."""
        return self.world.journal.sent(kind)

    def wait_until(self, predicate: Callable[[], Seen | None], seconds: float = 20) -> Seen:
        """Return what the predicate returns as soon as that counts as true."""
        deadline = time.monotonic() + seconds
        while True:
            count = self.world.changes.count
            seen = predicate()
            if seen:
                return seen
            left = deadline - time.monotonic()
            if left <= 0:
                raise Waited(seconds, self.world.journal.recent(SHOWN_ROWS))
            self.world.changes.wait_beyond(count, min(left, LONGEST_NAP))
