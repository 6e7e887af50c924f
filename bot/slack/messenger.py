"""The port `Messenger` over Slack's Web API: one HTTP call each, nothing retried."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, cast
from uuid import NAMESPACE_URL, uuid5

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.slack.connecting.pausing import retry_after
from bot.slack.names import METADATA_EVENT, METADATA_KEY
from bot.use_cases.ports.sending import Message, RateLimited, Rejected, SendingFailed, Uncertain
from bot.use_cases.ports.work import ConversationId, KeptQuestion, MessageTs, OutboxId
from domain.ids import MemberId, WorkspaceId

Json = dict[str, Any]

CLOCKS_DIFFER = timedelta(minutes=5)  # at most, ours and Slack's
PAGE = 200  # messages; Slack recommends no more

_CODE = re.compile(r"[a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class SlackMessenger:
    """Posts, edits and finds our own messages."""

    client_of: Callable[[WorkspaceId], WebClient]

    def open_conversation(self, workspace: WorkspaceId, member: MemberId) -> ConversationId:
        """Return the direct message conversation with a member."""
        opened = self._write(workspace, "conversations.open", users=member)
        return ConversationId(_inside(opened, "channel", "id"))

    def post(
        self, workspace: WorkspaceId, conversation: ConversationId, message: Message, key: OutboxId
    ) -> MessageTs:
        """Post a message that carries the key."""
        return self._post(workspace, key, {"channel": conversation}, message)

    def reply(self, question: KeptQuestion, message: Message) -> MessageTs:
        """Post the answer to a question: under it where it has a thread."""
        return self._post(question.workspace, question.key, _under(question), message)

    def announce(self, question: KeptQuestion, message: Message) -> MessageTs:
        """Post the answer under the question, and show it in the channel as well."""
        place = {**_under(question), "reply_broadcast": True}
        return self._post(question.workspace, question.key, place, message)

    def whisper(self, question: KeptQuestion, message: Message) -> None:
        """Show the answer to the asker alone, in a thread only if it was there: it is seen there.

        Nobody finds it again, so that it may be shown twice after a crash.
        """
        place = _under(question) if question.in_thread else {"channel": question.channel}
        said = {"text": message.text, "blocks": list(message.blocks)}
        asker, method = question.asker, "chat.postEphemeral"
        self._write(question.workspace, method, **place, user=asker, **said)

    def update(
        self, workspace: WorkspaceId, conversation: ConversationId, ts: MessageTs, message: Message
    ) -> None:
        """Edit a message in place; its metadata stay."""
        said = {"text": message.text, "blocks": list(message.blocks)}
        self._write(workspace, "chat.update", channel=conversation, ts=ts, **said)

    def find(
        self, workspace: WorkspaceId, conversation: ConversationId, key: OutboxId, since: datetime
    ) -> MessageTs | None:
        """Look through all pages of the conversation for the message that carries the key.

        None as well where we may not read it: a second card disturbs less than a lost one.
        """
        place = {"channel": conversation, "oldest": f"{since.timestamp():.6f}"}
        return self._found(workspace, "conversations.history", key, place)

    def find_reply(self, question: KeptQuestion) -> MessageTs | None:
        """Look for the answer to a question, posted by somebody who then could not say so."""
        if not question.thread:
            key, channel = OutboxId(question.key), ConversationId(question.channel)
            return self.find(question.workspace, channel, key, question.asked_at - CLOCKS_DIFFER)
        place = {"channel": question.channel, "ts": question.thread}
        return self._found(question.workspace, "conversations.replies", question.key, place)

    def _post(self, workspace: WorkspaceId, key: str, place: Json, message: Message) -> MessageTs:
        posted = self._write(
            workspace,
            "chat.postMessage",
            **place,
            text=message.text,
            blocks=list(message.blocks),
            metadata={"event_type": METADATA_EVENT, "event_payload": {METADATA_KEY: key}},
            client_msg_id=str(uuid5(NAMESPACE_URL, key)),
            unfurl_links=False,
            unfurl_media=False,
        )
        return MessageTs(_inside(posted, "ts"))

    def _found(
        self, workspace: WorkspaceId, method: str, key: str, place: dict[str, str]
    ) -> MessageTs | None:
        try:
            for message in self._messages(workspace, method, place):
                if _key_of(message) == key:
                    return MessageTs(_inside(message, "ts"))
        except Rejected as refusal:
            if refusal.code != "missing_scope":
                raise
        return None

    def _messages(
        self, workspace: WorkspaceId, method: str, place: dict[str, str]
    ) -> Iterator[Json]:
        asked: dict[str, Any] = {**place, "limit": PAGE, "include_all_metadata": True}
        cursor = ""
        while True:
            with told_apart():
                client = self.client_of(workspace)
                page = _json(client.api_call(method, params=asked | {"cursor": cursor}))
            yield from cast("list[Json]", page.get("messages") or [])
            cursor = str(cast("Json", page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return

    def _write(self, workspace: WorkspaceId, method: str, **said: object) -> Json:
        with told_apart():
            return _json(self.client_of(workspace).api_call(method, json=said))


def _under(question: KeptQuestion) -> Json:
    thread = {"thread_ts": question.thread} if question.thread else {}
    return {"channel": question.channel, **thread}


def _json(response: SlackResponse) -> Json:
    if not isinstance(response.data, dict):
        raise ValueError("Slack answered something that is not JSON")  # noqa: TRY004 - Slack's fault
    return cast("Json", response.data)


def _inside(answer: Json, *path: str) -> str:
    found: Any = answer
    for key in path:
        if not isinstance(found, dict) or key not in found:
            raise Uncertain(f"Slack's answer has no {'.'.join(path)}")
        found = cast("Json", found)[key]
    return str(found)


def _key_of(message: Json) -> object:
    metadata = cast("Json", message.get("metadata") or {})
    if metadata.get("event_type") != METADATA_EVENT:
        return None
    return cast("Json", metadata.get("event_payload") or {}).get(METADATA_KEY)


@contextmanager
def told_apart() -> Generator[None]:
    """Turn what the SDK raises into the three things that can be done about it."""
    try:
        yield
    except SlackApiError as error:
        raise _failure(error) from error
    except (OSError, HTTPException, ValueError) as error:
        # Timeouts, resets, and answers that are not what Slack promises.
        raise Uncertain(f"{type(error).__name__}: {error}"[:300]) from error


def _failure(error: SlackApiError) -> SendingFailed:
    response = cast("SlackResponse", error.response)
    code = str(response.get("error") or "")
    if response.status_code == HTTPStatus.TOO_MANY_REQUESTS or code == "ratelimited":
        return RateLimited(timedelta(seconds=retry_after(response)))
    if response.status_code == HTTPStatus.OK and _CODE.fullmatch(code):
        return Rejected(code)
    return Uncertain(f"HTTP {response.status_code}")
