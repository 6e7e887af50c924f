"""Teaching: the form, however it is opened, its confirmation, and what is settled by a click."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from slack_bolt import Ack, App
from slack_bolt.context import BoltContext

from bot.slack.errors import Body, explained, plain_sentence_for
from bot.slack.lessons import field_of, lesson_of, missing_fields
from bot.slack.listeners.replying import replace as put_in_place
from bot.slack.listeners.replying import whose
from bot.slack.listeners.submitting import CLOSE, FormReply, answer_form, beside, in_place
from bot.slack.names import TEACH_SHORTCUT
from bot.slack.payloads.reading import ButtonClick
from bot.slack.payloads.shortcuts import MessageShortcut
from bot.slack.payloads.teaching import LessonSubmitted, SureSubmitted, WayChosen
from bot.slack.views.forms.teaching import (
    TEACH_MODAL,
    TEACH_SURE_MODAL,
    WAY,
    learned_message,
    learned_modal,
    refused_lesson,
    sure_modal,
    teach_modal,
)
from bot.slack.views.memory.lesson_texts import became
from bot.slack.views.memory.taught_list import told
from bot.slack.views.parts.actions import APPROVE, REJECT, TEACH, TEACH_ANYWAY, UNDO
from bot.slack.views.parts.wish_value import Occasion, WishValue
from bot.slack.written import as_typed, without_mention
from bot.use_cases.people.admitting import Admit
from bot.use_cases.teaching.looking_up import LookUp
from bot.use_cases.teaching.taught import SettleTeaching
from bot.use_cases.teaching.teaching import Teach, Wish
from domain.errors import NotFound
from domain.ids import MemberId, QuestionId, TeachingId, WorkspaceId
from domain.projects import Actor, Person
from domain.teaching.refusals import LessonRefused
from domain.teaching.teachings import Teaching

Settle = Callable[[WorkspaceId, TeachingId, Actor], Teaching]


@dataclass(frozen=True, slots=True)
class TeachingListeners:
    """Listens to whoever teaches, and to maintainers."""

    teach: Teach
    settle: SettleTeaching
    look_up: LookUp
    admit: Admit

    def register(self, app: App) -> None:
        app.action(re.compile(rf"^{TEACH}(:\d+)?$"))(explained(self.on_teach))
        app.shortcut(TEACH_SHORTCUT)(explained(self.on_shortcut))
        app.action(TEACH_ANYWAY)(explained(self.on_teach_anyway))
        app.action(re.compile(rf"^{APPROVE}:\d+$"))(explained(self.on_approve))
        app.action(re.compile(rf"^{REJECT}:\d+$"))(explained(self.on_reject))
        app.action(re.compile(rf"^{UNDO}:\d+$"))(explained(self.on_undo))
        app.action(WAY)(explained(self.on_way))
        app.view(TEACH_MODAL)(self.on_lesson)
        app.view(TEACH_SURE_MODAL)(self.on_sure)

    def on_teach(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        self.admit(whose(context), Person(click.member))
        asked = self.look_up.question(whose(context), QuestionId(click.value))
        occasion = Occasion(asked.channel or click.channel, asked.id)
        open_form(self.look_up, context, click.trigger, as_typed(asked.text), occasion)

    def on_shortcut(self, body: Body, context: BoltContext) -> None:
        shortcut = MessageShortcut.from_body(body)
        if shortcut:
            self.admit(whose(context), Person(shortcut.member))
            said = without_mention(shortcut.text, MemberId(context.bot_user_id or ""))
            occasion = Occasion(shortcut.channel)
            open_form(self.look_up, context, shortcut.trigger, as_typed(said), occasion)

    def on_way(self, body: Body, context: BoltContext) -> None:
        chosen = WayChosen.from_body(body)
        knowledge = self.look_up.knowledge(whose(context))
        occasion = Occasion.unpacked(chosen.carried)
        view = teach_modal(knowledge, chosen.phrase, occasion, chosen.way)
        context.client.views_update(view_id=chosen.view, hash=chosen.version, view=view)

    def on_teach_anyway(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        wish = WishValue.unpacked(click.value)
        key = wish.key or TeachingId(click.key)
        teaching = self.teach(self._wish(context, wish, key, click.member))
        knowledge = self.look_up.knowledge(whose(context))
        put_in_place(context, learned_message(teaching, knowledge))

    def on_approve(self, body: Body, context: BoltContext) -> None:
        self._settle(body, context, self.settle.approve)

    def on_reject(self, body: Body, context: BoltContext) -> None:
        self._settle(body, context, self.settle.reject)

    def on_undo(self, body: Body, context: BoltContext) -> None:
        self._settle(body, context, self.settle.undo)

    def on_lesson(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._lesson(body, context), refused_lesson)

    def on_sure(self, body: Body, context: BoltContext, ack: Ack) -> None:
        answer_form(context, ack, lambda: self._sure(body, context), refused_lesson)

    def _settle(self, body: Body, context: BoltContext, settle: Settle) -> None:
        click = ButtonClick.from_body(body)
        self.admit(whose(context), Person(click.member))
        teaching = settle(whose(context), TeachingId(click.value), Person(click.member))
        put_in_place(context, told(became(teaching, self.look_up.knowledge(whose(context)))))

    def _lesson(self, body: Body, context: BoltContext) -> FormReply:
        submitted = LessonSubmitted.from_body(body)
        if submitted is None:
            return CLOSE
        missing = missing_fields(submitted)
        if missing:
            return beside(missing)
        value = WishValue(lesson_of(submitted), Occasion.unpacked(submitted.carried))
        wish = self._wish(context, value, submitted.key, submitted.member)
        try:
            return self._weighed(wish, value)
        except (LessonRefused, NotFound) as error:
            errors = {field_of(error, value.lesson): plain_sentence_for(error)}
            return beside(errors)

    def _weighed(self, wish: Wish, value: WishValue) -> FormReply:
        conflicts = self.teach.weigh(wish)
        if conflicts.count:
            shown = replace(conflicts, example=as_typed(conflicts.example))
            knowledge = self.look_up.knowledge(wish.workspace)
            return in_place(sure_modal(value, shown, knowledge))
        return self._taught(wish)

    def _sure(self, body: Body, context: BoltContext) -> FormReply:
        submitted = SureSubmitted.from_body(body)
        if submitted is None:
            return CLOSE
        value = WishValue.unpacked(submitted.carried)
        return self._taught(self._wish(context, value, TeachingId(submitted.key), submitted.member))

    def _taught(self, wish: Wish) -> FormReply:
        teaching = self.teach(wish)
        return in_place(learned_modal(teaching, self.look_up.knowledge(wish.workspace)))

    def _wish(
        self, context: BoltContext, value: WishValue, key: TeachingId, member: MemberId
    ) -> Wish:
        workspace, by, occasion = whose(context), Person(member), value.occasion
        self.admit(workspace, by)
        return Wish(workspace, key, by, value.lesson, occasion.channel, occasion.question)


def open_form(
    look_up: LookUp, context: BoltContext, trigger: str, phrase: str, occasion: Occasion
) -> None:
    """Open the form, with the words that somebody used."""
    view = teach_modal(look_up.knowledge(whose(context)), phrase, occasion)
    context.client.views_open(trigger_id=trigger, view=view)
