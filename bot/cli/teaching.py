"""`baton teach` and `baton unanswered`: what a workspace knows of its own, without Slack."""

from typing import Annotated, Any

import typer

from bot.cli.opening import opened_core, workspace_of
from bot.cli.telling import refuse, show_json
from bot.use_cases.ports.memory import Unanswered


def teach(
    words: Annotated[str, typer.Argument(help="The question, or another word for something.")],
    name: Annotated[str, typer.Argument(help="The role that answers, or a responsibility.")],
    topic: Annotated[str, typer.Option(help="What to call it in the answer.")] = "",
    workspace: Annotated[str, typer.Option(help="Id of the workspace.")] = "",
    anyway: Annotated[bool, typer.Option("--anyway", help="Although answers change.")] = False,
) -> None:
    """Teach the answer to a question, or another word for a responsibility."""
    from bot.slack.lessons import Typed, typed_lesson
    from bot.use_cases.teaching.teaching import Wish
    from bot.wiring.memory import wire_memory
    from domain.ids import TeachingId
    from domain.projects import Operator

    with opened_core() as core:
        place, memory = workspace_of(core, workspace), wire_memory(core)
        lesson = typed_lesson(Typed(words.strip(), name, topic), memory.look_up.knowledge(place))
        key = TeachingId(f"operator {core.now().isoformat()}")
        wish = Wish(place, key, Operator(), lesson)
        changes = 0 if anyway else memory.teach.weigh(wish).count
        if changes:
            refuse(f"That changes {changes} answered questions; --anyway teaches it all the same.")
        memory.teach(wish)
    typer.echo("Learned.")


def unanswered(
    workspace: Annotated[str, typer.Option(help="Id of the workspace.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many, the latest first.")] = 50,
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List the questions that nobody taught the answer to yet."""
    from bot.wiring.memory import wire_memory
    from domain.projects import Operator

    with opened_core() as core:
        place = workspace_of(core, workspace)
        found = wire_memory(core).unanswered(place, Operator(), limit)
    if json_:
        show_json({"unanswered": [_plain(one) for one in found]})
        return
    for one in found:
        typer.echo(f"{one.last_at:%Y-%m-%d %H:%M}  {one.count:3}×  {_line(one)}")
    if not found:
        typer.echo("Every question has an answer.")


def _plain(unanswered: Unanswered) -> dict[str, Any]:
    first = unanswered.first
    return {
        "text": _line(unanswered),
        "count": unanswered.count,
        "first_asked_at": first.asked_at.isoformat(),
        "last_asked_at": unanswered.last_at.isoformat(),
        "asker": first.asker,
        "channel": first.channel,
    }


def _line(unanswered: Unanswered) -> str:
    from bot.slack.written import one_line

    return one_line(unanswered.first.text)
