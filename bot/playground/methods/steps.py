"""Ending the step of a workflow, well or badly."""

from bot.playground.json_types import Json
from bot.playground.methods.call import Call
from bot.playground.step_runs import RunState


def complete_success(call: Call) -> Json:
    """Let the workflow go on with what the step gives."""
    run, team = call.required("function_execution_id"), call.workspace.team.id
    call.world.step_runs.end(team, run, RunState.COMPLETED, call.object("outputs"))
    return {}


def complete_error(call: Call) -> Json:
    """Let the workflow end, and say why."""
    run, team = call.required("function_execution_id"), call.workspace.team.id
    call.world.step_runs.end(team, run, RunState.FAILED, {}, call.required("error"))
    return {}
