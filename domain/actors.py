"""Who gives commands: a member, whoever runs the command line, a pipeline with a token."""

from dataclasses import dataclass, field

from domain.ids import MemberId, PhaseKey, ProjectKey


@dataclass(frozen=True, slots=True)
class Person:
    """A member, as holder of a role or as the one who gives a command.

    `has_left` tells that their account is deactivated, where that was looked up: of a holder.
    """

    member: MemberId
    has_left: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever runs the command line: may do everything, and the audit trail says so."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A pipeline, known by the name of its token; it may complete these phases and nothing else."""

    name: str
    projects: tuple[ProjectKey, ...] = field(default=(), compare=False)
    phases: tuple[PhaseKey, ...] = field(default=(), compare=False)

    def may_complete(self, project: ProjectKey, phase: PhaseKey) -> bool:
        return project in self.projects and phase in self.phases
