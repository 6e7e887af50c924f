"""`/baton …`: ask, done, status, help, and what the workspace knows of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.calendar import CalendarListeners
from bot.slack.listeners.memory_commands import MemoryCommands, Reply
from bot.slack.listeners.replying import whisper, whose
from bot.slack.names import COMMAND
from bot.slack.payloads import SlashCommand
from bot.slack.views.answers import answer_message
from bot.slack.views.completion import preview_card
from bot.slack.views.guide import guide
from bot.slack.views.message import Message
from bot.slack.written import as_typed, without_mention
from bot.use_cases.completing import PreviewCompletion
from bot.use_cases.following import Conversation
from bot.use_cases.ports import Clock, InboxKey, KeptQuestion
from bot.use_cases.telling import TellWhen
from domain.ids import MemberId, QuestionId, WorkspaceId
from domain.projects import Person
from domain.questions.answers import Answer

STATUS = "what is the status?"

AnswerAtOnce = Callable[[WorkspaceId, str, Conversation], Answer]


@dataclass(frozen=True, slots=True)
class SpecialWords:
    """The words of `/baton` that are neither a question nor about a phase."""

    memory: MemoryCommands
    calendar: CalendarListeners

    def meant(self, command: SlashCommand) -> Reply | None:
        """Return what the first word does; None where it begins a question."""
        if command.word == "back" and command.rest:
            return None  # "back up the data, who does that?"
        return {**self.memory.words(), **self.calendar.words()}.get(command.word)


@dataclass(frozen=True, slots=True)
class CommandListeners:
    """Listens to the slash command; only its author sees the reply."""

    answer: AnswerAtOnce
    remember: Callable[[KeptQuestion, Answer], None]
    preview: PreviewCompletion
    tell_when: TellWhen
    words: SpecialWords
    now: Clock

    def register(self, app: App) -> None:
        app.command(COMMAND)(explained(self.on_command))

    def on_command(self, body: Body, context: BoltContext) -> None:
        command = SlashCommand.from_body(body)
        if command is None:
            return
        special = self.words.meant(command)
        if special is not None:
            reply = special(context, command)
            if reply is not None:
                whisper(context, reply)
            return
        question = self._question(command)
        if question:
            self._answer(context, command, question)
        else:
            whisper(context, self._reply(whose(context), command))

    def _question(self, command: SlashCommand) -> str:
        """Return what is asked; empty where the word means something else."""
        match command.word:
            case "" | "help" | "done":
                return ""
            case "status":
                return f"{STATUS} {command.rest}".strip()
            case "ask":
                return command.rest
            case _:
                return command.text

    def _reply(self, workspace: WorkspaceId, command: SlashCommand) -> Message:
        if command.word != "done":
            return guide()
        actor, typed = Person(command.member), as_typed(command.rest)
        preview = self.preview.typed(workspace, command.channel, actor, typed)
        return preview_card(self.tell_when.before(workspace, preview))

    def _answer(self, context: BoltContext, command: SlashCommand, asked: str) -> None:
        workspace, bot = whose(context), MemberId(context.bot_user_id or "")
        asked = without_mention(asked, bot)
        where = Conversation(command.channel, command.member, bot=bot)
        answer = self.answer(workspace, asked, where)
        key = InboxKey(command.trigger)
        question = KeptQuestion(
            key, workspace, command.channel, command.member, asked, "", self.now()
        )
        if key:
            self.remember(question, answer)
        whisper(context, answer_message(answer, QuestionId(key) if key else None))
