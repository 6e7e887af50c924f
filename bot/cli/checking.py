"""`baton doctor` and `baton manifest`: what to look at before and after installing."""

import json
import re
from typing import Annotated

import typer

from bot.cli.telling import REFUSED, WRONG_USE, refuse, show_json
from bot.settings import read_settings

PUBLIC = re.compile(r"https://[^\s/?#]+[^\s?#]*")


def doctor(
    url: Annotated[
        str, typer.Option(help="The public address: looks whether one can install there.")
    ] = "",
    json_: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check settings, database, knowledge base, Slack and deliveries; say what to do."""
    from rich.console import Console

    from bot.wiring.doctor import findings as examined

    findings = examined(url)
    if json_:
        show_json({"findings": [finding.as_json() for finding in findings]})
    else:
        console = Console(soft_wrap=True, highlight=False)
        for finding in findings:
            mark = "[green]✓[/]" if finding.well else "[red]✗[/]"
            console.print(f"{mark} [bold]{finding.subject}[/]", end=" ")
            console.print(finding.sentence, markup=False)
    if not all(finding.well for finding in findings):
        raise typer.Exit(REFUSED)


def manifest(
    url: Annotated[str, typer.Option(help="Public https address; without it: Socket Mode.")] = "",
    oauth: Annotated[
        bool, typer.Option("--oauth", help="For many workspaces; so it is where OAuth is set up.")
    ] = False,
    steps: Annotated[
        bool, typer.Option("--steps", help="With steps for Workflow Builder, on a paid plan.")
    ] = False,
) -> None:
    """Print the Slack app manifest, ready to paste at api.slack.com/apps."""
    from bot.slack.manifest import manifest as generated
    from bot.slack.manifest import manifest_for_many, manifest_with_steps

    if oauth and not url:
        refuse("Installing by OAuth needs a public address: add --url https://…", WRONG_USE)
    if url and not PUBLIC.fullmatch(url):
        refuse("--url needs a public address, such as https://baton.example.com.", WRONG_USE)
    for_many = oauth or (bool(url) and read_settings().is_for_many)
    if for_many and steps:
        refuse("Slack lets no app with steps be installed by many workspaces.", WRONG_USE)
    own = manifest_with_steps if steps else generated
    drawn = manifest_for_many(url) if for_many else own(url or None)
    typer.echo(json.dumps(drawn, indent=2))
