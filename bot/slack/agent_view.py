"""What Baton shows in Slack's agent view; where a workspace lacks it, nothing is shown."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from http.client import HTTPException

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.use_cases.ports.sending import SendingFailed
from domain.handoffs.prompts import Prompt
from domain.ids import ChannelId, MemberId, WorkspaceId

QUIET = 3_600.0  # seconds for which a workspace that refused is not asked again
MOST = 10_000  # conversations whose prompts are remembered
LONGEST_TITLE = 200  # characters that Slack takes

log = structlog.get_logger(__name__)


class SessionStatus(StrEnum):
    """How a thread with us stands, as Slack shows it."""

    PROCESSING = "processing"  # we work; there is a button to stop it
    SUSPENDED = "suspended"  # we asked back
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class Session:
    """A thread with us; `title` and `begun_by` are what a new one is found again by."""

    workspace: WorkspaceId
    conversation: ChannelId
    thread: str
    begun_by: MemberId
    title: str = ""


@dataclass(frozen=True, slots=True)
class SlackAgentView:
    """Shows what Baton does, and what one may ask it. All of it is decoration: nothing is raised.

    What Slack refuses is not tried again for an hour in that workspace: its people have a plain
    conversation.
    """

    client_of: Callable[[WorkspaceId], WebClient]
    seconds: Callable[[], float] = time.monotonic
    _quiet_until: dict[tuple[WorkspaceId, str], float] = field(
        default_factory=dict[tuple[WorkspaceId, str], float]
    )
    _shown: dict[tuple[WorkspaceId, ChannelId], tuple[Prompt, ...]] = field(
        default_factory=dict[tuple[WorkspaceId, ChannelId], tuple[Prompt, ...]]
    )

    def show(self, session: Session, status: SessionStatus) -> None:
        """Show how a thread stands."""

        def call(client: WebClient) -> None:
            client.agents_sessions_setStatus(
                channel_id=session.conversation,
                thread_ts=session.thread,
                status=status.value,
                title=session.title[:LONGEST_TITLE] or None,
                initiator_user_id=session.begun_by,
            )

        self._try(session.workspace, "status", call)

    def suggest(
        self, workspace: WorkspaceId, conversation: ChannelId, prompts: tuple[Prompt, ...]
    ) -> None:
        """Suggest what to ask, if anything, unless the same is suggested already."""
        if not prompts or self._shown.get((workspace, conversation)) == prompts:
            return

        def call(client: WebClient) -> None:
            client.api_call(
                "assistant.threads.setSuggestedPrompts",
                json={
                    "channel_id": conversation,
                    "prompts": [{"title": one.title, "message": one.message} for one in prompts],
                },
            )
            if len(self._shown) >= MOST:
                self._shown.clear()
            self._shown[workspace, conversation] = prompts

        self._try(workspace, "prompts", call)

    def _try(self, workspace: WorkspaceId, what: str, call: Callable[[WebClient], None]) -> None:
        if self.seconds() < self._quiet_until.get((workspace, what), 0.0):
            return
        try:
            call(self.client_of(workspace))
        except SlackApiError as refused:
            if refused.response.get("error") != "ratelimited":
                self._quiet_until[workspace, what] = self.seconds() + QUIET
            log.info("agent_view_refused", what=what, why=repr(refused))
        except (OSError, HTTPException, ValueError, SendingFailed) as error:
            log.info("agent_view_not_shown", why=type(error).__name__)
