"""The pretend Slack as tests and the playground use it."""

import dataclasses
import secrets
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from bot.playground.acting import Acting
from bot.playground.envelopes import Envelopes
from bot.playground.faults import Fault, Planned
from bot.playground.http_transport import HttpTransport
from bot.playground.json_types import Json
from bot.playground.patience import Patience
from bot.playground.seed import Seed
from bot.playground.server import Server
from bot.playground.stage import set_stage
from bot.playground.transport import Answer, Retry, Transport
from bot.playground.world import World

REQUEST_TIMED_OUT = "http_timeout"


class PretendSlack(Acting):
    """A Slack of one's own: `with PretendSlack(seed=Seed(...)) as slack:`.

    It can start with several workspaces (a tuple of seeds); what is not said about a member or a
    channel is about the first.
    """

    def __init__(
        self,
        signing_secret: str = "",
        seed: Seed | tuple[Seed, ...] = Seed(),  # noqa: B008 - a frozen value
        *,
        patience: Patience = Patience(),  # noqa: B008 - a frozen value
        now: Callable[[], float] = time.time,
    ) -> None:
        self.signing_secret = signing_secret or secrets.token_hex(16)
        self._transport: Transport | None = None
        world = World(seed if isinstance(seed, tuple) else (seed,), patience, now)
        super().__init__(set_stage(world, lambda: self._transport))
        self._server = Server(self.stage)

    def start(self, port: int = 0) -> Self:
        """Listen on 127.0.0.1; port 0 chooses a free one. Started already, it stays as it is."""
        if not self.world.url:
            self.world.url = self._server.start(port)
        return self

    def stop(self) -> None:
        """Stop listening and sending."""
        self.stage.courier.stop()
        self._server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def connect(self, request_url: str) -> None:
        """Send events, commands and interactions to this address from now on."""
        self._transport = HttpTransport(request_url, self.signing_secret, self.world.stamps.now)

    def disconnect(self) -> None:
        """Forget the address; the app may come back over Socket Mode."""
        self._transport = None

    def disconnect_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask every Socket Mode connection to go, and close it."""
        self.stage.sockets.disconnect(reason)

    @property
    def sockets_connected(self) -> int:
        """How many Socket Mode connections the app has open."""
        return self.stage.sockets.connected

    def send_event(
        self,
        event: Json,
        *,
        retry_num: int | None = None,
        event_id: str | None = None,
        team: str = "",
    ) -> Answer:
        """Send an event once, as a repetition where a number is given; return the answer."""
        workspace = self.world.workspaces[team] if team else self.world.first()
        outgoing = Envelopes(self.world, workspace).event(event, event_id)
        if retry_num is not None:
            retry = Retry(retry_num, REQUEST_TIMED_OUT)
            outgoing = dataclasses.replace(outgoing, retry=retry)
        return self.stage.courier.ask(outgoing)

    def allow(self, team: str) -> str:
        """Let the app into a workspace; return the code that Slack gives a browser for it."""
        return self.world.consents.allow(team)

    def uninstall(self, team: str) -> None:
        """Let the app out of a workspace: its tokens end, and it is told so twice."""
        self.world.consents.revoke(team)
        bot = self.world.workspaces[team].bot.user_id
        self.send_event({"type": "app_uninstalled"}, team=team)
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [bot]}}
        self.send_event(revoked, team=team)

    def fail(self, method: str, fault: Fault, times: int = 1, channel: str | None = None) -> None:
        """Let the next calls of a method fail (`*`: of any); a member stands for their messages."""
        place = self.direct_channel(channel) if channel and self._is_member(channel) else channel
        self.world.faults.plan(Planned(method, fault, times, place))

    def heal(self) -> None:
        """Let everything work again."""
        self.world.faults.clear()

    def _is_member(self, name: str) -> bool:
        with self.world.lock:
            return any(name in each.members for each in self.world.workspaces.values())
