"""The door: what does not concern us is answered at once, what is malformed is refused."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, cast

from slack_bolt.middleware import Middleware
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.payloads.bodies import Malformed
from bot.slack.payloads.reading import read
from bot.use_cases.people.words import WordsOf, in_english
from domain.ids import MemberId, WorkspaceId

NoteHome = Callable[[WorkspaceId, MemberId, WorkspaceId], None]

RECEIVED = "received"  # under which the listeners find what was read
WORDS_OF = "words_of"  # and what says in whose language they answer
TAKE_AT_MOST = "longest"  # and how many seconds they may take before Slack is acknowledged

LONGEST = 2.0  # seconds at most, whatever a click waits for; Slack waits three


class Door(Middleware):
    """Lets through what the listeners handle, after the signature was checked.

    Slack counts an event that is answered 404 as a failure, so there is an answer to everything.
    """

    def __init__(
        self,
        note_home: NoteHome,
        words_of: WordsOf = in_english,
        longest: float = LONGEST,
    ) -> None:
        self.note_home = note_home
        self.words_of = words_of
        self.longest = longest

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
        req.context[WORDS_OF] = self.words_of
        req.context[TAKE_AT_MOST] = self.longest
        self._note_home(WorkspaceId(req.context.team_id or ""), req.body)
        return next()

    def _note_home(self, workspace: WorkspaceId, body: Mapping[str, Any]) -> None:
        """Keep from which workspace somebody clicked; inside one organisation that says nothing."""
        user: object = body.get("user")
        if not isinstance(user, dict) or body.get("enterprise"):
            return
        said = cast("dict[str, object]", user)
        member, team = said.get("id"), said.get("team_id")
        if isinstance(member, str) and isinstance(team, str):
            self.note_home(workspace, MemberId(member), WorkspaceId(team))


def _nothing(kind: object) -> str | dict[str, list[str]]:
    # A menu that asks for its options shows "no results" for an empty list, and an error for "".
    return {"options": []} if kind in {"block_suggestion", "dialog_suggestion"} else ""
