"""`/baton …`: ask, done, status, help."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import whisper, whose
from bot.slack.names import COMMAND
from bot.slack.payloads import SlashCommand
from bot.slack.views.answers import answer_message
from bot.slack.views.completion import preview_card
from bot.slack.views.guide import guide
from bot.slack.views.message import Message
from bot.slack.written import as_typed
from bot.use_cases.completing import PreviewCompletion
from bot.use_cases.following import Conversation
from domain.ids import WorkspaceId
from domain.projects import Person
from domain.questions.answers import Answer

STATUS = "what is the status?"

AnswerAtOnce = Callable[[WorkspaceId, str, Conversation], Answer]


@dataclass(frozen=True, slots=True)
class CommandListeners:
    """Listens to the slash command; only its author sees the reply."""

    answer: AnswerAtOnce
    preview: PreviewCompletion

    def register(self, app: App) -> None:
        app.command(COMMAND)(explained(self.on_command))

    def on_command(self, body: Body, context: BoltContext) -> None:
        command = SlashCommand.from_body(body)
        if command:
            whisper(context, self._reply(whose(context), command))

    def _reply(self, workspace: WorkspaceId, command: SlashCommand) -> Message:
        match command.word:
            case "" | "help":
                return guide()
            case "done":
                actor, typed = Person(command.member), as_typed(command.rest)
                preview = self.preview.typed(workspace, command.channel, actor, typed)
                return preview_card(preview)
            case "status":
                question = f"{STATUS} {command.rest}".strip()
            case "ask":
                question = command.rest
            case _:
                question = command.text
        return self._answer(workspace, command, question)

    def _answer(self, workspace: WorkspaceId, command: SlashCommand, question: str) -> Message:
        if not question:
            return guide()
        where = Conversation(command.channel, command.member)
        return answer_message(self.answer(workspace, question, where))
