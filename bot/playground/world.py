"""Everything that the pretend Slack knows, behind one lock."""

import threading
from collections.abc import Callable

from bot.playground.changes import Changes
from bot.playground.consents import Consents
from bot.playground.errors import NotPossible
from bot.playground.faults import Faults
from bot.playground.journal import Journal
from bot.playground.json_types import Json, as_objects
from bot.playground.patience import Patience
from bot.playground.seed import Seed
from bot.playground.stamps import Stamps
from bot.playground.step_runs import StepRuns
from bot.playground.tickets import Tickets
from bot.playground.workspace import Workspace

APP_TOKEN = "xapp-1-A0BATON-playground"


class World:
    """The workspaces with what they share; hold `lock` while reading or changing them."""

    def __init__(
        self, seeds: tuple[Seed, ...], patience: Patience, now: Callable[[], float]
    ) -> None:
        self.patience = patience
        self.lock = threading.RLock()
        self.stamps = Stamps(now)
        self.tickets = Tickets(self.stamps, patience.trigger)
        self.consents = Consents(self.stamps)
        self.step_runs = StepRuns()
        self.journal = Journal()
        self.faults = Faults()
        self.changes = Changes()
        self.app_token = APP_TOKEN
        self.url = ""
        self.workspaces = {seed.team.id: Workspace(seed, self.stamps) for seed in seeds}

    def first(self) -> Workspace:
        """Return the workspace that is meant when none is named."""
        return next(iter(self.workspaces.values()))

    def by_token(self, token: str) -> Workspace | None:
        """Return the workspace of a bot's token."""
        team = self.consents.team_of(token) or self.step_runs.team_of(token)
        if team is not None:
            return self.workspaces[team]
        found = (each for each in self.workspaces.values() if each.bot_token == token)
        return next(found, None)

    def of_member(self, member_id: str) -> Workspace:
        """Return the workspace that a member belongs to."""
        for workspace in self.workspaces.values():
            if member_id in workspace.members:
                return workspace
        raise NotPossible(f"there is no member {member_id} in the pretend Slack")

    def of_channel(self, channel_id: str) -> Workspace:
        """Return the workspace that a conversation belongs to."""
        for workspace in self.workspaces.values():
            if channel_id in workspace.channels:
                return workspace
        raise NotPossible(f"there is no channel {channel_id} in the pretend Slack")

    def of_group(self, group_id: str) -> Workspace:
        """Return the workspace that a user group belongs to."""
        for workspace in self.workspaces.values():
            if group_id in workspace.user_groups:
                return workspace
        raise NotPossible(f"there is no user group {group_id} in the pretend Slack")

    def post(self, workspace: Workspace, channel_id: str, message: Json) -> Json:
        """Store a message that everybody sees, and show it."""
        stored = workspace.log.add(channel_id, self.named(message))
        self.show(workspace, channel_id, stored, None)
        return stored

    def whisper(self, workspace: Workspace, channel_id: str, member: str, message: Json) -> Json:
        """Store a message that one member sees, and show it."""
        stored = workspace.log.add_ephemeral(channel_id, member, self.named(message))
        self.show(workspace, channel_id, stored, member)
        return stored

    def replace(self, workspace: Workspace, channel_id: str, message: Json) -> Json:
        """Store another content of a message, and show it."""
        stored = workspace.log.replace(channel_id, self.named(message))
        hidden = workspace.log.find_ephemeral(channel_id, stored["ts"])
        self.show(workspace, channel_id, stored, hidden.member if hidden else None)
        return stored

    def remove(self, workspace: Workspace, channel_id: str, ts: str) -> None:
        """Forget a message, and hide it."""
        workspace.log.remove(channel_id, ts)
        self.changes.publish(
            {"kind": "removed", "team": workspace.team.id, "channel": channel_id, "ts": ts}
        )

    def show(self, workspace: Workspace, channel_id: str, message: Json, to: str | None) -> None:
        """Let everybody who looks see a message."""
        self.changes.publish(
            {
                "kind": "message",
                "team": workspace.team.id,
                "channel": channel_id,
                "message": message,
                "to": to,
            }
        )

    def views_changed(self, workspace: Workspace, member: str) -> None:
        """Let everybody who looks see a member's modal and Home."""
        self.changes.publish(
            {
                "kind": "views",
                "team": workspace.team.id,
                "member": member,
                "view": workspace.views.top(member),
                "home": workspace.views.home(member),
            }
        )

    def roster_changed(self, workspace: Workspace) -> None:
        """Let everybody who looks see who is where."""
        self.changes.publish({"kind": "roster", "team": workspace.team.id})

    def faults_changed(self) -> None:
        """Let everybody who looks see how many calls will still fail."""
        self.changes.publish({"kind": "faults", "left": self.faults.left()})

    def named(self, content: Json) -> Json:
        """Give an id to each block and each element that has none, as Slack does."""
        if "blocks" not in content:
            return content
        blocks = [self._named_block(block) for block in as_objects(content["blocks"])]
        return {**content, "blocks": blocks}

    def _named_block(self, block: Json) -> Json:
        named = {**block, "block_id": block.get("block_id") or self.stamps.fresh_secret()[:5]}
        if block.get("type") in ("actions", "context_actions"):
            named["elements"] = [
                self._named_element(each) for each in as_objects(block["elements"])
            ]
        for key in ("accessory", "element"):
            if block.get(key):
                named[key] = self._named_element(block[key])
        return named

    def _named_element(self, element: Json) -> Json:
        if element.get("type") == "image":
            return element
        return {**element, "action_id": element.get("action_id") or self.stamps.fresh_secret()[:5]}
