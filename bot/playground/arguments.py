"""Reads the arguments of a call, however the app has encoded them."""

import base64
import contextlib
import json
import urllib.parse

from starlette.requests import Request

from bot.playground.json_types import Json, as_object

BASIC = "Basic "  # as the client of OAuth says who it is
BEARER = "Bearer "
OBJECTS = frozenset(
    {
        "attachments",
        "blocks",
        "loading_messages",
        "metadata",
        "outputs",
        "prompts",
        "unfurls",
        "view",
    }
)
FLAGS = frozenset(
    {
        "as_user",
        "exclude_archived",
        "include_all_metadata",
        "include_count",
        "include_disabled",
        "include_locale",
        "include_num_members",
        "include_users",
        "inclusive",
        "link_names",
        "mrkdwn",
        "prevent_creation",
        "reply_broadcast",
        "return_im",
        "unfurl_links",
        "unfurl_media",
    }
)
NUMBERS = frozenset({"limit"})


async def read_arguments(request: Request) -> tuple[Json, str]:
    """Return the arguments of a call, decoded, and the token that came with it."""
    arguments: Json = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        arguments |= await read_json(request)
    else:
        form = (await request.body()).decode("utf-8", "replace")
        arguments |= dict(urllib.parse.parse_qsl(form, keep_blank_values=True))
    token = str(arguments.pop("token", "") or "")
    header = request.headers.get("authorization", "")
    if header.startswith(BEARER):
        token = header.removeprefix(BEARER)
    elif header.startswith(BASIC):
        arguments |= _credentials(header.removeprefix(BASIC))
    return {key: _decoded(key, value) for key, value in arguments.items()}, token


async def read_json(request: Request) -> Json:
    """Return the object in a request's body; anything else counts as an empty one."""
    try:
        return as_object(json.loads(await request.body() or b"{}"))
    except ValueError:
        return {}


def _credentials(encoded: str) -> Json:
    with contextlib.suppress(ValueError):
        client_id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        return {"client_id": client_id, "client_secret": secret}
    return {}


def _decoded(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    if name in FLAGS:
        return value in ("1", "true", "True")
    if name in NUMBERS and value.isdigit():
        return int(value)
    if name in OBJECTS:
        with contextlib.suppress(ValueError):
            return json.loads(value)
    return value
