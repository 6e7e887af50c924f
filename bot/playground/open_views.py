"""The modals that members have open, one on the other, and the Home of each."""

from bot.playground.errors import Refusal
from bot.playground.json_types import Json
from bot.playground.seed import Bot, Team
from bot.playground.stamps import Stamps

MOST_VIEWS = 3


class OpenViews:
    """A stack of at most three views for each member, and one Home."""

    def __init__(self, team: Team, bot: Bot, stamps: Stamps) -> None:
        self._team = team
        self._bot = bot
        self._stamps = stamps
        self._stacks: dict[str, list[Json]] = {}
        self._homes: dict[str, Json] = {}
        self._offered: dict[str, dict[tuple[str, str], list[Json]]] = {}  # by view

    def top(self, member: str) -> Json | None:
        """Return the view that the member sees, if one is open."""
        stack = self._stacks.get(member, [])
        return stack[-1] if stack else None

    def home(self, member: str) -> Json | None:
        """Return the member's Home, if one was published."""
        return self._homes.get(member)

    def stack(self, member: str) -> list[Json]:
        """Return the member's views, the one they see last."""
        return list(self._stacks.get(member, []))

    def homes(self) -> dict[str, Json]:
        """Return every Home by member."""
        return dict(self._homes)

    def open(self, member: str, content: Json) -> Json:
        """Show a first view; what was open before is gone."""
        view = self._made(content, None)
        self._stacks[member] = [view]
        return view

    def push(self, member: str, content: Json) -> Json:
        """Show a view over the one that is open."""
        stack = self._stacks.get(member, [])
        if not stack:
            raise Refusal("not_found")
        if len(stack) >= MOST_VIEWS:
            raise Refusal("push_limit_reached")
        view = self._made(content, stack[-1])
        self._stacks[member] = [*stack, view]
        return view

    def update(self, view: Json, content: Json) -> Json:
        """Show another content in a view that is open, or in a Home."""
        kept = {key: view[key] for key in ("id", "root_view_id", "previous_view_id")}
        changed = {**self._made(content, None), **kept, "state": view["state"]}
        self._exchange(changed)
        return changed

    def keep_state(self, view: Json, values: Json) -> Json:
        """Remember what a member has typed or chosen in a view."""
        changed = {**view, "state": {"values": values}}
        self._exchange(changed)
        return changed

    def offer(self, view: Json, place: tuple[str, str], options: list[Json]) -> None:
        """Remember what the app offered in a searched menu, by its block_id and action_id."""
        offered = self._offered.setdefault(view["id"], {})
        offered[place] = [*offered.get(place, []), *options]

    def offered(self, view: Json) -> dict[tuple[str, str], list[Json]]:
        """Return what the app offered in the searched menus of a view."""
        return self._offered.get(view["id"], {})

    def publish(self, member: str, content: Json) -> Json:
        """Show a member's Home."""
        before = self._homes.get(member)
        if before is not None:
            return self.update(before, content)
        view = self._made(content, None)
        self._homes[member] = view
        return view

    def close_top(self, member: str) -> None:
        """Close the view that the member sees; the one below shows again."""
        self._stacks[member] = self._stacks.get(member, [])[:-1]

    def close_all(self, member: str) -> None:
        """Close every view of a member."""
        self._stacks.pop(member, None)

    def find(self, view_id: str, external_id: str) -> tuple[str, Json] | None:
        """Return the member who has the view, and the view."""
        for member, view in self._everything():
            if view["id"] == view_id or (external_id and view["external_id"] == external_id):
                return member, view
        return None

    def _everything(self) -> list[tuple[str, Json]]:
        stacked = [(member, view) for member, stack in self._stacks.items() for view in stack]
        return [*stacked, *self._homes.items()]

    def _exchange(self, changed: Json) -> None:
        for member, stack in self._stacks.items():
            same = [changed if each["id"] == changed["id"] else each for each in stack]
            self._stacks[member] = same
        for member, home in self._homes.items():
            if home["id"] == changed["id"]:
                self._homes[member] = changed

    def _made(self, content: Json, below: Json | None) -> Json:
        view_id = self._stamps.fresh_id("V")
        return {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "title": None,
            "close": None,
            "submit": None,
            "clear_on_close": False,
            "notify_on_close": False,
            **content,
            "id": view_id,
            "team_id": self._team.id,
            "app_id": self._bot.app_id,
            "app_installed_team_id": self._team.id,
            "bot_id": self._bot.bot_id,
            "hash": f"{self._stamps.message_time()}.{self._stamps.fresh_secret()[:8]}",
            "state": {"values": {}},
            "root_view_id": below["root_view_id"] if below else view_id,
            "previous_view_id": below["id"] if below else None,
        }
