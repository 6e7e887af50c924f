"""The door: what does not concern us is answered at once, what is malformed is refused."""

from collections.abc import Callable
from http import HTTPStatus

from slack_bolt.middleware import Middleware
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.bodies import Malformed
from bot.slack.payloads import read

RECEIVED = "received"  # under which the listeners find what was read


class Door(Middleware):
    """Lets through what the listeners handle, after the signature was checked.

    Slack counts an event that is answered 404 as a failure, so there is an answer to everything.
    """

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,
        next: Callable[[], BoltResponse],  # noqa: A002 - the name is Bolt's
    ) -> BoltResponse:
        del resp
        if req.body.get("type") == "url_verification":
            return next()
        try:
            received = read(req.body)
        except Malformed:
            return BoltResponse(status=HTTPStatus.BAD_REQUEST, body={"error": "malformed"})
        if received is None:
            return BoltResponse(status=HTTPStatus.OK, body=_nothing(req.body.get("type")))
        req.context[RECEIVED] = received
        return next()


def _nothing(kind: object) -> str | dict[str, list[str]]:
    # A menu that asks for its options shows "no results" for an empty list, and an error for "".
    return {"options": []} if kind in {"block_suggestion", "dialog_suggestion"} else ""
