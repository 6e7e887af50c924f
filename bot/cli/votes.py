"""`baton feedback list`: what people voted on, as they voted."""

from typing import Annotated, Any

import typer

from bot.cli.opening import names_in, opened_core, workspace_of
from bot.cli.telling import TerminalWording, show_json
from bot.use_cases.ports.memory import KeptReading, Verdict, Vote
from bot.use_cases.teaching.votes import ListVotes

InWorkspace = Annotated[str, typer.Option(help="Id of the workspace.")]
Wrong = Annotated[bool, typer.Option("--wrong", help="Only what somebody called wrong.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON.")]


def list_(workspace: InWorkspace = "", wrong: Wrong = False, json_: AsJson = False) -> None:
    """List the votes on answers, oldest first; they are kept for 90 days."""
    with opened_core() as core:
        where = workspace_of(core, workspace)
        votes = ListVotes(core.open_work)(where)
        if wrong:
            votes = tuple(one for one in votes if one[1].verdict is Verdict.WRONG)
        if json_:
            show_json({"votes": [_plain(*one) for one in votes]})
            return
        wording = TerminalWording(names_in(core, where))
        lines = [_line(*one, wording) for one in votes]
    typer.echo("\n".join(lines) or "Nobody voted on an answer in the last 90 days.")


def _line(asked: KeptReading, vote: Vote, wording: TerminalWording) -> str:
    understood = " ".join((asked.intent.value, *asked.roles[:1]))
    better = f", right is {vote.role}" if vote.role else ""
    by = f"{wording.moment(vote.at)}  {vote.verdict.value:5}  {wording.member(vote.voter)}"
    return f"{by}: {_one_line(asked.text)} ({understood}{better})"


def _plain(asked: KeptReading, vote: Vote) -> dict[str, Any]:
    return {
        "question": _one_line(asked.text),
        "intent": asked.intent.value,
        "roles": list(asked.roles),
        "project": asked.project,
        "vote": vote.verdict.value,
        "right_role": vote.role,
        "voter": vote.voter,
        "at": vote.at.isoformat(),
    }


def _one_line(text: str) -> str:
    from bot.slack.written import one_line

    return one_line(text)
