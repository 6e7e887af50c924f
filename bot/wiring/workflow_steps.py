"""Joins the steps that Baton offers in Workflow Builder."""

from bot.slack.listeners.workflow_steps import StepListeners
from bot.use_cases.handoffs.workflow_steps import CompleteByWorkflow, FindHolders
from bot.wiring.core import Core


def step_listeners(core: Core) -> StepListeners:
    """Return what listens to workflows."""
    complete = CompleteByWorkflow(core.open_work, core.shelf, core.change)
    find = FindHolders(core.open_work, core.shelf, core.know_groups, core.admit)
    return StepListeners(complete, find, core.tell_when)
