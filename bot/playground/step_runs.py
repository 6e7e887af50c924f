"""The steps of workflows that wait for the app, and what it said of them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.playground.errors import NotPossible, Refusal
from bot.playground.json_types import Json


class RunState(StrEnum):
    """How far a step is."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StepRun:
    """One run of a step; the token is for this run alone."""

    id: str
    team: str
    token: str
    state: RunState = RunState.RUNNING
    outputs: Json = field(default_factory=dict[str, object])
    error: str = ""


class StepRuns:
    """Every run of a step."""

    def __init__(self) -> None:
        self._runs: dict[str, StepRun] = {}

    def begin(self, run: StepRun) -> None:
        """Let a step wait for the app."""
        self._runs[run.id] = run

    def run(self, run_id: str) -> StepRun:
        """Return a run, or say that there is none."""
        if run_id not in self._runs:
            raise NotPossible(f"no step runs as {run_id} in the pretend Slack")
        return self._runs[run_id]

    def team_of(self, token: str) -> str | None:
        """Return the workspace that the token of a run opens."""
        return next((run.team for run in self._runs.values() if run.token == token), None)

    def end(self, team: str, run_id: str, state: RunState, outputs: Json, error: str = "") -> None:
        """End a run of a workspace, or refuse as Slack does."""
        run = self._runs.get(run_id)
        if run is None or run.team != team:
            raise Refusal("function_execution_not_found")
        if run.state is not RunState.RUNNING:
            raise Refusal("execution_not_in_running_state")
        self._runs[run_id] = replace(run, state=state, outputs=outputs, error=error)
