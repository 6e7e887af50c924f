"""`baton done`: completes a phase, as in Slack; a pipeline may call it too."""

from dataclasses import dataclass
from typing import Annotated

import typer

from bot.cli.opening import actor_of, names_in, opened_core, workspace_of
from bot.cli.previewing import as_json, given_plain, lines, missing_plain
from bot.cli.telling import WRONG_USE, TerminalWording, refuse, show_json
from bot.use_cases.handoffs.changing import Order
from bot.wiring.core import Core
from domain.errors import BatonError
from domain.handoffs.commands import CompletePhase, Given
from domain.handoffs.packet_refusals import NotDoneYet
from domain.handoffs.packing import packed
from domain.handoffs.preview import Preview
from domain.ids import WorkspaceId
from domain.packets import Link
from domain.projects import Actor

LINK = "name=url"


ProjectName = Annotated[str, typer.Argument(help="Key, name or alias of the project.")]
PhaseName = Annotated[str, typer.Argument(help="Key, name or alias of the phase.")]
As = Annotated[
    str | None, typer.Option("--as", help="Id of the member who completes it; else the operator.")
]
Note = Annotated[str, typer.Option(help="What the next ones should know.")]
Links = Annotated[list[str] | None, typer.Option(help=f"{LINK}, repeatable.")]
Ticks = Annotated[list[str] | None, typer.Option(help="Key of a checklist item, repeatable.")]
Risks = Annotated[list[str] | None, typer.Option(help="An open risk, repeatable.")]
Override = Annotated[str, typer.Option(help="Why it is done although something is missing.")]
InWorkspace = Annotated[str, typer.Option(help="Id of the workspace.")]
DryRun = Annotated[bool, typer.Option(help="Only say what it would do.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def done(
    project: ProjectName,
    phase: PhaseName,
    as_: As = None,
    note: Note = "",
    link: Links = None,
    tick: Ticks = None,
    risk: Risks = None,
    override: Override = "",
    workspace: InWorkspace = "",
    dry_run: DryRun = False,
    json_: AsJson = False,
) -> None:
    """Complete a phase of a project and hand off to who comes next."""
    actor = actor_of(as_)
    risks = "\n".join(risk or [])
    given = Given(tuple(map(_link, link or [])), tuple(tick or []), risks, override)
    with opened_core() as core:
        deed = Deed(core, workspace_of(core, workspace), actor, dry_run=dry_run, in_json=json_)
        preview = deed.carry_out((project, phase), note, given)
        if json_:
            show_json(as_json(preview) | given_plain(given))
        else:
            typer.echo("\n".join(deed.told(preview)))


@dataclass(frozen=True, slots=True)
class Deed:
    """Completing a phase from the command line, or only looking at what that would do."""

    core: Core
    workspace: WorkspaceId
    actor: Actor
    dry_run: bool
    in_json: bool = False

    def carry_out(self, names: tuple[str, str], note: str, given: Given) -> Preview:
        """Return what was done, or would be; ends the command where it is refused."""
        try:
            preview = self.core.preview.named(self.workspace, self.actor, names, note, given)
            if self.dry_run:
                packed(preview.project, preview.phase, self._order(preview, given))
            else:
                order = Order(self.workspace, preview.project.key, self.actor)
                self.core.mark_done(order, preview.phase.key, preview.note, given)
        except NotDoneYet as error:
            if self.in_json:
                show_json(missing_plain(error))
            refuse(error.told(self._wording))
        except BatonError as error:
            refuse(error.told(self._wording))
        return self.core.tell_when.before(self.workspace, preview)

    def told(self, preview: Preview) -> list[str]:
        """Return the lines that say it."""
        verb = "would be" if self.dry_run else "is"
        first = f"{preview.phase.name} of {preview.project.name} {verb} done."
        return [first, *lines(preview, self._wording)]

    def _order(self, preview: Preview, given: Given) -> CompletePhase:
        return CompletePhase(preview.phase.key, self.actor, preview.note, given)

    @property
    def _wording(self) -> TerminalWording:
        return TerminalWording(names_in(self.core, self.workspace))


def _link(written: str) -> Link:
    name, _, url = written.partition("=")
    if not name or not url.startswith(("http://", "https://")):
        refuse(f'--link "{written}" must be {LINK}, and the url starts with http(s).', WRONG_USE)
    return Link(name.strip(), url.strip())
