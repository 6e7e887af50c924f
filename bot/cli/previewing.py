"""What completing a phase does, for a terminal and for machines."""

from typing import Any

from bot.cli.telling import TerminalWording
from domain.absences import StandIn
from domain.errors import listed
from domain.handoffs.calendar import Later
from domain.handoffs.later_texts import queue_text, until_text
from domain.handoffs.preview import NextHandoff, Preview
from domain.projects import Group, Holder, Person


def lines(preview: Preview, wording: TerminalWording) -> list[str]:
    """Return one line for each phase that follows."""
    said = [f"  {_one(following, wording)}" for following in preview.following]
    for waiting in preview.still_waiting:
        missing = listed([phase.name for phase in waiting.waits_for])
        said.append(f"  {waiting.phase.name} still waits for {missing}.")
    said += [f"  {wording.member(one.member)}: {queue_text(one)}." for one in preview.later]
    return said or ["  Nothing follows: this was the last phase."]


def _one(following: NextHandoff, wording: TerminalWording) -> str:
    start = f"{following.phase.name}, {following.role.name}:"
    if following.goes_on:
        return f"{start} {wording.member(following.goes_on)} goes on with it."
    if following.stand_ins:
        told = listed([wording.member(member) for member in following.to])
        away = dict.fromkeys((one.instead_of, one.until) for one in following.stand_ins)
        holders = [f"{wording.member(who)}, who is {until_text(until)}" for who, until in away]
        return f"{start} {told} will be told (instead of {listed(holders)})."
    told = following.holders or following.backups
    if not told:
        return f"{start} nobody holds this role; the lead is told."
    backups = listed([_name(holder, wording) for holder in following.backups])
    behind = f" (backup: {backups})" if following.holders and backups else ""
    return f"{start} {listed([_name(holder, wording) for holder in told])} will be told{behind}."


def _name(holder: Holder, wording: TerminalWording) -> str:
    match holder:
        case Person(member):
            return wording.member(member)
        case Group(handle=handle, user_group=user_group):
            return f"@{handle or user_group}"


def as_json(preview: Preview) -> dict[str, Any]:
    """Return the same for machines."""
    return {
        "project": preview.project.key,
        "phase": preview.phase.key,
        "following": [
            {
                "phase": following.phase.key,
                "role": following.role.key,
                "members": [h.member for h in following.holders if isinstance(h, Person)],
                "user_groups": [h.user_group for h in following.holders if isinstance(h, Group)],
                "backups": [h.member for h in following.backups if isinstance(h, Person)],
                "goes_on": following.goes_on,
                "told": list(following.to),
                "stand_ins": [_stand_in(one) for one in following.stand_ins],
            }
            for following in preview.following
        ],
        "still_waiting": [waiting.phase.key for waiting in preview.still_waiting],
        "queued": [_queued(one) for one in preview.later],
    }


def _stand_in(one: StandIn) -> dict[str, str]:
    told = {"member": one.member, "instead_of": one.instead_of}
    return {**told, "until": one.until.isoformat()}


def _queued(later: Later) -> dict[str, str]:
    told = {"member": later.member, "at": later.at.isoformat()}
    return {**told, "time_zone": later.time_zone, "text": queue_text(later)}
