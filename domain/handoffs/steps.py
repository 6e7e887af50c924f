"""A step of a project: how it stands now and what happened on the way."""

from dataclasses import dataclass
from typing import Self

from domain.handoffs.events import Event
from domain.projects import Project


@dataclass(frozen=True, slots=True)
class Step:
    """The project after an order, with the events that led there, in order."""

    project: Project
    events: tuple[Event, ...] = ()

    def then(self, project: Project, *events: Event) -> Self:
        """Return the step continued: the project as it is now, more events behind the others."""
        return type(self)(project, (*self.events, *events))
