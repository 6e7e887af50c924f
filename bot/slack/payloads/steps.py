"""What Slack sends when a workflow runs one of Baton's steps."""

from dataclasses import dataclass
from typing import Self

from bot.slack.names import COMPLETE_STEP, HOLDERS_STEP
from bot.slack.payloads.bodies import Body, inside, mapping, text_in
from bot.slack.views.workflow_steps import ROLE
from bot.slack.workflow_steps import BY, NOTE, PHASE, PROJECT, RUNNER, WORKFLOW_STEPS
from bot.use_cases.handoffs.workflow_steps import ByWorkflow
from bot.use_cases.ports.work import InboxKey
from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class Running:
    """One run of a step; Slack repeats it under the same id, which names it in our answer.

    `token` is for this run alone, empty where Slack gave none.
    """

    id: str
    token: str

    @classmethod
    def from_event(cls, event: Body) -> Self:
        token = text_in(event, "bot_access_token", empty="")
        return cls(text_in(event, "function_execution_id"), token)


@dataclass(frozen=True, slots=True)
class CompletionStep:
    """A workflow completes a phase; `left_empty` names what it was not given."""

    run: Running
    wanted: ByWorkflow
    left_empty: tuple[str, ...] = ()

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for another step."""
        event = inside(body, "event")
        if _callback(event) != COMPLETE_STEP:
            return None
        run, inputs = Running.from_event(event), inside(event, "inputs")
        wanted = ByWorkflow(
            InboxKey(run.id),
            text_in(inputs, PROJECT, empty=""),
            text_in(inputs, PHASE, empty=""),
            MemberId(text_in(inputs, BY, empty="")),
            _runner(inputs),
            text_in(inputs, NOTE, empty=""),
        )
        return cls(run, wanted, _left_empty(COMPLETE_STEP, inputs))


@dataclass(frozen=True, slots=True)
class HoldersStep:
    """A workflow wants to know who holds a role; `runner` is empty where Slack does not tell."""

    run: Running
    project: str
    role: str
    runner: MemberId
    left_empty: tuple[str, ...] = ()

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for another step."""
        event = inside(body, "event")
        if _callback(event) != HOLDERS_STEP:
            return None
        inputs = inside(event, "inputs")
        project, role = (text_in(inputs, name, empty="") for name in (PROJECT, ROLE))
        empty = _left_empty(HOLDERS_STEP, inputs)
        return cls(Running.from_event(event), project, role, _runner(inputs), empty)


def _callback(event: Body) -> str:
    return text_in(inside(event, "function"), "callback_id")


def _left_empty(callback: str, inputs: Body) -> tuple[str, ...]:
    """Return how that is called in Slack which somebody had to fill in, and did not."""
    step = next(one for one in WORKFLOW_STEPS if one.callback == callback)
    ours = (one for one in step.inputs if one.required and one.name != RUNNER)
    return tuple(one.title for one in ours if not text_in(inputs, one.name, empty="").strip())


def _runner(inputs: Body) -> MemberId:
    return MemberId(text_in(mapping(inputs.get(RUNNER) or {}), "id", empty=""))
