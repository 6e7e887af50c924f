"""`baton answers`: where the answers to what is asked in channels appear."""

from typing import Annotated

import typer

from bot.cli.opening import opened_core, workspace_of
from bot.cli.telling import WRONG_USE, refuse, show_json
from bot.use_cases.registry.answer_places import ChooseAnswerPlace
from domain.ids import ChannelId
from domain.projects import Operator
from domain.statuses import AnswerPlace

InChannel = Annotated[str, typer.Argument(help="Id of a channel; all that differ without one.")]
Place = Annotated[AnswerPlace | None, typer.Argument(help="Where answers appear from now on.")]
InWorkspace = Annotated[str, typer.Option(help="Id of the workspace.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON.")]


def answers(
    channel: InChannel = "", place: Place = None, workspace: InWorkspace = "", json_: AsJson = False
) -> None:
    """Show or choose where answers appear: public, thread (what goes without saying), only-me."""
    if not (channel == "" or (channel.isascii() and channel.isalnum())):
        refuse(f'"{channel}" is not the id of a channel, such as C0CHURN.', WRONG_USE)
    with opened_core() as core:
        where = workspace_of(core, workspace)
        choosing = ChooseAnswerPlace(core.open_work, core.admit)
        if channel and place:
            choosing.choose(where, ChannelId(channel), Operator(), place)
        found = choosing.listed(where)
        if channel:
            found = {ChannelId(channel): choosing.look(where, ChannelId(channel))}
    if json_:
        show_json({key: value.value for key, value in found.items()})
    elif found:
        typer.echo("\n".join(f"{key}  {value.value}" for key, value in found.items()))
    else:
        typer.echo("In every channel answers appear in the thread of the question.")
