"""What people think of an answer: it is right, it is not what they meant, it is something else."""

from dataclasses import dataclass, replace

from bot.use_cases.asking.looking_around import Place
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.ports.memory import KeptReading, Verdict, Vote
from bot.use_cases.ports.work import NOT_NAMED, Clock, OpenWork, Work
from bot.use_cases.teaching.rereading import Understanding
from domain.errors import ChannelWithoutProject
from domain.ids import MemberId, QuestionId, RoleKey, WorkspaceId
from domain.memory_notices import owed_to_lead
from domain.projects import Project
from domain.questions.answers import Choices, Unknown
from domain.questions.policy import Outcome, outcome_of
from domain.questions.readings import Intent, Reading, Resolver

Understood = tuple[Intent, RoleKey | None]
MOST_OTHERS = 2  # roles that are offered instead of the one that was not meant


@dataclass(frozen=True, slots=True)
class Doubt:
    """Takes votes; every method raises `QuestionForgotten`."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    understanding: Understanding
    now: Clock

    def right(
        self,
        workspace: WorkspaceId,
        question: QuestionId,
        voter: MemberId,
        role: RoleKey | None = None,
    ) -> KeptReading:
        """Store that the answer is right, or that this role would have been."""
        with self.open_work(workspace) as work:
            kept = work.readings.reading(question)
            self._vote(work, question, voter, Verdict.RIGHT, role)
            return kept

    def not_meant(
        self, workspace: WorkspaceId, question: QuestionId, voter: MemberId
    ) -> Choices | Unknown:
        """Store that the answer is wrong; return the other candidates, if there are any."""
        with self.open_work(workspace) as work:
            kept = work.readings.reading(question)
            self._vote(work, question, voter, Verdict.WRONG)
            reading = self._read(work, kept)
            said = kept.roles[:1]
            others = tuple(topic for topic in reading.topics if topic.role not in said)
            if kept.intent is not Intent.WHO_HANDLES or not others:
                return self._unknown(work, kept, reading, voter)
            knowledge, project = self.shelf.of(work), project_of(work, kept, voter)
            options = tuple((t, knowledge.role(t.role)) for t in others[:MOST_OTHERS])
            return Choices(replace(reading, topics=others), options, project)

    def something_else(
        self, workspace: WorkspaceId, question: QuestionId, voter: MemberId
    ) -> Unknown:
        """Store that no choice was right; there is no second doubt about a question."""
        with self.open_work(workspace) as work:
            kept = work.readings.reading(question)
            self._vote(work, question, voter, Verdict.WRONG)
            return self._unknown(work, kept, self._read(work, kept), voter)

    def _unknown(self, work: Work, kept: KeptReading, reading: Reading, voter: MemberId) -> Unknown:
        if voter == kept.asker:
            work.readings.doubted(kept.id)
        return Unknown(reading, project_of(work, kept, voter))

    def _read(self, work: Work, kept: KeptReading) -> Reading:
        resolver = self.understanding.resolver(self.shelf.of(work))
        place = Place(kept.channel, kept.asker or None, NOT_NAMED)
        return self.understanding.read(work, resolver, kept.text, place)

    def _vote(
        self,
        work: Work,
        question: QuestionId,
        voter: MemberId,
        verdict: Verdict,
        role: RoleKey | None = None,
    ) -> None:
        work.readings.vote(Vote(question, voter, verdict, self.now(), role))


@dataclass(frozen=True, slots=True)
class AskLead:
    """Passes a question on to the lead of its project, once."""

    open_work: OpenWork
    now: Clock

    def __call__(self, workspace: WorkspaceId, question: QuestionId, by: MemberId) -> MemberId:
        """Return the lead; raises `QuestionForgotten` and `ChannelWithoutProject`."""
        with self.open_work(workspace) as work:
            kept = work.readings.reading(question)
            project = project_of(work, kept, by)
            if project is None or project.lead is None:
                raise ChannelWithoutProject(kept.channel)
            owed = owed_to_lead(question, project.key, project.lead)
            work.outbox.owe((owed,), project, self.now())
        return project.lead


@dataclass(frozen=True, slots=True)
class Replayed:
    """A vote on an answer, and how the same question is understood today."""

    asked: KeptReading
    vote: Vote
    today: Reading

    @property
    def role(self) -> RoleKey | None:
        """The role that would be right: the chosen one, else the one that was voted right."""
        if self.vote.role or self.vote.verdict is Verdict.WRONG:
            return self.vote.role
        return next(iter(self.asked.roles), None)

    @property
    def is_same(self) -> bool:
        """Whether it would be answered as it was."""
        # What its asker called wrong is kept as unanswered, whatever was answered.
        outcomes = {Outcome.UNKNOWN, outcome_of(self.today)}
        return self.then == self.now and self.asked.outcome in outcomes

    @property
    def is_right(self) -> bool | None:
        """Whether it would be answered rightly; None where nobody said what would be right."""
        if self.role is not None and self.asked.intent is Intent.WHO_HANDLES:
            is_answered = outcome_of(self.today) is Outcome.ANSWER
            return is_answered and self.now == (Intent.WHO_HANDLES, self.role)
        return self.is_same if self.vote.verdict is Verdict.RIGHT else None

    @property
    def then(self) -> Understood:
        """How it was understood when it was asked."""
        return (self.asked.intent, next(iter(self.asked.roles), None))

    @property
    def now(self) -> Understood:
        """How it would be understood today."""
        return (self.today.intent, next(iter(self.today.roles), None))


@dataclass(frozen=True, slots=True)
class ReplayFeedback:
    """Reads again what people voted on."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    understanding: Understanding

    def __call__(self, workspace: WorkspaceId) -> tuple[Replayed, ...]:
        """Return every vote of a workspace with today's reading, oldest first."""
        with self.open_work(workspace) as work:
            resolver = self.understanding.resolver(self.shelf.of(work))
            return tuple(
                Replayed(asked, vote, self._today(work, resolver, asked))
                for asked, vote in tuple(work.readings.votes())
            )

    def _today(self, work: Work, resolver: Resolver, asked: KeptReading) -> Reading:
        place = Place(asked.channel, asked.asker or None, NOT_NAMED)
        return self.understanding.read(work, resolver, asked.text, place)


def project_of(work: Work, kept: KeptReading, viewer: MemberId) -> Project | None:
    """Return the project that a question was about, else the only one of its channel.

    None where the viewer may not hear of it there.
    """
    place = Place(kept.channel, viewer)
    if kept.project is not None:
        return place.project(work, kept.project)
    here = place.here(work)
    return here[0] if len(here) == 1 else None
