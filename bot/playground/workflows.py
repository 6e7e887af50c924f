"""Workflows that somebody built in Workflow Builder, and that run a step of the app's."""

from dataclasses import dataclass

from bot.playground.courier import Courier
from bot.playground.envelopes import Envelopes
from bot.playground.json_types import Json
from bot.playground.step_runs import StepRun
from bot.playground.workspace import Workspace
from bot.playground.world import World


@dataclass(frozen=True, slots=True)
class Workflows:
    """Runs steps in the first workspace, or in another one."""

    world: World
    courier: Courier

    def run_step(self, callback_id: str, inputs: Json, team: str = "") -> str:
        """Run a step, and return the id of the run; the app is told in the background."""
        with self.world.lock:
            workspace = self.world.workspaces[team] if team else self.world.first()
            stamps = self.world.stamps
            token = f"xwfp-{stamps.fresh_secret()}"
            run = StepRun(stamps.fresh_id("Fx"), workspace.team.id, token)
            self.world.step_runs.begin(run)
            event = self._event(workspace, run, callback_id, inputs)
            self.courier.tell(Envelopes(self.world, workspace).event(event))
        return run.id

    def context_of(self, member_id: str) -> Json:
        """Return how Slack says that a member runs a workflow."""
        self.world.of_member(member_id)
        return {"id": member_id, "secret": self.world.stamps.fresh_secret()}

    def _event(self, workspace: Workspace, run: StepRun, callback_id: str, inputs: Json) -> Json:
        stamps = self.world.stamps
        function: Json = {
            "id": stamps.fresh_id("Fn"),
            "callback_id": callback_id,
            "title": callback_id,
            "description": "",
            "type": "app",
            "input_parameters": [],
            "output_parameters": [],
            "app_id": workspace.bot.app_id,
            "date_updated": int(stamps.now()),
        }
        return {
            "type": "function_executed",
            "function": function,
            "inputs": inputs,
            "function_execution_id": run.id,
            "workflow_execution_id": stamps.fresh_id("Wx"),
            "event_ts": stamps.message_time(),
            "bot_access_token": run.token,
        }
