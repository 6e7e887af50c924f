"""`baton ask`: the same answer as in Slack."""

import json
import sys
import time
from typing import Annotated, Any, cast

import typer

from bot.cli.opening import member_of, opened_core, workspace_of
from bot.cli.telling import REFUSED, WRONG_USE, in_local_time, refuse, show_json
from bot.use_cases.asking.following import Conversation
from bot.wiring.core import Core
from domain.ids import ChannelId, MemberId, WorkspaceId


def ask(
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    channel: Annotated[str, typer.Option(help="Id of the channel that 'here' means.")] = "",
    as_: Annotated[str | None, typer.Option("--as", help="Id of the member who asks.")] = None,
    workspace: Annotated[str, typer.Option(help="Id of the workspace.")] = "",
    thread: Annotated[str, typer.Option(help="Any name: go on from what was asked in it.")] = "",
    json_: Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")] = False,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help='Answer {"text", "channel", "as"} from each input line.'),
    ] = False,
) -> None:
    """Answer a question as Slack would."""
    if jsonl == (text is not None):
        refuse("Give a question, or --jsonl and the questions on standard input.", WRONG_USE)
    asker = None if as_ is None else member_of(as_)
    with opened_core() as core:
        place = workspace_of(core, workspace)
        if jsonl:
            _answer_lines(core, place)
            return
        asked = {"text": text, "channel": channel, "as": asker, "thread": thread}
        answer = _answer(core, place, asked)
    show_json(answer) if json_ else typer.echo(in_local_time(answer["text"]))


def _answer_lines(core: Core, workspace: WorkspaceId) -> None:
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            show_json(_answer(core, workspace, _question(number, line)))
            sys.stdout.flush()


def _question(number: int, line: str) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except json.JSONDecodeError as error:
        refuse(f"Line {number} is not JSON: {error.msg}.", REFUSED)
    asked = cast("dict[str, Any]", question if isinstance(question, dict) else {})
    if not isinstance(asked.get("text"), str):
        refuse(f'Line {number} needs a "text" that is a string.', REFUSED)
    return asked


def _answer(core: Core, workspace: WorkspaceId, question: dict[str, Any]) -> dict[str, Any]:
    from bot.slack.views.answers.answer import answer_message
    from domain.questions.facts import facts

    started = time.perf_counter()
    channel = ChannelId(str(question.get("channel") or ""))
    asker = MemberId(str(question.get("as") or ""))
    text, thread = str(question["text"]), str(question.get("thread") or "")
    if thread:
        where = Conversation(channel, asker, name=thread)
        answer = core.answer.in_conversation(workspace, text, where)
    else:
        answer = core.answer.answer(workspace, text, channel, asker)
    ms = (time.perf_counter() - started) * 1000
    return facts(answer, answer_message(answer).text, ms)
