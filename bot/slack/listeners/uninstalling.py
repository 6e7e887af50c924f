"""Baton is uninstalled from a workspace, or its token is taken back."""

from dataclasses import dataclass
from typing import cast

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.door import RECEIVED
from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.payloads.installation import REVOKED, UNINSTALLED, AccessEnded
from bot.use_cases.workspaces.uninstalling import Uninstall


@dataclass(frozen=True, slots=True)
class UninstallListeners:
    """Listens to the end of an installation; where there is one token for all, nothing is kept."""

    uninstall: Uninstall

    def register(self, app: App) -> None:
        for event in (UNINSTALLED, REVOKED):
            app.event(event)(explained(self.on_ended))

    def on_ended(self, body: Body, context: BoltContext) -> None:
        del body
        ended = cast("AccessEnded", context[RECEIVED])
        self.uninstall(whose(context), ended.before)
