"""One call of the Web API, as its method reads it."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.playground.errors import Refusal
from bot.playground.json_types import Json, as_object, as_objects
from bot.playground.seed import Channel, ChannelKind
from bot.playground.workspace import Workspace
from bot.playground.world import World

Item = TypeVar("Item")

USUAL_PAGE = 100
LARGEST_PAGE = 1000
CURSOR = "next:"


@dataclass(frozen=True, slots=True)
class Call:
    """Who calls, where, and with which arguments."""

    world: World
    workspace: Workspace
    arguments: Json

    def text(self, name: str) -> str:
        """Return an argument as text; where there is none, the empty one."""
        value = self.arguments.get(name)
        return value if isinstance(value, str) else ""

    def required(self, name: str) -> str:
        """Return an argument, or refuse the call that lacks it."""
        value = self.text(name)
        if not value:
            raise Refusal("invalid_arguments", (f"missing required field: {name}",))
        return value

    def flag(self, name: str) -> bool:
        """Return whether an argument is switched on."""
        return self.arguments.get(name) is True

    def object(self, name: str) -> Json:
        """Return an argument that is an object."""
        return as_object(self.arguments.get(name))

    def objects(self, name: str) -> list[Json]:
        """Return an argument that is a list of objects."""
        return as_objects(self.arguments.get(name))

    def needs(self, *scopes: str) -> None:
        """Refuse the call when the bot has none of the scopes."""
        granted = self.workspace.bot.scopes
        if granted is not None and not granted.intersection(scopes):
            provided = ",".join(sorted(granted))
            raise Refusal("missing_scope", extra={"needed": scopes[0], "provided": provided})

    def channel(self, name: str = "channel") -> Channel:
        """Return the conversation that the bot means and may know of."""
        channel = self.workspace.channels.get(self.text(name))
        if channel is None or not self.may_know(channel):
            raise Refusal("channel_not_found")
        return channel

    def may_know(self, channel: Channel) -> bool:
        """Tell whether the bot can see that a conversation exists."""
        bot_is_in = self.workspace.is_in(self.workspace.bot.user_id, channel)
        return bot_is_in or channel.kind is ChannelKind.PUBLIC

    def page_of(self, items: Sequence[Item]) -> tuple[list[Item], str]:
        """Return one page, and the cursor of the next one (empty after the last)."""
        start = self._start()
        size = self._page_size()
        rest = items[start : start + size]
        more = start + size < len(items)
        return list(rest), _cursor(start + size) if more else ""

    def _page_size(self) -> int:
        limit = self.arguments.get("limit", USUAL_PAGE)
        if not isinstance(limit, int) or limit < 0:
            raise Refusal("invalid_limit")
        return min(limit, LARGEST_PAGE) or USUAL_PAGE

    def _start(self) -> int:
        cursor = self.text("cursor")
        if not cursor:
            return 0
        try:
            return int(base64.b64decode(cursor, validate=True).decode().removeprefix(CURSOR))
        except (binascii.Error, ValueError) as mistake:
            raise Refusal("invalid_cursor") from mistake


def _cursor(start: int) -> str:
    return base64.b64encode(f"{CURSOR}{start}".encode()).decode()
