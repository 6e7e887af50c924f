"""Where answers appear: chosen with `/baton answers here …`, and *Share* under a private one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from slack_bolt import App
from slack_bolt.context import BoltContext
from slack_sdk.errors import SlackApiError

from bot.slack.errors import Body, explained
from bot.slack.listeners.replying import Reply, replace, whisper, whose
from bot.slack.payloads.reading import ButtonClick, SlashCommand
from bot.slack.views.answers.answer import answer_message
from bot.slack.views.answers.places import place_chosen, place_told, place_unclear
from bot.slack.views.answers.sharing import (
    can_be_shared,
    not_invited,
    not_told_here,
    shared,
    shared_message,
)
from bot.slack.views.parts.actions import SHARE
from bot.slack.views.parts.message import Message
from bot.use_cases.asking.following import Conversation
from bot.use_cases.people.admitting import Admit
from bot.use_cases.registry.answer_places import ChooseAnswerPlace
from domain.ids import WorkspaceId
from domain.projects import Person
from domain.questions.answers import Answer, Several
from domain.questions.readings import Said
from domain.questions.said import unpacked
from domain.statuses import AnswerPlace


class AnswerSaid(Protocol):
    """Answers what was asked, from what may be told in a place."""

    def chosen_project(self, workspace: WorkspaceId, where: Conversation, said: Said) -> Answer: ...


@dataclass(frozen=True, slots=True)
class SharingListeners:
    """Listens to whoever chooses where answers appear, or shares one."""

    choosing: ChooseAnswerPlace
    answer: AnswerSaid
    admit: Admit

    def register(self, app: App) -> None:
        app.action(SHARE)(explained(self.on_share))

    def words(self) -> Mapping[str, Reply]:
        """Return what the word of `/baton` does."""
        return {"answers": self.on_answers}

    def on_answers(self, context: BoltContext, command: SlashCommand) -> Message:
        workspace, channel = whose(context), command.channel
        match command.rest.casefold().split():
            case [] | ["here"]:
                return place_told(self.choosing.look(workspace, channel))
            case ["here", word] if word in _PLACES:
                place = _PLACES[word]
                self.choosing.choose(workspace, channel, Person(command.member), place)
                return place_chosen(place)
            case _:
                return place_unclear()

    def on_share(self, body: Body, context: BoltContext) -> None:
        click = ButtonClick.from_body(body)
        self.admit(whose(context), Person(click.member))
        if click.channel is None:
            return
        where = Conversation(click.channel, click.member, click.thread)
        said = map(unpacked, click.value.split("\n"))
        answers = (self.answer.chosen_project(whose(context), where, one) for one in said)
        told = tuple(filter(can_be_shared, answers))
        if not told:
            whisper(context, not_told_here())
            return
        answer = told[0] if len(told) == 1 else Several(told[0].reading, told)
        _share(context, click, shared_message(answer_message(answer), click.member))


def is_about_here(command: SlashCommand) -> bool:
    """Tell whether `/baton answers …` is no question, such as "answers for whom?"."""
    return command.word != "answers" or command.rest.casefold().split()[:1] in ([], ["here"])


def _share(context: BoltContext, click: ButtonClick, message: Message) -> None:
    try:
        context.client.chat_postMessage(
            channel=str(click.channel),
            thread_ts=click.thread or None,
            text=message.text,
            blocks=list(message.blocks),
            unfurl_links=False,
            unfurl_media=False,
        )
    except SlackApiError as refused:
        if refused.response.get("error") not in {"not_in_channel", "channel_not_found"}:
            raise
        whisper(context, not_invited())
    else:
        replace(context, shared())


_PLACES: Mapping[str, AnswerPlace] = {
    **{place.value: place for place in AnswerPlace},
    "private": AnswerPlace.ONLY_ME,
    "only": AnswerPlace.ONLY_ME,
    "threads": AnswerPlace.THREAD,
}
