"""`baton doctor` and `baton manifest`: what to look at before and after installing."""

import json
from typing import Annotated

import typer

from bot.cli.telling import REFUSED, show_json


def doctor(
    json_: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check settings, database, knowledge base, Slack and deliveries; say what to do."""
    from rich.console import Console

    from bot.wiring.doctor import findings as examined

    findings = examined()
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
) -> None:
    """Print the Slack app manifest, ready to paste at api.slack.com/apps."""
    from bot.slack.manifest import manifest as generated

    typer.echo(json.dumps(generated(url or None), indent=2))
