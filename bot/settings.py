"""The only place that reads the environment."""

import os
import re
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from domain.errors import SettingMistake

KEY_BYTES = 32  # of a Fernet key
SLACK = "https://slack.com/api/"
DATABASES = re.compile(r"^(sqlite:///|postgres(ql)?(\+psycopg)?://).+")


def _is_database(url: str) -> str:
    if not DATABASES.match(url):
        raise ValueError("must look like sqlite:///baton.db or postgresql://user@host/name")
    return url


def _is_bot_token(token: SecretStr) -> SecretStr:
    if not token.get_secret_value().startswith("xoxb-"):
        raise ValueError("must be a bot token, which starts with xoxb-")
    return token


def _is_app_token(token: SecretStr) -> SecretStr:
    if not token.get_secret_value().startswith("xapp-"):
        raise ValueError("must be an app-level token, which starts with xapp-")
    return token


def _is_web_address(url: str) -> str:
    if not re.match(r"^https?://[^/\s]+", url):
        raise ValueError("must be a web address, such as https://slack.com/api/")
    return url.rstrip("/") + "/"


def _are_keys(keys: SecretStr) -> SecretStr:
    for key in keys.get_secret_value().split(","):
        try:
            size = len(b64decode(key.strip(), altchars=b"-_", validate=True))
        except ValueError:
            size = 0
        if size != KEY_BYTES:
            raise ValueError("must be keys of `baton installations new-key`, a comma between them")
    return keys


@dataclass(frozen=True, slots=True)
class OAuthSettings:
    """What installing in many workspaces needs; the newest key comes first."""

    client_id: str
    client_secret: str = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)


class Settings(BaseModel):
    """What the environment says; nothing else decides how Baton runs."""

    model_config = ConfigDict(frozen=True)

    database_url: Annotated[str, AfterValidator(_is_database)] = "sqlite:///baton.db"
    slack_bot_token: Annotated[SecretStr, AfterValidator(_is_bot_token)] | None = None
    slack_signing_secret: SecretStr | None = None
    slack_app_token: Annotated[SecretStr, AfterValidator(_is_app_token)] | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_api_url: Annotated[str, AfterValidator(_is_web_address)] = SLACK
    baton_secret_key: Annotated[SecretStr, AfterValidator(_are_keys)] | None = None
    port: Annotated[int, Field(ge=0, le=65535)] = 3000
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    def bot_token(self) -> str:
        """Return the bot token; raises `SettingMistake` where there is none."""
        return _needed("SLACK_BOT_TOKEN", self.slack_bot_token, "OAuth & Permissions")

    def signing_secret(self) -> str:
        """Return the signing secret; raises `SettingMistake` where there is none."""
        return _needed("SLACK_SIGNING_SECRET", self.slack_signing_secret, "Basic Information")

    def app_token(self) -> str:
        """Return the app-level token; raises `SettingMistake` where there is none."""
        where = "Basic Information, App-Level Tokens"
        return _needed("SLACK_APP_TOKEN", self.slack_app_token, where)

    def keys(self) -> tuple[str, ...]:
        """Return the keys that tokens are encrypted with, the newest first; may be none."""
        if self.baton_secret_key is None:
            return ()
        return tuple(key.strip() for key in self.baton_secret_key.get_secret_value().split(","))

    @property
    def is_for_many(self) -> bool:
        """Tell whether many workspaces install Baton; with a bot token there is one."""
        credentials = self.slack_client_id, self.slack_client_secret
        return self.slack_bot_token is None and any(credentials)

    def oauth(self) -> OAuthSettings | None:
        """Return what OAuth needs; None where there is one workspace, the bot token's.

        Raises `SettingMistake` where a part of it is missing.
        """
        if not self.is_for_many:
            return None
        client_id, secret = self.slack_client_id, self.slack_client_secret
        where = "Basic Information, App Credentials"
        secret_text = _needed("SLACK_CLIENT_SECRET", secret, where)
        if client_id is None:
            _needed("SLACK_CLIENT_ID", None, where)
        if not self.keys():
            raise SettingMistake(
                "BATON_SECRET_KEY",
                "is not set; it encrypts tokens: `baton installations new-key` makes one.",
            )
        return OAuthSettings(client_id or "", secret_text, self.keys())


def read_settings() -> Settings:
    """Read the environment; raises `SettingMistake` naming the first setting that is wrong."""
    said = {name: os.environ.get(name.upper()) for name in Settings.model_fields}
    try:
        return Settings.model_validate({name: text for name, text in said.items() if text})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper()
        sentence = first["msg"].removeprefix("Value error, ")
        raise SettingMistake(name, f"is wrong: {sentence}.") from None


def _needed(name: str, secret: SecretStr | None, where: str) -> str:
    if secret is None:
        raise SettingMistake(name, f"is not set; you find it at api.slack.com/apps under {where}.")
    return secret.get_secret_value()
