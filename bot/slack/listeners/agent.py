"""The agent view: what to suggest there, and answers that know what the asker looks at."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextvars import copy_context
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.agent_payloads import AgentViewSeen
from bot.slack.agent_view import SlackAgentView
from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whose
from bot.slack.payloads import DirectMessage
from bot.use_cases.looking_at import Glance, LookedAt
from bot.use_cases.ports import KeptQuestion
from bot.use_cases.suggesting import Suggest
from bot.use_cases.words import WordsOf, in_english
from domain.questions.answers import Answer
from domain.words import _, speaking


@dataclass(frozen=True, slots=True)
class AgentListeners:
    """Listens to who opens the agent view, and to what they look at."""

    suggest: Suggest
    view: SlackAgentView

    def register(self, app: App) -> None:
        app.event("app_home_opened", matchers=[_is_conversation])(explained(self.on_seen))
        app.event("app_context_changed")(explained(self.on_seen))

    def on_seen(self, body: Body, context: BoltContext) -> None:
        seen = AgentViewSeen.from_body(body)
        if seen:
            workspace = whose(context)
            prompts = self.suggest(workspace, seen.member, seen.looks_at)
            self.view.suggest(workspace, seen.conversation, prompts)


@dataclass(frozen=True, slots=True)
class AgentAnswers:
    """Answers what is asked in the agent view, and shows meanwhile that it does."""

    answer: Callable[[KeptQuestion], Answer | None]
    looked: LookedAt
    view: SlackAgentView
    words_of: WordsOf = in_english

    def begin(self, asked: DirectMessage, question: KeptQuestion, later: Executor) -> Future[None]:
        """Keep what the asker looks at, and show that we work; a message ends that again."""
        glance = Glance(asked.member, asked.looks_at) if asked.looks_at else None
        self.looked.note(question.workspace, question.channel, glance)
        return later.submit(copy_context().run, self._say_that_we_work, question)

    def end(self, question: KeptQuestion) -> None:
        """Show nothing any longer: the question was answered before."""
        self.view.say_status(question.workspace, question.channel, question.thread, "")

    def _say_that_we_work(self, question: KeptQuestion) -> None:
        with speaking(self.words_of(question.workspace, question.asker)):
            working = _("is looking it up…")
        self.view.say_status(question.workspace, question.channel, question.thread, working)


def _is_conversation(event: Body) -> bool:
    return event.get("tab") == "messages"
