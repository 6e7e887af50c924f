"""Installing the app by OAuth: the codes and tokens that the pretend Slack gave out."""

import secrets
from dataclasses import dataclass

from bot.playground.errors import Refusal
from bot.playground.json_types import Json
from bot.playground.stamps import Stamps

CLIENT_ID = "1234.5678"
CLIENT_SECRET = "playground-client-secret"
CODE_SECONDS = 10 * 60.0
TOKEN_SECONDS = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class Given:
    """A code or a token, with the workspace that it opens and when it ends."""

    team: str
    ends: float | None


class Consents:
    """Every code and token; `rotating` makes tokens end, and gives refresh tokens with them."""

    def __init__(self, stamps: Stamps) -> None:
        self.rotating = False
        self._stamps = stamps
        self._codes: dict[str, Given] = {}
        self._tokens: dict[str, Given] = {}
        self._refreshing: dict[str, str] = {}

    def allow(self, team: str) -> str:
        """Let the app into a workspace, and return the code for it."""
        code = secrets.token_hex(16)
        self._codes[code] = Given(team, self._stamps.now() + CODE_SECONDS)
        return code

    def exchange(self, arguments: Json) -> tuple[str, Json]:
        """Return the workspace that a code or a refresh token opens, and the tokens for it."""
        if arguments.get("client_id") != CLIENT_ID:
            raise Refusal("invalid_client_id")
        if arguments.get("client_secret") != CLIENT_SECRET:
            raise Refusal("bad_client_secret")
        if arguments.get("grant_type") == "refresh_token":
            team = self._refreshing.pop(str(arguments.get("refresh_token")), None)
            if team is None:
                raise Refusal("invalid_refresh_token")
        else:
            given = self._codes.pop(str(arguments.get("code")), None)
            if given is None or self._is_over(given):
                raise Refusal("invalid_code")
            team = given.team
        return team, self._new_token(team)

    def team_of(self, token: str) -> str | None:
        """Return the workspace that a token opens; None where it opens none any longer."""
        given = self._tokens.get(token)
        return None if given is None or self._is_over(given) else given.team

    def revoke(self, team: str) -> None:
        """Let no token of a workspace count any longer."""
        self._tokens = {key: each for key, each in self._tokens.items() if each.team != team}
        self._refreshing = {key: each for key, each in self._refreshing.items() if each != team}

    def _new_token(self, team: str) -> Json:
        secret = secrets.token_hex(12)
        if not self.rotating:
            self._tokens[f"xoxb-{secret}"] = Given(team, None)
            return {"access_token": f"xoxb-{secret}"}
        token, refresh_token = f"xoxe.xoxb-1-{secret}", f"xoxe-1-{secrets.token_hex(12)}"
        self._tokens[token] = Given(team, self._stamps.now() + TOKEN_SECONDS)
        self._refreshing[refresh_token] = team
        ending = {"expires_in": TOKEN_SECONDS, "refresh_token": refresh_token}
        return {"access_token": token, **ending}

    def _is_over(self, given: Given) -> bool:
        return given.ends is not None and given.ends <= self._stamps.now()
