"""Whether Slack lets us in when a process begins: a token that it refuses ends the start."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import cast

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.use_cases.delivering.retries import TOKEN_WRONG
from bot.use_cases.workspaces.uninstalling import ENDED
from domain.errors import BatonError, SettingMistake

TOKEN_REFUSED = TOKEN_WRONG | ENDED | {"not_allowed_token_type"}


@dataclass(eq=False)
class NotLetIn(BatonError):
    """Slack does not answer, or has a reason of its own not to let us in; no setting is wrong."""

    sentence: str

    def told(self, wording: object) -> str:
        del wording
        return self.sentence


@contextmanager
def letting_in(setting: str, base_url: str) -> Generator[None]:
    """Raise `SettingMistake` where Slack refuses the token of that setting, else `NotLetIn`."""
    try:
        yield
    except SlackApiError as error:
        code = str(cast("SlackResponse", error.response).get("error"))
        if code in TOKEN_REFUSED:
            raise SettingMistake(setting, f"is wrong: Slack refuses it ({code}).") from error
        raise NotLetIn(f"Slack does not let Baton in: {code}.") from error
    except (OSError, HTTPException) as error:
        why = getattr(error, "reason", error)
        raise NotLetIn(f"Slack does not answer at {base_url}: {why}.") from error
