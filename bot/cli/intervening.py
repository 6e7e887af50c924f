"""`baton skip`, `baton reopen`, `baton undo`: interventions on a phase, as in Slack."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from bot.cli.opening import actor_of, names_in, opened_core, workspace_of
from bot.cli.previewing import following_lines, following_plain, queued_lines, queued_plain
from bot.cli.telling import TerminalWording, refuse, show_json
from bot.use_cases.handoffs.changing import Order
from bot.use_cases.handoffs.intervening import UndoMeant, Word
from bot.wiring.core import Core
from domain.errors import BatonError, listed
from domain.handoffs.outlook import Outlook
from domain.ids import WorkspaceId
from domain.projects import Actor, PhaseStatus, Project

ProjectName = Annotated[str, typer.Argument(help="Key, name or alias of the project.")]
PhaseName = Annotated[str, typer.Argument(help="Key, name or alias of the phase.")]
Reason = Annotated[str, typer.Option(help="Why; it is told to all whom it concerns.")]
As = Annotated[
    str | None, typer.Option("--as", help="Id of the member who does it; else the operator.")
]
InWorkspace = Annotated[str, typer.Option(help="Id of the workspace.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def skip(
    project: ProjectName,
    phase: PhaseName,
    reason: Reason,
    as_: As = None,
    workspace: InWorkspace = "",
    json_: AsJson = False,
) -> None:
    """Leave a phase of a project out and hand off to who comes next."""
    with opened_core() as core:
        turn = Turn(core, workspace_of(core, workspace), actor_of(as_))
        turn.show(turn.carry_out(Word.SKIP, (project, phase), reason), "is skipped", json_=json_)


def reopen(
    project: ProjectName,
    phase: PhaseName,
    reason: Reason,
    as_: As = None,
    workspace: InWorkspace = "",
    json_: AsJson = False,
) -> None:
    """Open a phase again that is done or skipped."""
    with opened_core() as core:
        turn = Turn(core, workspace_of(core, workspace), actor_of(as_))
        done = turn.carry_out(Word.REOPEN, (project, phase), reason)
        turn.show(done, "is open again", json_=json_)


def undo(
    project: ProjectName,
    phase: PhaseName,
    as_: As = None,
    workspace: InWorkspace = "",
    json_: AsJson = False,
) -> None:
    """Take back within five minutes that a phase was marked done or skipped."""
    with opened_core() as core:
        turn = Turn(core, workspace_of(core, workspace), actor_of(as_))
        meant, after = turn.undo((project, phase))
    status = after.phase(meant.phase.key).status
    if json_:
        show_json({"project": after.key, "phase": meant.phase.key, "status": status})
    else:
        what = f"{meant.phase.name} of {after.name}"
        last = after.phase(meant.phase.key).completion
        over = last.outcome if last else PhaseStatus.DONE
        typer.echo(f"{what} is not {over} any longer: it is {status} again.")


@dataclass(frozen=True, slots=True)
class Turn:
    """Intervening from the command line; what is refused ends the command with its sentence."""

    core: Core
    workspace: WorkspaceId
    actor: Actor

    def carry_out(self, word: Word, names: tuple[str, str], reason: str) -> Outlook:
        """Return what was done, as it looked just before."""
        plan = self.core.plan_intervention
        try:
            outlook = plan.named(word, self.workspace, self.actor, names, reason)
            order = Order(self.workspace, outlook.project.key, self.actor)
            self.core.intervene(order, outlook.order)
        except BatonError as error:
            refuse(error.told(self._wording))
        return self.core.tell_when.before(self.workspace, outlook)

    def undo(self, names: tuple[str, str]) -> tuple[UndoMeant, Project]:
        """Return what was undone, and the project after it."""
        try:
            meant = self.core.plan_intervention.undo_named(self.workspace, self.actor, names)
            order = Order(self.workspace, meant.project, self.actor)
            self.core.intervene(order, meant.command)
        except BatonError as error:
            refuse(error.told(self._wording))
        with self.core.open_work(self.workspace) as work:
            return meant, work.registry.project(meant.project)

    def show(self, outlook: Outlook, became: str, *, json_: bool) -> None:
        """Print what was done, and who hears of it."""
        if json_:
            show_json(_plain(outlook))
            return
        lines = [f"{outlook.phase.name} of {outlook.project.name} {became}."]
        lines += [
            f"  {line}"
            for line in following_lines(outlook.project, outlook.following, self._wording)
        ]
        lines += [f"  {p.name}: the open offer is taken back." for p in outlook.withdrawn]
        if outlook.told:
            told = listed([self._wording.member(member) for member in outlook.told])
            lines.append(f"  Told why: {told}.")
        lines += [f"  {line}" for line in queued_lines(outlook.later, self._wording)]
        typer.echo("\n".join(lines))

    @property
    def _wording(self) -> TerminalWording:
        return TerminalWording(names_in(self.core, self.workspace))


def _plain(outlook: Outlook) -> dict[str, Any]:
    return {
        "project": outlook.project.key,
        "phase": outlook.phase.key,
        "reason": outlook.order.reason.strip(),
        "following": following_plain(outlook.following),
        "withdrawn": [phase.key for phase in outlook.withdrawn],
        "told": list(outlook.told),
        "queued": queued_plain(outlook.later),
    }
