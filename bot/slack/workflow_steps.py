"""The steps that Baton offers in Slack's Workflow Builder, with what goes in and comes out."""

from dataclasses import dataclass
from typing import Any

from bot.slack.names import COMPLETE_STEP, HOLDERS_STEP
from bot.slack.views.workflow_steps import HOLDER, MEMBERS, OUTCOME, ROLE

_TEXT = "string"
_USER = "slack#/types/user_id"
# Who runs the workflow: Slack fills it in, and whoever builds the workflow cannot.
_RUNNER = "slack#/types/user_context"

PROJECT, PHASE, NOTE, BY, RUNNER = "project", "phase", "note", "by", "runner"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that goes into a step or comes out of it."""

    name: str
    kind: str
    title: str
    why: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    """A step as people choose it in Workflow Builder; Slack calls it a custom function."""

    callback: str
    title: str
    why: str
    inputs: tuple[Parameter, ...]
    outputs: tuple[Parameter, ...]

    def drawn(self) -> dict[str, Any]:
        """Return it as a manifest has it."""
        return {
            "title": self.title,
            "description": self.why,
            "input_parameters": _drawn(self.inputs),
            "output_parameters": _drawn(self.outputs),
        }


def _drawn(parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    properties = {
        one.name: {"type": one.kind, "title": one.title, "description": one.why}
        for one in parameters
    }
    return {"properties": properties, "required": [one.name for one in parameters if one.required]}


_PROJECT = Parameter(PROJECT, _TEXT, "Project", "Its name or key")
WORKFLOW_STEPS = (
    WorkflowStep(
        COMPLETE_STEP,
        "Complete a phase",
        "Mark a phase of a project as done, and tell whoever comes next",
        (
            _PROJECT,
            Parameter(PHASE, _TEXT, "Phase", "Its name or key"),
            Parameter(NOTE, _TEXT, "Note", "What whoever comes next should know", required=False),
            Parameter(BY, _USER, "Completed by", "Who completes it: whoever runs the workflow"),
            Parameter(RUNNER, _RUNNER, "Run by", "Who runs the workflow, as Slack says"),
        ),
        (Parameter(OUTCOME, _TEXT, "What happened", "A sentence for a message"),),
    ),
    WorkflowStep(
        HOLDERS_STEP,
        "Who holds a role",
        "Find who holds a role on a project",
        (
            _PROJECT,
            Parameter(ROLE, _TEXT, "Role", "Its name or key, such as data engineer"),
            Parameter(
                RUNNER, _RUNNER, "Run by", "Who runs the workflow, as Slack says", required=False
            ),
        ),
        (
            Parameter(MEMBERS, _TEXT, "Holders", "Mentions of all who hold it, for a message"),
            Parameter(HOLDER, _USER, "Holder", "The first of them", required=False),
            Parameter(ROLE, _TEXT, "Role", "How the role is called"),
        ),
    ),
)
