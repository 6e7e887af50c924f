"""`baton installations` and `baton forget`: where Baton is installed, its keys, deleting."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.opening import opened_core
from bot.cli.telling import REFUSED, WRONG_USE, refuse, show_json
from bot.settings import read_settings
from bot.use_cases.workspaces.installing import KEPT_FOR, Kept, Readable
from domain.errors import SettingMistake
from domain.ids import WorkspaceId

if TYPE_CHECKING:
    from bot.storage.installations import SqlInstallations
    from bot.wiring.core import Core

Workspaces = Annotated[list[str], typer.Argument(help="Ids such as T0ACME.")]
STATES = {
    Readable.YES: "installed",
    Readable.NO: "no key reads its token",
    Readable.GONE: "uninstalled",
}


def list_(json_: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """List the workspaces where Baton is or was installed, without their tokens."""
    with _opened() as (_, installations):
        every = installations.every()
    if json_:
        show_json({"installations": [_plain(kept) for kept in every]})
        return
    if not every:
        typer.echo("Baton is installed nowhere by OAuth.")
    for kept in every:
        told = kept.installation
        typer.echo(f"{told.workspace:<12} {told.name:<24} {_state(kept)}")


def remove(workspace: Workspaces) -> None:
    """Delete the tokens of workspaces, as if Baton was uninstalled there; the data stay."""
    with _opened() as (core, installations):
        for name in workspace:
            now = core.now()
            if not installations.remove(WorkspaceId(name), now, installed_before=now):
                refuse(f"There is no token of a workspace {name} here.", REFUSED)
            typer.echo(f"The token of {name} is deleted; its data follow in {KEPT_FOR.days} days.")


def reencrypt() -> None:
    """Encrypt all tokens with the first key of BATON_SECRET_KEY; older ones may go then."""
    if not read_settings().keys():
        raise SettingMistake("BATON_SECRET_KEY", "is not set; without it no token can be read.")
    with _opened() as (_, installations):
        count = installations.reencrypt()
    typer.echo(f"{count} tokens are encrypted with the first key; you may drop the others.")


def new_key() -> None:
    """Print a new key for BATON_SECRET_KEY."""
    from bot.storage.sealing import new_key as fresh_key

    typer.echo(fresh_key())


def forget(
    workspace: Annotated[str, typer.Argument(help="An id such as T0ACME.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete everything that is kept of a workspace, tokens too, at once and for ever."""
    from bot.wiring.kept_installations import wire_forgetting

    with _opened() as (core, installations):
        installed = {kept.installation.workspace for kept in installations.every()}
        if WorkspaceId(workspace) not in installed | set(core.workspaces()):
            refuse(f"There is no workspace {workspace} in this database.", WRONG_USE)
        if not yes:
            typer.confirm(f"Delete everything of {workspace}, for ever?", abort=True)
        count = wire_forgetting(core).everything(WorkspaceId(workspace))
    typer.echo(f"Everything of {workspace} is deleted: {count} rows.")


@contextmanager
def _opened() -> Generator["tuple[Core, SqlInstallations]"]:
    from bot.wiring.kept_installations import wire_installations

    keys = read_settings().keys()
    with opened_core() as core:
        yield core, wire_installations(core, keys)


def _state(kept: Kept) -> str:
    if kept.removed_at is not None:
        goes = f"{kept.removed_at + KEPT_FOR:%Y-%m-%d}"
        return f"uninstalled {kept.removed_at:%Y-%m-%d}; its data are deleted on {goes}"
    trouble = f"; its token is not renewed: {kept.trouble}" if kept.trouble else ""
    return f"{STATES[kept.readable]} since {kept.installation.installed_at:%Y-%m-%d}{trouble}"


def _plain(kept: Kept) -> dict[str, object]:
    told = kept.installation
    return {
        "workspace": told.workspace,
        "name": told.name,
        "enterprise": told.enterprise or None,
        "state": STATES[kept.readable],
        "scopes": list(told.scopes),
        "installed_by": told.installed_by,
        "installed_at": told.installed_at.isoformat(),
        "token_ends_at": kept.ends_at.isoformat() if kept.ends_at else None,
        "removed_at": kept.removed_at.isoformat() if kept.removed_at else None,
        "trouble": kept.trouble or None,
    }
