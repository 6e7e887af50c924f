"""Answering a question: what it means, then what the registry says about it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.use_cases.asking.answering import answered
from bot.use_cases.asking.following import Conversation, recalled, spoken
from bot.use_cases.asking.looking_ahead import LookAhead, looked_ahead
from bot.use_cases.asking.looking_around import Place
from bot.use_cases.asking.naming_channels import with_projects_of_channels
from bot.use_cases.asking.naming_members import ReadWithMembers
from bot.use_cases.asking.welcoming import everybody
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports.channels import KnowShared, none_known
from bot.use_cases.ports.questions import QuestionReads, Questions, Understanding
from bot.use_cases.ports.work import Clock, KeptQuestion, Reads
from domain.handoffs.admission import NotOfTheTeam
from domain.ids import ChannelId, MemberId, ProjectKey, RoleKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import NamedMember
from domain.questions.answers import Answer, Refusal, Several
from domain.questions.followups import following, leans
from domain.questions.foreign import in_their_language
from domain.questions.made_once import MadeOnce
from domain.questions.misnamed import misnamed
from domain.questions.policy import is_clear
from domain.questions.readings import Context, Intent, Reading, Resolver, Said, Topic
from domain.questions.said import reading_of, said_of
from domain.questions.splitting import MOST_PARTS, are_several, is_told_again, parts_of
from domain.questions.taught_first import is_taught
from domain.questions.utterance import Utterance, utterance


class Chosen(Protocol):
    """What a "did you mean" button stands for; `project` is empty where none was named."""

    @property
    def role(self) -> RoleKey: ...
    @property
    def topic(self) -> str: ...
    @property
    def project(self) -> str: ...


Told = Callable[[QuestionReads, Place], Answer]
Before = Callable[[], Said | None]  # what was said before: looked up where it matters


def nothing_said() -> None:
    """Say that nothing was said before."""


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answers questions; all that it writes is what was asked last, and until it is answered."""

    questions: Questions
    shelf: KnowledgeShelf
    now: Clock
    understanding: Understanding
    look_ahead: LookAhead
    welcome: Callable[[WorkspaceId, MemberId], NotOfTheTeam | None] = everybody
    know_shared: KnowShared = none_known
    _resolvers: MadeOnce[KnowledgeBase, Resolver] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_resolvers", MadeOnce(self.new_resolver))

    def warm_up(self) -> None:
        """Make the resolver of the built-in knowledge, so that the first question does not wait."""
        self.resolver(self.shelf.builtin)

    def resolver(self, knowledge: KnowledgeBase) -> Resolver:
        """Return the resolver of a knowledge base, made once."""
        return self._resolvers(knowledge)

    def new_resolver(self, knowledge: KnowledgeBase) -> Resolver:
        """Return a resolver that nobody keeps."""
        return following(self.understanding(knowledge), knowledge)

    def __call__(self, question: KeptQuestion) -> Answer | None:
        """Answer a question that is kept until its answer is posted.

        Returns None where it was taken before.
        """
        # Saved before it is answered: whatever happens next, a worker finds it.
        revision = self.questions.take(question)
        return None if revision is None else self._at(revision, question)

    def again(self, question: KeptQuestion) -> Answer:
        """Answer a question that was taken before."""
        return self._at(None, question)

    def posted(self, question: KeptQuestion, answer: Answer) -> None:
        """Let go of a question whose answer reached Slack, and remember what was said."""
        self._remember(question.workspace, _where(question), answer)
        self.questions.answered(question.workspace, question.key)

    def answer(
        self, workspace: WorkspaceId, text: str, channel: ChannelId, asker: MemberId
    ) -> Answer:
        """Answer at once, nothing remembered; channel and asker may be empty."""
        where = Conversation(channel, asker, bot=None)
        return self._discreet(workspace, where, lambda r, at: self._all(r, text, at, nothing_said))

    def in_conversation(self, workspace: WorkspaceId, text: str, where: Conversation) -> Answer:
        """Answer at once, with what was said before in the conversation, and remember it."""
        found = self._discreet(workspace, where, self._saying(text, where))
        self._remember(workspace, where, found)
        return found

    def chosen_project(self, workspace: WorkspaceId, where: Conversation, said: Said) -> Answer:
        """Answer what was asked, about the project that the asker chose."""
        return self._chosen(workspace, where, reading_of(said))

    def chosen(self, workspace: WorkspaceId, where: Conversation, choice: Chosen) -> Answer:
        """Answer with the role that the asker chose."""
        topic = Topic(choice.role, choice.topic, choice.topic, 1.0)
        reading = Reading(
            intent=Intent.WHO_HANDLES if choice.topic else Intent.WHO_IS,
            confidence=1.0,
            asked=choice.topic,
            topics=(topic,) if choice.topic else (),
            roles=(choice.role,),
            project=ProjectKey(choice.project) if choice.project else None,
        )
        return self._chosen(workspace, where, reading)

    def _at(self, revision: int | None, asked: KeptQuestion) -> Answer:
        where = _where(asked)
        return self._discreet(asked.workspace, where, self._saying(asked.text, where), revision)

    def _chosen(self, workspace: WorkspaceId, where: Conversation, reading: Reading) -> Answer:
        def told(reads: QuestionReads, place: Place) -> Answer:
            return answered(reads, self.shelf.of(reads), reading, place)

        found = self._discreet(workspace, where, told)
        self._remember(workspace, where, found)
        return found

    def _discreet(
        self, workspace: WorkspaceId, where: Conversation, told: Told, revision: int | None = None
    ) -> Answer:
        """Answer who may ask; once more where they are in the channel of what was left out."""
        refused = self.welcome(workspace, where.asker)
        if refused is not None:
            return Refusal(Reading(Intent.OOS, 1.0), refused)
        place = Place(where.channel, where.asker or None, where.bot)
        with self.questions.reads(workspace, revision) as reads:
            found = told(reads, place)
        if place.left_out and (shared := self.know_shared(workspace, where.asker)):
            place = Place(where.channel, where.asker or None, where.bot, shared)
            with self.questions.reads(workspace, revision) as reads:
                found = told(reads, place)
        return looked_ahead(self.look_ahead, workspace, where.asker, found)

    def _remember(self, workspace: WorkspaceId, where: Conversation, answer: Answer) -> None:
        said = spoken(where, answer, self.now)
        if said is not None:
            self.questions.remember(workspace, said)

    def _saying(self, text: str, where: Conversation) -> Told:
        return lambda r, at: self._all(r, text, at, lambda: recalled(r, where, self.now))

    def _all(self, reads: Reads, text: str, place: Place, before: Before) -> Answer:
        """Answer the question of a text, or its questions where they are several for sure."""
        text = with_projects_of_channels(reads, place, text)
        parts = parts_of(text)
        if len(parts) > 1 and not is_taught(text, self.shelf.of(reads)):
            found = self._several(reads, parts, place, before)
            if found is not None:
                return found
        return self._one(reads, text, place, before)

    def _several(
        self, reads: Reads, parts: tuple[str, ...], place: Place, before: Before
    ) -> Answer | None:
        resolver = self.resolver(self.shelf.of(reads))
        answered = parts[:MOST_PARTS]
        readings = [self.read(reads, resolver, part, place) for part in answered]
        if not are_several(readings):
            return None
        told: dict[str, Answer] = {}
        last: Said | None = None
        for part in answered:
            text = f"and {part}" if last else part
            found = self._one(reads, text, place, lambda said=last: said or before())
            if not is_told_again(found, told.values()):
                told[part], last = found, said_of(found)
        first, *others = told.values()
        left = len(parts) - len(answered)
        return Several(first.reading, (first, *others), left, tuple(told)) if others else first

    def _one(self, reads: Reads, text: str, place: Place, before: Before) -> Answer:
        knowledge = self.shelf.of(reads)
        reading = self.read(reads, self.resolver(knowledge), text, place, before)
        return in_their_language(answered(reads, knowledge, reading, place), text)

    def read(
        self,
        reads: Reads,
        resolver: Resolver,
        text: str,
        place: Place,
        before: Before = nothing_said,
    ) -> Reading:
        """Understand a text with what the registry knows of the names in it."""
        said = utterance(text)
        context = self._context(reads, place, said)
        reading = resolver.resolve(text, context)
        if leans(text, reading, context) and (last := before()) is not None:
            context = replace(context, before=last)
            reading = resolver.resolve(text, context)
        if is_clear(reading, said.phrases) and not said.mentioned(place.bot):
            return reading  # no need to ask who it may be about
        again = ReadWithMembers(
            lambda here: resolver.resolve(text, here), self.understanding.is_word
        )
        return again(reads, said, context, reading)

    def _context(self, reads: Reads, place: Place, said: Utterance) -> Context:
        found = place.visible(reads, reads.registry.projects_named(said.phrases))
        projects = found or misnamed(
            said, reads.registry.projects_if_few(), self.understanding.is_word
        )
        return Context(
            asker=place.asker,
            here=place.named_here(reads),
            projects=projects,
            members=_mentioned(reads, said.mentioned(place.bot)),
            bot=place.bot,
        )


def _where(question: KeptQuestion) -> Conversation:
    return Conversation(question.channel, question.asker, question.thread, bot=question.bot)


def _mentioned(reads: Reads, members: tuple[MemberId, ...]) -> tuple[NamedMember, ...]:
    if not members:
        return ()
    known = reads.registry.member_names(members)
    return tuple(NamedMember(member, name) for member, name in known.items())
