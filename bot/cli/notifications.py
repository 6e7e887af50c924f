"""`baton notifications`: what waits to be told, what failed and why; trying it again."""

from typing import Annotated

import typer

from bot.cli.opening import names_in, opened_core, workspace_of
from bot.cli.telling import show_json
from bot.use_cases.delivering.ledger import Entry
from bot.use_cases.ports.work import OutboxId
from domain.ids import MemberId

MOST = 1_000

Workspace = Annotated[str, typer.Option(help="The workspace; needed where there are several.")]


def list_(
    json_: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
    workspace: Workspace = "",
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="At most so many.")] = 100,
) -> None:
    """List what is planned and what failed, with the reason; the failed ones come first."""
    with opened_core() as core:
        where = workspace_of(core, workspace)
        entries = core.ledger.unsent(where, limit)
        name = names_in(core, where)
        if json_:
            show_json({"notifications": [_plain(entry) for entry in entries]})
        else:
            _show(entries, {entry.recipient: name(MemberId(entry.recipient)) for entry in entries})


def retry(
    notification: Annotated[str, typer.Argument(help="Its id, as `list` shows it.")],
    workspace: Workspace = "",
) -> None:
    """Send a notification that failed, once what was in its way is mended."""
    with opened_core() as core:
        core.ledger.retry(workspace_of(core, workspace), OutboxId(notification), core.now())
        typer.echo(f"{notification} is sent by the next worker that is free.")


def _plain(entry: Entry) -> dict[str, str | int]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "about": entry.subject,
        "to": entry.recipient,
        "state": entry.stands,
        "due": entry.due.isoformat(),
        "attempts": entry.attempts,
        "why": entry.why,
    }


def _show(entries: tuple[Entry, ...], names: dict[str, str]) -> None:
    if not entries:
        typer.echo("Everything that is owed was sent.")
        return
    for entry in entries:
        due = f"{entry.due.astimezone():%Y-%m-%d %H:%M}"
        why = f"  {entry.why}" if entry.why else ""
        to = names[entry.recipient]
        typer.echo(f"{entry.stands:<8} {due}  {entry.kind:<11} {to:<20} {entry.id}{why}")
