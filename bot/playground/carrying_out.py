"""Carries out a call of the Web API: whose token it is, which method, what Slack answers."""

from dataclasses import dataclass

from bot.playground.errors import NotPossible, Refusal
from bot.playground.json_types import Json
from bot.playground.methods.call import Call
from bot.playground.methods.table import METHODS
from bot.playground.workspace import Workspace
from bot.playground.world import World

SOCKET_PATH = "/link"
SOCKET_METHOD = "apps.connections.open"
OAUTH_METHOD = "oauth.v2.access"


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with a token, or with none that counts."""

    world: World
    token: str

    @property
    def workspace(self) -> Workspace | None:
        """The workspace of a bot's token."""
        return self.world.by_token(self.token)

    def carry_out(self, method: str, arguments: Json) -> Json:
        """Return Slack's answer to one call."""
        try:
            with self.world.lock:
                return {"ok": True, **self._answer(method, arguments)}
        except Refusal as refusal:
            return refusal.body
        except NotPossible as impossible:
            return Refusal("invalid_arguments", (str(impossible),)).body

    def _answer(self, method: str, arguments: Json) -> Json:
        if method == SOCKET_METHOD:
            return self._socket_address()
        if method == OAUTH_METHOD:
            return self._let_in(arguments)
        if method not in METHODS:
            raise Refusal("unknown_method", extra={"req_method": method})
        return METHODS[method](Call(self.world, self._known_workspace(), arguments))

    def _known_workspace(self) -> Workspace:
        if not self.token:
            raise Refusal("not_authed")
        workspace = self.workspace
        if workspace is None:
            raise Refusal("not_allowed_token_type" if self._has_app_token() else "invalid_auth")
        return workspace

    def _socket_address(self) -> Json:
        if not self.token:
            raise Refusal("not_authed")
        if not self._has_app_token():
            raise Refusal("not_allowed_token_type" if self.workspace else "invalid_auth")
        address = self.world.url.replace("http://", "ws://", 1)
        return {"url": f"{address}{SOCKET_PATH}?ticket={self.world.stamps.fresh_secret()}"}

    def _let_in(self, arguments: Json) -> Json:
        team_id, tokens = self.world.consents.exchange(arguments)
        workspace = self.world.workspaces[team_id]
        team, bot = workspace.team, workspace.bot
        enterprise = {"id": team.enterprise, "name": team.enterprise} if team.enterprise else None
        return {
            **tokens,
            "token_type": "bot",
            "scope": ",".join(sorted(bot.scopes or ())),
            "bot_user_id": bot.user_id,
            "app_id": bot.app_id,
            "team": {"id": team.id, "name": team.name},
            "enterprise": enterprise,
            "is_enterprise_install": False,
            "authed_user": {"id": next(iter(workspace.members))},
        }

    def _has_app_token(self) -> bool:
        return self.token == self.world.app_token
