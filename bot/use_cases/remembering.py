"""Remembering how questions were understood, for as long as it helps."""

from dataclasses import dataclass

from bot.use_cases.memory import KeptReading
from bot.use_cases.ports import KeptQuestion
from bot.use_cases.question_ports import Questions
from domain.ids import ProjectKey, QuestionId
from domain.projects import Project
from domain.questions.answers import Answer, Confirm, DoneMeant, Guide
from domain.questions.facts import outcome
from domain.questions.policy import MOST_CHOICES
from domain.questions.whole import whole


@dataclass(frozen=True, slots=True)
class Remember:
    """Keeps how a question was understood; greetings and orders are no questions."""

    questions: Questions

    def __call__(self, question: KeptQuestion, answer: Answer) -> None:
        if whole(question.text) and not isinstance(answer, Guide | Confirm | DoneMeant):
            self.questions.keep(question.workspace, _kept(question, answer))


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
