"""Everything that one can do in the pretend Slack, put together once."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.clicking import Clicking
from bot.playground.courier import Courier
from bot.playground.forms import Forms
from bot.playground.happenings import Happenings
from bot.playground.sockets import SocketHub
from bot.playground.speaking import Speaking
from bot.playground.suggesting import Suggesting
from bot.playground.transport import Transport
from bot.playground.workflows import Workflows
from bot.playground.world import World


@dataclass(frozen=True, slots=True)
class Stage:
    """The world, the way to the app, and what people do."""

    world: World
    sockets: SocketHub
    courier: Courier
    speaking: Speaking
    clicking: Clicking
    forms: Forms
    happenings: Happenings
    workflows: Workflows
    suggesting: Suggesting


def set_stage(world: World, request_url_way: Callable[[], Transport | None]) -> Stage:
    """Put the parts together; Socket Mode is used while there is no request URL."""
    sockets = SocketHub(world)

    def way() -> Transport | None:
        return request_url_way() or (sockets if sockets.connected else None)

    courier = Courier(world, way)
    return Stage(
        world=world,
        sockets=sockets,
        courier=courier,
        speaking=Speaking(world, courier),
        clicking=Clicking(world, courier),
        forms=Forms(world, courier),
        happenings=Happenings(world, courier),
        workflows=Workflows(world, courier),
        suggesting=Suggesting(world, courier),
    )
