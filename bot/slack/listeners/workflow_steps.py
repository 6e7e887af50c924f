"""The steps of workflows: each run is told what came of it, or why nothing did."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

import structlog
from slack_bolt import App
from slack_bolt.context import BoltContext
from slack_bolt.response import BoltResponse
from structlog.contextvars import bound_contextvars

from bot.slack.errors import Body, fields, in_their_words, sentence_for
from bot.slack.listeners.replying import whose
from bot.slack.messenger import told_apart
from bot.slack.names import COMPLETE_STEP, HOLDERS_STEP
from bot.slack.payloads.steps import CompletionStep, HoldersStep, Running
from bot.slack.views.handoffs.completion import marked
from bot.slack.views.workflow_steps import Outputs, done_before, held, outcome
from bot.use_cases.handoffs.workflow_steps import CompleteByWorkflow, FindHolders
from bot.use_cases.people.telling import TellWhen
from bot.use_cases.ports.sending import Rejected, SendingFailed
from domain.handoffs.by_workflow import LeftEmpty
from domain.handoffs.events import PhaseCompleted
from domain.ids import MemberId, WorkspaceId

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class StepListeners:
    """Listens to workflows; a run is acknowledged when Slack knows what came of it."""

    complete: CompleteByWorkflow
    find: FindHolders
    tell_when: TellWhen

    def register(self, app: App) -> None:
        app.function(COMPLETE_STEP, auto_acknowledge=False)(self.on_complete)
        app.function(HOLDERS_STEP, auto_acknowledge=False)(self.on_holders)

    def on_complete(self, body: Body, context: BoltContext) -> None:
        step = CompletionStep.from_body(body)
        if step is not None:
            runner = step.wanted.runner
            _run(context, step.run, runner, lambda: self._completed(whose(context), step))

    def on_holders(self, body: Body, context: BoltContext) -> None:
        step = HoldersStep.from_body(body)
        if step is not None:
            _run(context, step.run, step.runner, lambda: self._found(whose(context), step))

    def _completed(self, workspace: WorkspaceId, step: CompletionStep) -> Outputs:
        _require_all(step)
        done = self.complete(workspace, step.wanted)
        if done.step is None:
            return done_before(done.project, done.phase)
        ended = [one.completion for one in done.step.events if isinstance(one, PhaseCompleted)]
        return outcome(marked(done.step, self.tell_when.after(workspace, ended[0])))

    def _found(self, workspace: WorkspaceId, step: HoldersStep) -> Outputs:
        _require_all(step)
        return held(self.find(workspace, step.project, step.role, step.runner))


def _require_all(step: CompletionStep | HoldersStep) -> None:
    if step.left_empty:
        raise LeftEmpty(step.left_empty)


def _run(context: BoltContext, run: Running, runner: MemberId, work: Callable[[], Outputs]) -> None:
    """Tell Slack what came of a run; where it does not hear it, it shall send the run again."""
    with bound_contextvars(**fields(context)), in_their_words(context, runner):
        try:
            _tell(context, run, work)
        except Rejected as refused:  # the run is over for Slack, and stays so
            log.warning("step_not_told", why=refused.code)
        except SendingFailed as error:
            log.warning("step_not_told", why=repr(error))
            context.ack.response = BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
            return
        context.ack()


def _tell(context: BoltContext, run: Running, work: Callable[[], Outputs]) -> None:
    client = context.client
    named = {"function_execution_id": run.id} | ({"token": run.token} if run.token else {})
    try:
        outputs = work()
    except Exception as error:  # noqa: BLE001 - the outermost frame: nobody is above
        with told_apart():
            client.functions_completeError(**named, error=sentence_for(error))
    else:
        with told_apart():
            client.functions_completeSuccess(**named, outputs=outputs)
