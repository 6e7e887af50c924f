"""The agent view: what to suggest there, and answers that know what the asker looks at."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.agent_view import Session, SessionStatus, SlackAgentView
from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.payloads.agent import AgentSessionStopped, AgentViewSeen
from bot.slack.payloads.reading import DirectMessage
from bot.use_cases.asking.looking_at import Glance, LookedAt
from bot.use_cases.asking.suggesting import Suggest
from bot.use_cases.ports.work import KeptQuestion
from domain.questions.answers import Answer
from domain.questions.facts import outcome
from domain.questions.policy import Outcome

SHOWING = 1.0  # seconds that an answer waits at most, until Slack shows that we work on it


@dataclass(frozen=True, slots=True)
class AgentListeners:
    """Listens to who opens the agent view, what they look at, and who would have us stop."""

    suggest: Suggest
    view: SlackAgentView

    def register(self, app: App) -> None:
        app.event("app_home_opened", matchers=[_is_conversation])(explained(self.on_seen))
        app.event("app_context_changed")(explained(self.on_seen))
        app.event("agent_session_stopped")(explained(self.on_stopped))

    def on_seen(self, body: Body, context: BoltContext) -> None:
        seen = AgentViewSeen.from_body(body)
        if seen:
            workspace = whose(context)
            prompts = self.suggest(workspace, seen.member, seen.looks_at)
            self.view.suggest(workspace, seen.conversation, prompts)

    def on_stopped(self, body: Body, context: BoltContext) -> None:
        # An answer takes milliseconds: by now it is there, and Slack waits to hear so.
        stopped = AgentSessionStopped.from_body(body)
        where = stopped.conversation, stopped.thread, stopped.member
        self.view.show(Session(whose(context), *where), SessionStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class AgentAnswers:
    """Answers what is asked in the agent view, and shows meanwhile that it does."""

    answer: Callable[[KeptQuestion], Answer | None]
    looked: LookedAt
    view: SlackAgentView

    def begin(self, asked: DirectMessage, question: KeptQuestion, later: Executor) -> Future[None]:
        """Keep what the asker looks at, and show that we work until `end`."""
        glance = Glance(asked.member, asked.looks_at) if asked.looks_at else None
        self.looked.note(question.workspace, question.channel, glance)
        return later.submit(self.view.show, _session(question), SessionStatus.PROCESSING)

    def end(self, question: KeptQuestion, answer: Answer | None) -> None:
        """Show that we work no longer: the question has its answer, or will have none."""
        asks_back = answer is not None and outcome(answer) is Outcome.CHOICES
        status = SessionStatus.SUSPENDED if asks_back else SessionStatus.ACTIVE
        self.view.show(_session(question), status)


def shown(working: Future[None]) -> None:
    """Wait a moment until Slack shows that we work: shown afterwards, it would stay."""
    wait((working,), SHOWING)


def _session(question: KeptQuestion) -> Session:
    return Session(
        question.workspace, question.channel, question.thread, question.asker, question.text
    )


def _is_conversation(event: Body) -> bool:
    return event.get("tab") == "messages"
