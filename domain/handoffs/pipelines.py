"""Pipelines: what their tokens let them do, and why one is refused."""

from dataclasses import dataclass

from domain.actors import Pipeline
from domain.errors import Refused
from domain.ids import PhaseKey, ProjectKey
from domain.wording import Wording, listed
from domain.words import _


@dataclass(eq=False)
class TokenRefused(Refused):
    """No such token, or it was revoked; which of the two is not told."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("This token is not valid, or it was revoked.")


@dataclass(eq=False)
class NotGranted(Refused):
    """The token is valid, and for something else."""

    pipeline: Pipeline
    project: str
    phase: str

    def told(self, wording: Wording, /) -> str:
        phases = listed([wording.text(phase) for phase in self.pipeline.phases], "or")
        projects = listed([wording.text(project) for project in self.pipeline.projects], "or")
        return _(
            "The token {token} may not mark {phase} of {project} done: "
            "it is for {phases} of {projects}.",
            token=self.pipeline.name,
            phase=wording.text(self.phase),
            project=wording.text(self.project),
            phases=phases,
            projects=projects,
        )


def require_grant(pipeline: Pipeline, project: ProjectKey, phase: PhaseKey) -> None:
    """Raise `NotGranted` unless the pipeline may complete the phase of the project."""
    if not pipeline.may_complete(project, phase):
        raise NotGranted(pipeline, project, phase)
