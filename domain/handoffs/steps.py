"""A step of a project: how it stands now and what happened on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from domain.handoffs.events import Event
from domain.ids import PhaseKey
from domain.knowledge.workflows import Workflow, written_out
from domain.projects import Project


@dataclass(frozen=True, slots=True)
class Step:
    """The project after an order, with the events that led there, in order.

    `names` are those of the phases, for whoever is told what happened.
    """

    project: Project
    events: tuple[Event, ...] = ()
    names: Mapping[PhaseKey, str] = field(default_factory=dict[PhaseKey, str], compare=False)

    def then(self, project: Project, *events: Event) -> Self:
        """Return the step continued: the project as it is now, more events behind the others."""
        return replace(self, project=project, events=(*self.events, *events))

    def in_words(self, workflow: Workflow) -> Self:
        """Return the step with the names that its phases have in a workflow."""
        return replace(self, names={phase.key: phase.name for phase in workflow.phases})

    def phase_name(self, phase: PhaseKey) -> str:
        """Return what a phase is called, or else its key written out."""
        return self.names.get(phase) or written_out(phase)
