"""`/baton teach`, `taught`, `unanswered`, `keep`, `forget`: what a workspace knows of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from slack_bolt.context import BoltContext

from bot.slack.lessons import Typed, read_typed, typed_lesson
from bot.slack.listeners.replying import Reply, whose
from bot.slack.listeners.teaching import open_form
from bot.slack.open_questions import open_questions
from bot.slack.payloads.reading import SlashCommand
from bot.slack.views.forms.teaching import learned_message, sure_message
from bot.slack.views.memory.taught_list import (
    forgotten_message,
    kept_list,
    kept_message,
    taught_list,
    unanswered_list,
)
from bot.slack.views.memory.weekly import weekly_begun, weekly_ended, weekly_unclear
from bot.slack.views.parts.message import Message
from bot.slack.views.parts.wish_value import Occasion, WishValue
from bot.slack.written import as_typed
from bot.use_cases.people.admitting import Admit
from bot.use_cases.teaching.looking_up import LookUp
from bot.use_cases.teaching.saving_questions import SaveQuestions
from bot.use_cases.teaching.taught import ListTaught
from bot.use_cases.teaching.teaching import Teach, Wish
from bot.use_cases.teaching.unanswered import ListUnanswered
from bot.use_cases.teaching.weekly import WantWeekly
from domain.ids import TeachingId
from domain.knowledge.roles import Role
from domain.projects import Person
from domain.teaching.naming import named
from domain.teaching.refusals import ResponsibilityNotFound


@dataclass(frozen=True, slots=True)
class MemoryCommands:
    """Carries out the words of `/baton` that are about what the workspace knows."""

    teach: Teach
    taught: ListTaught
    unanswered: ListUnanswered
    weekly: WantWeekly
    saving: SaveQuestions
    look_up: LookUp
    admit: Admit

    def words(self) -> Mapping[str, Reply]:
        """Return what each word does; None as reply where a form opens instead."""
        return {
            "teach": self._admitted(self.on_teach),
            "taught": self.on_taught,
            "unanswered": self.on_unanswered,
            "keep": self._admitted(self.on_keep),
            "forget": self._admitted(self.on_forget),
        }

    def on_teach(self, context: BoltContext, command: SlashCommand) -> Message | None:
        said = as_typed(command.rest)
        typed = read_typed(said)
        if typed is None:
            occasion = Occasion(command.channel)
            open_form(self.look_up, context, command.trigger, said.strip('"“”'), occasion)
            return None
        return self._teach(context, command, typed)

    def on_taught(self, context: BoltContext, command: SlashCommand) -> Message:
        reader = Person(command.member)
        found = self.taught(whose(context), reader)
        return taught_list(found.teachings, found.knowledge, found.maintainers, reader)

    def on_unanswered(self, context: BoltContext, command: SlashCommand) -> Message:
        workspace, member = whose(context), command.member
        match command.rest.casefold().split():
            case ["weekly"]:
                return weekly_begun(self.weekly.begin(workspace, member))
            case ["weekly", "off"]:
                self.weekly.end(workspace, member)
                return weekly_ended()
            case ["weekly", *_]:
                return weekly_unclear()
            case _:
                return unanswered_list(open_questions(self.unanswered(workspace, Person(member))))

    def on_keep(self, context: BoltContext, command: SlashCommand) -> Message:
        workspace, by = whose(context), Person(command.member)
        typed = read_typed(as_typed(command.rest))
        if typed is None:
            kept = self.saving.listed(workspace, by)
            return kept_list(kept.questions, kept.knowledge)
        knowledge = self.look_up.knowledge(workspace)
        role = named(knowledge, typed.name)
        if not isinstance(role, Role):
            raise ResponsibilityNotFound(typed.name)
        saved = self.saving.keep(workspace, by, typed.words, role.key)
        return kept_message(saved.text, saved.role, knowledge)

    def on_forget(self, context: BoltContext, command: SlashCommand) -> Message:
        workspace, by = whose(context), Person(command.member)
        text = as_typed(command.rest).strip().strip('"“”')
        return forgotten_message(text, was_kept=self.saving.forget(workspace, by, text))

    def _admitted(self, reply: Reply) -> Reply:
        def admitted(context: BoltContext, command: SlashCommand) -> Message | None:
            self.admit(whose(context), Person(command.member))
            return reply(context, command)

        return admitted

    def _teach(self, context: BoltContext, command: SlashCommand, typed: Typed) -> Message:
        workspace, key = whose(context), TeachingId(command.trigger)
        knowledge = self.look_up.knowledge(workspace)
        value = WishValue(typed_lesson(typed, knowledge), Occasion(command.channel), key)
        wish = Wish(workspace, key, Person(command.member), value.lesson, command.channel)
        conflicts = self.teach.weigh(wish)
        if conflicts.count:
            shown = replace(conflicts, example=as_typed(conflicts.example))
            return sure_message(value, shown, knowledge)
        return learned_message(self.teach(wish), knowledge)
