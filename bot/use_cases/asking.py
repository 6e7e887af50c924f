"""Answering a question: what it means, then what the registry says about it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.looking_around import Place, look_around
from bot.use_cases.ports import Clock, InboxKey, KeptQuestion, OpenWork, Work
from domain.errors import BatonError, RegistryAway
from domain.handoffs.commands import CompletePhase
from domain.handoffs.phase_names import only_open_phase
from domain.handoffs.preview import preview
from domain.ids import ChannelId, MemberId, ProjectKey, RoleKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import NamedMember, Operator, Person
from domain.questions.answering import answer
from domain.questions.answers import Answer, Confirm, DoneMeant, Refusal
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Context, Intent, Reading, Resolver, Topic
from domain.questions.taught_first import resolver_for
from domain.questions.utterance import Utterance, utterance


class Chosen(Protocol):
    """What a "did you mean" button stands for; `project` is empty where none was named."""

    @property
    def role(self) -> RoleKey: ...
    @property
    def topic(self) -> str: ...
    @property
    def project(self) -> str: ...


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answers questions; the only thing it ever writes is that a question was taken."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    now: Clock
    make_resolver: Callable[[KnowledgeBase], Resolver] = resolver_for
    _resolvers: dict[int, tuple[KnowledgeBase, Resolver]] = field(
        default_factory=dict[int, tuple[KnowledgeBase, Resolver]]
    )

    def warm_up(self) -> None:
        """Make the resolver of the built-in knowledge, so that the first question does not wait."""
        self.resolver(self.shelf.builtin)

    def __call__(self, question: KeptQuestion) -> Answer | None:
        """Answer a question that is kept until its answer is posted.

        Returns None where it was taken before.
        """
        # Saved before it is answered: whatever happens next, a worker finds it.
        with self.open_work(question.workspace) as work:
            is_new = work.inbox.take_question(question)
        return self.again(question) if is_new else None

    def again(self, question: KeptQuestion) -> Answer:
        """Answer a question that was taken before."""
        return self.answer(question.workspace, question.text, question.channel, question.asker)

    def posted(self, workspace: WorkspaceId, key: InboxKey) -> None:
        """Let go of a question: its answer reached Slack."""
        with self.open_work(workspace) as work:
            work.inbox.answered(key)

    def answer(
        self, workspace: WorkspaceId, text: str, channel: ChannelId, asker: MemberId
    ) -> Answer:
        """Answer at once, nothing kept; channel and asker may be empty."""
        place = Place(channel, asker or None)
        with self.open_work(workspace) as work:
            knowledge = self.shelf.of(work)
            reading = self.read(work, self.resolver(knowledge), text, place)
            return self._answered(work, knowledge, reading, place)

    def chosen(
        self, workspace: WorkspaceId, channel: ChannelId, asker: MemberId, choice: Chosen
    ) -> Answer:
        """Answer with the role that the asker chose."""
        place = Place(channel, asker or None)
        topic = Topic(choice.role, choice.topic, choice.topic, 1.0, 1.0)
        reading = Reading(
            intent=Intent.WHO_HANDLES if choice.topic else Intent.WHO_IS,
            confidence=1.0,
            asked=choice.topic,
            topics=(topic,) if choice.topic else (),
            roles=(choice.role,),
            project=ProjectKey(choice.project) if choice.project else None,
        )
        with self.open_work(workspace) as work:
            return self._answered(work, self.shelf.of(work), reading, place)

    def resolver(self, knowledge: KnowledgeBase) -> Resolver:
        """Return the resolver of a knowledge base, made once."""
        # By identity: comparing two knowledge bases would cost more than the question.
        made = self._resolvers.get(id(knowledge))
        if made is None or made[0] is not knowledge:
            made = (knowledge, self.make_resolver(knowledge))
            if len(self._resolvers) >= _MOST_RESOLVERS:
                self._resolvers.clear()
            self._resolvers[id(knowledge)] = made
        return made[1]

    def read(self, work: Work, resolver: Resolver, text: str, place: Place) -> Reading:
        """Understand a text with what the registry knows of the names in it."""
        said = utterance(text)
        context = Context(
            asker=place.asker,
            here=place.named_here(work),
            projects=place.visible(work, work.registry.projects_named(said.phrases())),
            members=_mentioned(work, said),
        )
        reading = resolver.resolve(text, context)
        if outcome_of(reading) is Outcome.ANSWER and not said.members:
            return reading  # no need to ask who it may be about
        members = (*context.members, *work.registry.members_named(said.phrases()))
        if members == context.members:
            return reading
        return resolver.resolve(text, replace(context, members=members))

    def _answered(
        self, work: Work, knowledge: KnowledgeBase, reading: Reading, place: Place
    ) -> Answer:
        found = answer(reading, look_around(work, knowledge, reading, place))
        if isinstance(found, DoneMeant):
            return self._to_confirm(found, knowledge, place)
        return found

    def _to_confirm(self, meant: DoneMeant, knowledge: KnowledgeBase, place: Place) -> Answer:
        actor = Person(place.asker) if place.asker else Operator()
        workflow = knowledge.workflow(meant.project.workflow)
        try:
            phase = meant.phase or only_open_phase(meant.project, workflow)
            order = CompletePhase(phase.key, actor)
            return Confirm(meant.reading, preview(meant.project, knowledge, order, self.now()))
        except RegistryAway:
            raise
        except BatonError as error:
            return Refusal(meant.reading, error, meant.project)


_MOST_RESOLVERS = 50


def _mentioned(work: Work, said: Utterance) -> tuple[NamedMember, ...]:
    if not said.members:
        return ()
    known = work.registry.member_names(said.members)
    return tuple(NamedMember(member, name) for member, name in known.items())
