"""Answers that are about an answer, or about how to ask."""

from dataclasses import dataclass

from domain.knowledge.roles import Responsibility, Role
from domain.projects import Project
from domain.questions.readings import Reading
from domain.questions.tongues import Language


@dataclass(frozen=True, slots=True)
class Explained:
    """Why we claim what we claimed; `responsibility` is the one that the role answers for."""

    reading: Reading
    role: Role | None = None
    responsibility: Responsibility | None = None
    project: Project | None = None


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """It was asked in a language that we do not understand."""

    reading: Reading
    language: Language
