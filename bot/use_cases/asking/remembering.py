"""Remembering how questions were understood, for as long as it helps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.use_cases.ports.memory import KeptReading
from bot.use_cases.ports.questions import Questions
from bot.use_cases.ports.work import KeptQuestion
from domain.handoffs.admission import NotOfTheTeam
from domain.ids import ProjectKey, QuestionId
from domain.projects import Project
from domain.questions.answers import Answer, Choices, Confirm, DoneMeant, Guide, Refusal, Several
from domain.questions.facts import outcome
from domain.questions.policy import MOST_CHOICES
from domain.questions.splitting import part_of
from domain.questions.whole import whole


@dataclass(frozen=True, slots=True)
class Remember:
    """Keeps how a question was understood; greetings and orders are no questions.

    What somebody asked who may not ask is not kept: others would read it.

    Of several questions in one message, one that is in doubt is kept by itself too: what is chosen
    is about that one alone.
    """

    questions: Questions

    def __call__(self, question: KeptQuestion, answer: Answer) -> None:
        if isinstance(answer, Refusal) and isinstance(answer.error, NotOfTheTeam):
            return
        if whole(question.text) and not isinstance(answer, Guide | Confirm | DoneMeant):
            self.questions.keep(question.workspace, _kept(question, answer))
        if isinstance(answer, Several):
            for part in _doubtful_parts(question, answer):
                self.questions.keep(question.workspace, part)


def _doubtful_parts(question: KeptQuestion, several: Several) -> Iterator[KeptReading]:
    parts = zip(several.asked, several.answers, strict=True)
    for number, (text, answer) in enumerate(parts, start=1):
        if isinstance(answer, Choices):
            part = part_of(QuestionId(question.key), number)
            yield replace(_kept(question, answer), id=part, text=text)


def _kept(question: KeptQuestion, answer: Answer) -> KeptReading:
    reading = answer.reading
    return KeptReading(
        id=QuestionId(question.key),
        asker=question.asker,
        channel=question.channel,
        thread=question.thread,
        text=question.text,
        asked_at=question.asked_at,
        intent=reading.intent,
        outcome=outcome(answer),
        confidence=reading.confidence,
        roles=reading.roles[:MOST_CHOICES],
        topic=reading.topic.name if reading.topic else "",
        project=_project_of(answer),
    )


def _project_of(answer: Answer) -> ProjectKey | None:
    project: object = getattr(answer, "project", None)
    return project.key if isinstance(project, Project) else answer.reading.project
