"""`/baton …`: ask, status, help; the words about phases and about what we know are beside it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained
from bot.slack.listeners.calendar import CalendarListeners
from bot.slack.listeners.describing import DescribingListeners
from bot.slack.listeners.memory_commands import MemoryCommands
from bot.slack.listeners.phase_commands import PhaseCommands
from bot.slack.listeners.replying import Reply, whisper, whose
from bot.slack.listeners.sharing import SharingListeners, is_about_here
from bot.slack.names import COMMAND
from bot.slack.payloads.reading import SlashCommand
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.answers.guide import guide
from bot.slack.views.answers.sharing import with_share
from bot.slack.written import without_mention
from bot.use_cases.asking.following import Conversation
from bot.use_cases.people.admitting import Admit
from bot.use_cases.ports.work import Clock, InboxKey, KeptQuestion
from domain.errors import ProjectNotFound
from domain.ids import MemberId, QuestionId, WorkspaceId
from domain.projects import Person
from domain.questions.answers import Answer, Refusal, Unknown

_FOR_EVERYBODY = ("", "help")  # the guide names nobody
STATUS = "what is the status?"
STATUS_OF = "what is the status of"
_OF = re.compile(r"^(of|for|on) ", re.IGNORECASE)

AnswerAtOnce = Callable[[WorkspaceId, str, Conversation], Answer]


@dataclass(frozen=True, slots=True)
class SpecialWords:
    """The words of `/baton` that are no question: about phases, somebody's time, what we know."""

    phases: PhaseCommands
    memory: MemoryCommands
    calendar: CalendarListeners
    describing: DescribingListeners
    sharing: SharingListeners

    def meant(self, command: SlashCommand) -> Reply | None:
        """Return what the first word does; None where it begins a question."""
        if command.word == "back" and command.rest:
            return None  # "back up the data, who does that?"
        if command.word in self.describing.words() and _asks(command.rest):
            return None  # "new model is ready, who deploys it?", "workflow of churn"
        if not is_about_here(command):
            return None
        words = {
            **self.sharing.words(),
            **self.memory.words(),
            **self.calendar.words(),
            **self.phases.words(),
            **self.describing.words(),
        }
        return words.get(command.word)


def _asks(rest: str) -> bool:
    return rest.endswith("?") or rest.casefold().startswith("of ")


@dataclass(frozen=True, slots=True)
class CommandListeners:
    """Listens to the slash command; only its author sees the reply."""

    answer: AnswerAtOnce
    remember: Callable[[KeptQuestion, Answer], None]
    words: SpecialWords
    admit: Admit
    now: Clock

    def register(self, app: App) -> None:
        app.command(COMMAND)(explained(self.on_command))

    def on_command(self, body: Body, context: BoltContext) -> None:
        command = SlashCommand.from_body(body)
        if command is None:
            return
        if command.word not in _FOR_EVERYBODY:
            self.admit(whose(context), Person(command.member))
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
            whisper(context, guide())

    def _question(self, command: SlashCommand) -> str:
        """Return what is asked; empty where the word means something else."""
        match command.word:
            case "" | "help":
                return ""
            case "status":
                return f"{STATUS} {command.rest}".strip()
            case "ask":
                return command.rest
            case _:
                return command.text

    def _require_project(self, workspace: WorkspaceId, rest: str, where: Conversation) -> None:
        """Raise `ProjectNotFound` where what is typed behind *status* names nothing.

        Behind a whole question it would be passed over, and the status be this channel's.
        """
        name = _OF.sub("", rest).strip(" ?!.")
        answer = self.answer(workspace, f"{STATUS_OF} {name}?", where) if name else None
        if isinstance(answer, Refusal) and isinstance(answer.error, ProjectNotFound):
            raise answer.error
        if isinstance(answer, Unknown):
            raise ProjectNotFound(name)

    def _answer(self, context: BoltContext, command: SlashCommand, asked: str) -> None:
        workspace, bot = whose(context), MemberId(context.bot_user_id or "")
        asked = without_mention(asked, bot)
        where = Conversation(command.channel, command.member, bot=bot)
        if command.word == "status":
            self._require_project(workspace, command.rest, where)
        answer = self.answer(workspace, asked, where)
        key = InboxKey(command.trigger)
        question = KeptQuestion(
            key, workspace, command.channel, command.member, asked, "", self.now()
        )
        if key:
            self.remember(question, answer)
        message = answer_message(answer, QuestionId(key) if key else None)
        whisper(context, with_share(message, answer, command.channel))
