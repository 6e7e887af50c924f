"""Which workflow a project follows and where its phases stand, as a form.

What is entered does to the project what a registry file that says the same does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.handoffs.describing import described
from domain.handoffs.forms.entries import Entry, Values, merged
from domain.handoffs.steps import Step
from domain.ids import PhaseKey, WorkflowKey
from domain.knowledge.base import KnowledgeBase
from domain.knowledge.workflows import Workflow
from domain.projects import PhaseStatus, Project

WORKFLOW = "workflow"  # the field; those of phases have a `/` in their names
_BETWEEN = "/"  # in no key


@dataclass(frozen=True, slots=True)
class PhasesShown:
    """A project with the phases that it would have on a workflow, its own or another."""

    knowledge: KnowledgeBase
    project: Project
    chosen: WorkflowKey
    at: datetime

    @property
    def workflow(self) -> Workflow:
        """The workflow that is chosen; raises `WorkflowNotFound`."""
        return self.knowledge.workflow(self.chosen)

    def now(self) -> Mapping[str, Values]:
        """Return what stands in each field of the form."""
        return {
            WORKFLOW: (self.project.workflow,),
            **standing_on(self.project, self.workflow, self.at),
        }


def field_of(workflow: WorkflowKey, phase: PhaseKey) -> str:
    """Return the field that says where a phase of a workflow stands."""
    return f"{workflow}{_BETWEEN}{phase}"


def standing_on(project: Project, workflow: Workflow, at: datetime) -> Mapping[str, Values]:
    """Return where the phases would stand if the project followed that workflow from now on."""
    there = described(project, workflow, {}, at).project.phases
    return {field_of(workflow.key, phase.key): (str(phase.status),) for phase in there}


def wanted_workflow(project: Project, entries: Mapping[str, Entry]) -> WorkflowKey:
    """Return the workflow that the project is to follow."""
    entry = entries.get(WORKFLOW)
    now = (project.workflow,)
    return WorkflowKey("".join(entry.over(now) if entry else now))


def restated(
    project: Project, workflow: Workflow, entries: Mapping[str, Entry], now: datetime
) -> Step:
    """Return what the form makes of the project; `workflow` is the wanted one.

    What was left alone is not said: it follows from the rest. Raises `Overtaken`.
    """
    merged(entries, {WORKFLOW: (project.workflow,), **standing_on(project, workflow, now)})
    given = {
        phase.key: PhaseStatus(entry.entered[0])
        for phase in workflow.phases
        if (entry := entries.get(field_of(workflow.key, phase.key)))
        and entry.is_touched
        and entry.entered
    }
    return described(project, workflow, given, now)
