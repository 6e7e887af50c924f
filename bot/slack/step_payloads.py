"""What Slack sends when a workflow runs one of Baton's steps."""

from dataclasses import dataclass
from typing import Self

from bot.slack.bodies import Body, inside, mapping, text_in
from bot.slack.names import COMPLETE_STEP, HOLDERS_STEP
from bot.slack.views.workflow_steps import ROLE
from bot.slack.workflow_steps import BY, NOTE, PHASE, PROJECT, RUNNER
from bot.use_cases.ports import InboxKey
from bot.use_cases.workflow_steps import ByWorkflow
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
    """A workflow completes a phase."""

    run: Running
    wanted: ByWorkflow

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for another step."""
        event = inside(body, "event")
        if _callback(event) != COMPLETE_STEP:
            return None
        run, inputs = Running.from_event(event), inside(event, "inputs")
        wanted = ByWorkflow(
            InboxKey(run.id),
            text_in(inputs, PROJECT),
            text_in(inputs, PHASE),
            MemberId(text_in(inputs, BY)),
            _runner(inputs),
            text_in(inputs, NOTE, empty=""),
        )
        return cls(run, wanted)


@dataclass(frozen=True, slots=True)
class HoldersStep:
    """A workflow wants to know who holds a role; `runner` is empty where Slack does not tell."""

    run: Running
    project: str
    role: str
    runner: MemberId

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the event; None for another step."""
        event = inside(body, "event")
        if _callback(event) != HOLDERS_STEP:
            return None
        inputs = inside(event, "inputs")
        names = text_in(inputs, PROJECT), text_in(inputs, ROLE)
        return cls(Running.from_event(event), *names, _runner(inputs))


def _callback(event: Body) -> str:
    return text_in(inside(event, "function"), "callback_id")


def _runner(inputs: Body) -> MemberId:
    return MemberId(text_in(mapping(inputs.get(RUNNER) or {}), "id", empty=""))
