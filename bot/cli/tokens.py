"""`baton tokens`: what pipelines need to mark phases done; made, listed, revoked."""

from typing import Annotated

import typer

from bot.cli.opening import opened_core, workspace_of
from bot.cli.telling import show_json
from bot.use_cases.ports.permits import Token

Workspace = Annotated[str, typer.Option(help="The workspace; needed where there are several.")]
Name = Annotated[str, typer.Argument(help="What the history calls the pipeline.")]
Projects = Annotated[
    list[str], typer.Option("--project", help="A project it may complete phases of, repeatable.")
]
Phases = Annotated[list[str], typer.Option("--phase", help="A phase it may complete, repeatable.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print as JSON.")]


def create(
    name: Name, project: Projects, phase: Phases, workspace: Workspace = "", json_: AsJson = False
) -> None:
    """Make a token and print it, once: nobody can read it again."""
    with opened_core() as core:
        where = workspace_of(core, workspace)
        token = core.tokens.create(where, name, tuple(project), tuple(phase))
    if json_:
        show_json({"name": name, "token": token})
        return
    typer.echo(token)
    typer.echo("Keep it where the pipeline finds it; it is not shown again.", err=True)


def list_(workspace: Workspace = "", json_: AsJson = False) -> None:
    """List the tokens and what each may complete; the tokens themselves are not kept."""
    with opened_core() as core:
        tokens = core.tokens.listed(workspace_of(core, workspace))
    if json_:
        show_json({"tokens": [_plain(token) for token in tokens]})
    elif not tokens:
        typer.echo("There are no tokens.")
    for token in () if json_ else tokens:
        what = f"{', '.join(token.phases)} of {', '.join(token.projects)}"
        state = "revoked" if token.revoked_at else "valid"
        typer.echo(f"{token.name:<20} {state:<8} {token.created_at:%Y-%m-%d}  {what}")


def revoke(name: Name, workspace: Workspace = "") -> None:
    """Let a token be of no use from now on."""
    with opened_core() as core:
        core.tokens.revoke(workspace_of(core, workspace), name)
    typer.echo(f"{name} is revoked.")


def _plain(token: Token) -> dict[str, object]:
    return {
        "name": token.name,
        "projects": list(token.projects),
        "phases": list(token.phases),
        "created_at": token.created_at.isoformat(),
        "revoked_at": token.revoked_at.isoformat() if token.revoked_at else None,
    }
