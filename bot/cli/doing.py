"""`baton done`: completes a phase, as in Slack; a pipeline may call it too."""

from typing import Annotated, Any

import typer

from bot.cli.opening import names_in, open_core, workspace_of
from bot.cli.telling import WRONG_USE, TerminalWording, refuse, show_json
from bot.use_cases.changing import Order
from domain.errors import BatonError
from domain.handoffs.preview import NextHandoff, Preview
from domain.ids import MemberId
from domain.projects import Actor, Group, Holder, Operator, Person
from domain.wording import listed

LINK = "name=url"


def done(
    project: Annotated[str, typer.Argument(help="Key, name or alias of the project.")],
    phase: Annotated[str, typer.Argument(help="Key, name or alias of the phase.")],
    as_: Annotated[
        str, typer.Option("--as", help="Id of the member who completes it; else the operator.")
    ] = "",
    note: Annotated[str, typer.Option(help="What the next ones should know.")] = "",
    link: Annotated[list[str] | None, typer.Option(help=f"{LINK}, repeatable.")] = None,
    workspace: Annotated[str, typer.Option(help="Id of the workspace.")] = "",
    dry_run: Annotated[bool, typer.Option(help="Only say what it would do.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Complete a phase of a project and hand off to who comes next."""
    core = open_core()
    place = workspace_of(core, workspace)
    actor: Actor = Person(MemberId(as_)) if as_ else Operator()
    wording = TerminalWording(names_in(core, place))
    whole_note = "\n".join([note, *_checked_links(link or [])]).strip()
    try:
        preview = core.preview.named(place, actor, project, phase, whole_note)
        if not dry_run:
            order = Order(place, preview.project.key, actor)
            core.mark_done(order, preview.phase.key, whole_note)
    except BatonError as error:
        refuse(error.told(wording))
    if json_:
        show_json(_as_json(preview))
        return
    deed = "would be" if dry_run else "is"
    typer.echo(f"{preview.phase.name} of {preview.project.name} {deed} done.")
    for line in _lines(preview, wording):
        typer.echo(line)


def _checked_links(links: list[str]) -> list[str]:
    for link in links:
        name, _, url = link.partition("=")
        if not name or not url.startswith(("http://", "https://")):
            refuse(f'--link "{link}" must be {LINK}, and the url starts with http(s).', WRONG_USE)
    return [link.replace("=", ": ", 1) for link in links]


def _lines(preview: Preview, wording: TerminalWording) -> list[str]:
    lines = [f"  {_one(following, wording)}" for following in preview.following]
    for waiting in preview.still_waiting:
        missing = listed([phase.name for phase in waiting.waits_for])
        lines.append(f"  {waiting.phase.name} still waits for {missing}.")
    return lines or ["  Nothing follows: this was the last phase."]


def _one(following: NextHandoff, wording: TerminalWording) -> str:
    start = f"{following.phase.name}, {following.role.name}:"
    if following.goes_on:
        return f"{start} {wording.member(following.goes_on)} goes on with it."
    told = following.holders or following.backups
    if not told:
        return f"{start} nobody holds this role; the lead is told."
    backups = listed([_name(holder, wording) for holder in following.backups])
    behind = f" (backup: {backups})" if following.holders and backups else ""
    return f"{start} {listed([_name(holder, wording) for holder in told])} will be told{behind}."


def _name(holder: Holder, wording: TerminalWording) -> str:
    match holder:
        case Person(member):
            return wording.member(member)
        case Group(handle=handle, user_group=user_group):
            return f"@{handle or user_group}"


def _as_json(preview: Preview) -> dict[str, Any]:
    return {
        "project": preview.project.key,
        "phase": preview.phase.key,
        "following": [
            {
                "phase": following.phase.key,
                "role": following.role.key,
                "members": [h.member for h in following.holders if isinstance(h, Person)],
                "user_groups": [h.user_group for h in following.holders if isinstance(h, Group)],
                "backups": [h.member for h in following.backups if isinstance(h, Person)],
                "goes_on": following.goes_on,
            }
            for following in preview.following
        ],
        "still_waiting": [waiting.phase.key for waiting in preview.still_waiting],
    }
