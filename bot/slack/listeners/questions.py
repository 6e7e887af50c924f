"""Questions: mentions and direct messages, kept before Slack hears that we have them."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextvars import copy_context
from dataclasses import dataclass
from http import HTTPStatus
from typing import cast

import structlog
from slack_bolt import App
from slack_bolt.context import BoltContext
from slack_bolt.middleware import Middleware
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse
from structlog.contextvars import bind_contextvars

from bot.slack.answering import PostAnswer
from bot.slack.door import RECEIVED
from bot.slack.errors import fields, tell
from bot.slack.listeners.agent import AgentAnswers, shown
from bot.slack.listeners.replying import whose
from bot.slack.payloads.reading import DirectMessage, Mention
from bot.slack.written import without_mention
from bot.use_cases.ports.work import Clock, KeptQuestion
from domain.errors import RegistryAway
from domain.ids import MemberId
from domain.questions.answers import Answer

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class QuestionListener(Middleware):
    """Answers questions; a middleware, since Bolt acknowledges an event before its listener begins.

    From the acknowledgement on a question is answered, come what may. What could not be kept is
    refused: Slack brings it again, three times, at first at once. Where that is in vain too, the
    asker is told, and may still be answered later. `answer` returns None for what was taken before.
    """

    answer: Callable[[KeptQuestion], Answer | None]
    post: PostAnswer
    now: Clock
    agent: AgentAnswers

    def register(self, app: App) -> None:
        app.use(self)

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,
        next: Callable[[], BoltResponse],  # noqa: A002 - the name is Bolt's
    ) -> BoltResponse:
        del resp
        asked = cast("object", req.context.get(RECEIVED))
        if not isinstance(asked, Mention | DirectMessage):
            return next()
        return self._answered(asked, req)

    def _answered(self, asked: Mention | DirectMessage, req: BoltRequest) -> BoltResponse:
        question = self._kept(asked, req.context)
        bind_contextvars(**fields(req.context))
        later: Executor = req.context.listener_runner.listener_executor
        working = self._working(asked, question, later)
        answer, status = None, HTTPStatus.OK
        try:
            answer = (self.agent.answer if working else self.answer)(question)
        except RegistryAway as error:
            log.warning("question_refused", key=question.key)
            status = HTTPStatus.SERVICE_UNAVAILABLE
            if _is_brought_again_at_once(req):
                later.submit(copy_context().run, tell, error, req.body, req.context)
        except Exception as error:  # noqa: BLE001 - the outermost frame: nobody is above
            later.submit(copy_context().run, tell, error, req.body, req.context)
        if answer is not None or working is not None:
            later.submit(copy_context().run, self._post, question, answer, req, working)
        return BoltResponse(status=status)

    def _working(
        self, asked: Mention | DirectMessage, question: KeptQuestion, later: Executor
    ) -> Future[None] | None:
        """Show in the agent view that we work; None elsewhere."""
        if isinstance(asked, DirectMessage) and asked.in_agent_view:
            return self.agent.begin(asked, question, later)
        return None

    def _post(
        self,
        question: KeptQuestion,
        answer: Answer | None,
        req: BoltRequest,
        working: Future[None] | None,
    ) -> None:
        """Post the answer, if there is one; the agent view shows then that we work no longer."""
        if working is not None:
            shown(working)
        try:
            if answer is not None:
                self.post(question, answer)
        except Exception as error:  # noqa: BLE001 - the outermost frame: nobody is above
            tell(error, req.body, req.context)
        if working is not None:
            self.agent.end(question, answer)

    def _kept(self, asked: Mention | DirectMessage, context: BoltContext) -> KeptQuestion:
        bot = MemberId(context.bot_user_id or "")
        return KeptQuestion(
            asked.key,
            whose(context),
            asked.channel,
            asked.member,
            without_mention(asked.text, bot),
            asked.thread,
            self.now(),
            bot,
            isinstance(asked, Mention) and asked.in_thread,
        )


def _is_brought_again_at_once(req: BoltRequest) -> bool:
    """Tell whether Slack brings an event the second time; the next time is a minute later."""
    return req.headers.get("x-slack-retry-num", ()) == ["1"]
