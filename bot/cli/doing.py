"""`baton done`: completes a phase, as in Slack; a pipeline may call it too."""

from dataclasses import dataclass
from typing import Annotated

import typer

from bot.cli.opening import names_in, opened_core, workspace_of
from bot.cli.previewing import as_json, lines
from bot.cli.telling import WRONG_USE, TerminalWording, refuse, show_json
from bot.use_cases.changing import Order
from bot.wiring.core import Core
from domain.errors import BatonError
from domain.handoffs.preview import Preview
from domain.ids import MemberId, WorkspaceId
from domain.projects import Actor, Operator, Person

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
    actor: Actor = Person(MemberId(as_)) if as_ else Operator()
    whole_note = "\n".join([note, *_checked_links(link or [])])
    with opened_core() as core:
        deed = Deed(core, workspace_of(core, workspace), actor, dry_run=dry_run)
        preview = deed.carry_out(project, phase, whole_note)
        if json_:
            show_json(as_json(preview))
        else:
            typer.echo("\n".join(deed.told(preview)))


@dataclass(frozen=True, slots=True)
class Deed:
    """Completing a phase from the command line, or only looking at what that would do."""

    core: Core
    workspace: WorkspaceId
    actor: Actor
    dry_run: bool

    def carry_out(self, project: str, phase: str, note: str) -> Preview:
        """Return what was done, or would be; ends the command where it is refused."""
        try:
            preview = self.core.preview.named(self.workspace, self.actor, project, phase, note)
            if not self.dry_run:
                order = Order(self.workspace, preview.project.key, self.actor)
                self.core.mark_done(order, preview.phase.key, preview.note)
        except BatonError as error:
            refuse(error.told(self._wording))
        return self.core.tell_when.before(self.workspace, preview)

    def told(self, preview: Preview) -> list[str]:
        """Return the lines that say it."""
        verb = "would be" if self.dry_run else "is"
        first = f"{preview.phase.name} of {preview.project.name} {verb} done."
        return [first, *lines(preview, self._wording)]

    @property
    def _wording(self) -> TerminalWording:
        return TerminalWording(names_in(self.core, self.workspace))


def _checked_links(links: list[str]) -> list[str]:
    for link in links:
        name, _, url = link.partition("=")
        if not name or not url.startswith(("http://", "https://")):
            refuse(f'--link "{link}" must be {LINK}, and the url starts with http(s).', WRONG_USE)
    return [link.replace("=", ": ", 1) for link in links]
