"""Answers about people: which roles they hold, who held one before."""

from dataclasses import dataclass

from domain.ids import MemberId
from domain.knowledge.roles import Role
from domain.projects import Hat, Project, Tenure
from domain.questions.readings import Reading


@dataclass(frozen=True, slots=True)
class RolesOf:
    """Which roles a member holds, each with its name."""

    reading: Reading
    member: MemberId | None
    hats: tuple[tuple[Hat, str], ...]


@dataclass(frozen=True, slots=True)
class RolesOfEach:
    """Which roles each of several members holds."""

    reading: Reading
    each: tuple[RolesOf, ...]


@dataclass(frozen=True, slots=True)
class HeldBefore:
    """Who held a role before; nobody where the registry knows of nobody."""

    reading: Reading
    role: Role
    project: Project
    held: tuple[Tenure, ...]
