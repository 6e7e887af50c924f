"""Answers about no project in particular: about all of them, or about any."""

from dataclasses import dataclass
from typing import Protocol

from domain.knowledge.roles import Role
from domain.knowledge.workflows import Workflow, WorkflowPhase
from domain.projects import NamedProject, Project
from domain.questions.readings import Reading


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Which roles nobody holds, project by project; `looked_at` of `count` projects were asked."""

    reading: Reading
    vacant: tuple[tuple[NamedProject, tuple[Role, ...]], ...]
    looked_at: int
    count: int
    asked: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class UsuallyNext:
    """What follows in a workflow, whatever the project; `after` are the phases it follows."""

    reading: Reading
    workflow: Workflow
    after: tuple[WorkflowPhase, ...]
    following: tuple[tuple[WorkflowPhase, Role], ...]


class OfProject(Protocol):
    """What is told of one project."""

    @property
    def project(self) -> Project: ...


@dataclass(frozen=True, slots=True)
class OfEach:
    """The answer for each project, where none is meant; `count` is how many projects there are."""

    reading: Reading
    each: tuple[OfProject, ...]
    count: int
