"""Who gives commands: a member, whoever runs the command line, a pipeline with a token."""

from dataclasses import dataclass, field

from domain.ids import MemberId, PhaseKey, ProjectKey


@dataclass(frozen=True, slots=True)
class Person:
    """A member, as holder of a role or as the one who gives a command.

    Of a holder it is looked up whether their account is deactivated (`has_left`), and whether they
    are a guest or the like (`is_outside`), who may not act here whatever role a file gives them.
    """

    member: MemberId
    has_left: bool = field(default=False, compare=False)
    is_outside: bool = field(default=False, compare=False)


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
