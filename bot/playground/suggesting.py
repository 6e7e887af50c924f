"""What a person sees in a menu that asks the app for its options while they type."""

from dataclasses import dataclass

from bot.playground.courier import Courier
from bot.playground.envelopes import Envelopes
from bot.playground.errors import NotPossible
from bot.playground.inputs import SEARCHED, placed
from bot.playground.json_types import Json, as_objects
from bot.playground.world import World

MOST_OPTIONS = 100
SHORTEST = 3  # signs that are typed before Slack asks, where the menu does not say


@dataclass(frozen=True, slots=True)
class Suggesting:
    """Types into a searched menu as a member, asks the app, and remembers what it offered."""

    world: World
    courier: Courier

    def in_view(self, member_id: str, block_id: str, action_id: str, typed: str) -> list[Json]:
        """Return the options, without their headings, for what is typed in the open modal."""
        place = (block_id, action_id)
        with self.world.lock:
            workspace = self.world.of_member(member_id)
            member, view = workspace.member(member_id), workspace.views.top(member_id)
            menu = _searched(view, place)
            if view is None or menu is None:
                raise NotPossible(f"{member.shown_name} sees no searched menu {action_id}")
            if len(typed) < int(menu.get("min_query_length", SHORTEST)):
                return []
            container = {"type": "view", "view_id": view["id"]}
            asked: Json = {"block_id": block_id, "action_id": action_id, "value": typed}
            envelopes = Envelopes(self.world, workspace)
            outgoing = envelopes.interaction(
                "block_suggestion", member, {"container": container, "view": view, **asked}
            )
        options = _options(self.courier.ask(outgoing).json)
        with self.world.lock:
            workspace.views.offer(view, place, options)
        return options


def _searched(view: Json | None, place: tuple[str, str]) -> Json | None:
    found = placed(as_objects(view["blocks"])) if view else []
    places = {(one.block["block_id"], one.element.get("action_id")): one.element for one in found}
    menu = places.get(place, {})
    return menu if menu.get("type") in SEARCHED else None


def _options(answer: Json) -> list[Json]:
    groups = as_objects(answer.get("option_groups"))
    options = [one for group in groups for one in as_objects(group.get("options"))]
    options += as_objects(answer.get("options"))
    if len(options) > MOST_OPTIONS:
        raise NotPossible(f"{len(options)} options are too many; {MOST_OPTIONS} are allowed")
    return options
