"""`baton registry`: projects, assignments, own roles and workflows, as a file."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import opened_core, workspace_of
from bot.cli.telling import WRONG_USE, refuse, show_json
from bot.files.collector import collector_paused
from bot.files.registry import plain_registry, read_registry, write_registry


def import_(
    file: Annotated[Path, typer.Argument(help="YAML or JSON; - for standard input.")],
    dry_run: Annotated[bool, typer.Option(help="Only list what would change.")] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """Bring the registry to what a file says, all of it or nothing."""
    registry = read_registry(_content(file), file.name)
    with collector_paused(), opened_core() as core, registry.telling_lines():
        place = registry.content.workspace or workspace_of(core, "")
        carry_out = core.import_registry.dry_run if dry_run else core.import_registry
        report = carry_out(registry.content, place)
    if json_:
        show_json(report.as_json())
        return
    for line in report.lines():
        typer.echo(line)


def export(
    workspace: Annotated[str, typer.Option(help="Id of the workspace.")] = "",
    json_: Annotated[bool, typer.Option("--json", help="Print JSON instead of YAML.")] = False,
) -> None:
    """Print the registry as a file that can be imported."""
    with collector_paused(), opened_core() as core:
        content = core.export_registry(workspace_of(core, workspace))
    if json_:
        show_json(plain_registry(content))
        return
    typer.echo(write_registry(content), nl=False)


def _content(file: Path) -> bytes:
    if str(file) == "-":
        return typer.get_binary_stream("stdin").read()
    try:
        return file.read_bytes()
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror}.", WRONG_USE)
