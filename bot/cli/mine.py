"""`baton mine`: what waits for a member, whom they wait for, their projects; as on their Home."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from bot.cli.opening import member_of, names_in, opened_core, workspace_of
from bot.cli.telling import TerminalWording, show_json
from bot.use_cases.homes.home import LookAtHome
from domain.handoffs.awaiting import Awaited
from domain.handoffs.my_work import MyWork, OwnProject
from domain.handoffs.to_confirm import ToConfirm
from domain.ids import MemberId
from domain.projects import Standing
from domain.wording import listed, within

Of = Annotated[str, typer.Option("--as", help="Id of the member whose work it is.")]
InWorkspace = Annotated[str, typer.Option(help="Id of the workspace.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON.")]


def mine(as_: Of, workspace: InWorkspace = "", json_: AsJson = False) -> None:
    """Show what waits for a member, and what they wait for."""
    member = member_of(as_)
    with opened_core() as core:
        where = workspace_of(core, workspace)
        look = LookAtHome(core.open_work, core.shelf, core.admit, core.now)
        work = look(where, member).work
        if json_:
            show_json(asdict(work, dict_factory=_plain))
        else:
            typer.echo("\n".join(_lines(work, TerminalWording(names_in(core, where)))))


def _plain(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: _as_json(value) for name, value in fields}


def _as_json(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def _lines(work: MyWork, wording: TerminalWording) -> Iterator[str]:
    yield from tuple(_waiting(work, wording)) or ("Nothing waits for you.",)
    for awaited in work.awaited:
        yield _awaited(awaited, wording)
    for role in work.unfilled:
        yield f"Nobody is the {within(role.role_name)} of {role.project_name}, which you lead."
    for project in work.projects:
        yield _project(project, wording.member)
    if work.left_out:
        yield f"And {work.left_out} more projects."


def _waiting(work: MyWork, wording: TerminalWording) -> Iterator[str]:
    for one in work.offered:
        since = wording.moment(one.since)
        yield f"{one.phase_name} of {one.project_name} waits for you to accept, since {since}."
    yield from map(_reported, work.to_confirm)
    for mine in work.in_hand:
        yield f"{mine.phase_name} of {mine.project_name} is yours as {within(mine.role_name)}."


def _reported(one: ToConfirm) -> str:
    given = f"{len(one.confirmed)} of {one.needed} confirmations"
    what = f"{one.phase_name} of {one.project_name}"
    return f"Pipeline {one.pipeline} reports {what} done: {given}, and it waits for yours."


def _awaited(one: Awaited, wording: TerminalWording) -> str:
    who = listed([*map(wording.member, one.members), *one.groups]) or "nobody yet"
    verb = "accept" if one.is_offered else "finish"
    since = f", since {wording.moment(one.since)}" if one.since else ""
    return f"You wait for {who} to {verb} {one.phase_name} of {one.project_name}{since}."


def _project(one: OwnProject, name: Callable[[MemberId], str]) -> str:
    backups = {Standing.BACKUP: " (backup)", Standing.PRIMARY: ""}
    hats = [f"{worn.role_name}{backups[worn.standing]}" for worn in one.worn]
    hats += ["lead"] if one.leads else []
    now = [f"{at.phase_name}{f' ({name(at.holder)})' if at.holder else ''}" for at in one.now]
    open_now = f"; now {listed(now)}" if now else ""
    return f"{one.name}: {listed(hats)}; {one.over} of {one.phases} phases are over{open_now}."
