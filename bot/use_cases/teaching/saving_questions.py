"""Questions that a team keeps: each must be answered with its role, whatever is taught."""

from dataclasses import dataclass

from bot.use_cases.asking.looking_around import Place
from bot.use_cases.knowledge import KnowledgeShelf
from bot.use_cases.naming.discretion import tells_too_much
from bot.use_cases.ports.work import Clock, OpenWork, Work
from bot.use_cases.teaching.rereading import Understanding
from domain.ids import ChannelId, QuestionId, RoleKey, WorkspaceId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Actor
from domain.teaching.comparing import SavedQuestion, answers_with
from domain.teaching.refusals import NotAnsweredSo, NotForYou


@dataclass(frozen=True, slots=True)
class KeptQuestions:
    """The questions that a team keeps, and the knowledge base that names their roles."""

    questions: tuple[SavedQuestion, ...]
    knowledge: KnowledgeBase


@dataclass(frozen=True, slots=True)
class SaveQuestions:
    """Keeps questions and lets them go; who is no maintainer gets `NotForYou`."""

    open_work: OpenWork
    shelf: KnowledgeShelf
    understanding: Understanding
    now: Clock

    def keep(self, workspace: WorkspaceId, by: Actor, text: str, role: RoleKey) -> SavedQuestion:
        """Keep a question; raises `NotAnsweredSo` where it is not answered with the role now."""
        with self.open_work(workspace) as work:
            return self._keep(work, by, SavedQuestion(text, role))

    def keep_answer(self, workspace: WorkspaceId, by: Actor, question: QuestionId) -> SavedQuestion:
        """Keep a question as it was answered; raises `QuestionForgotten` and `NotAnsweredSo`."""
        with self.open_work(workspace) as work:
            kept = work.readings.reading(question)
            if not kept.roles:
                raise NotAnsweredSo(kept.text, "")
            return self._keep(work, by, SavedQuestion(kept.text, kept.roles[0]))

    def forget(self, workspace: WorkspaceId, by: Actor, text: str) -> bool:
        """Let a kept question go; tell whether it was there."""
        with self.open_work(workspace) as work:
            _require(work, by)
            return work.teachings.forget(text)

    def listed(self, workspace: WorkspaceId, reader: Actor) -> KeptQuestions:
        """Return the kept questions that a reader may read."""
        with self.open_work(workspace) as work:
            kept = work.teachings.kept()
            found = tuple(one for one in kept if not tells_too_much(work, one.text, reader))
            return KeptQuestions(found, self.shelf.of(work))

    def may(self, workspace: WorkspaceId, by: Actor) -> bool:
        """Tell whether the actor may keep questions."""
        with self.open_work(workspace) as work:
            return work.teachings.maintainers().include(by)

    def _keep(self, work: Work, by: Actor, saved: SavedQuestion) -> SavedQuestion:
        _require(work, by)
        work.teachings.lock()
        knowledge = self.shelf.of(work)
        resolver = self.understanding.resolver(knowledge)
        nowhere = Place(ChannelId(""), None)
        reading = self.understanding.read(work, resolver, saved.text, nowhere)
        if not answers_with(reading, saved.role):
            raise NotAnsweredSo(saved.text, knowledge.role(saved.role).name)
        work.teachings.keep(saved, by, self.now())
        return saved


def _require(work: Work, by: Actor) -> None:
    maintainers = work.teachings.maintainers()
    if not maintainers.include(by):
        raise NotForYou(tuple(sorted(maintainers.members)))
