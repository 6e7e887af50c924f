"""What completing a phase does, for a terminal and for machines."""

from collections.abc import Iterable
from typing import Any

from bot.cli.telling import TerminalWording
from domain.absences import StandIn
from domain.errors import listed
from domain.handoffs.commands import Given
from domain.handoffs.hours.calendar import Later
from domain.handoffs.hours.later_texts import queue_text, until_text
from domain.handoffs.packet_refusals import NotDoneYet
from domain.handoffs.preview import NextHandoff, Preview
from domain.handoffs.status_hints import AwayHint, hint_text
from domain.ids import MemberId
from domain.projects import Group, Holder, Person, Project
from domain.wording import within


def lines(preview: Preview, wording: TerminalWording) -> list[str]:
    """Return one line for each phase that follows."""
    said = [f"  {line}" for line in following_lines(preview.project, preview.following, wording)]
    for waiting in preview.still_waiting:
        missing = listed([phase.name for phase in waiting.waits_for])
        said.append(f"  {waiting.phase.name} still waits for {missing}.")
    said += [f"  {line}" for line in queued_lines(preview.later, wording)]
    said += [f"  {line}" for line in hinted_lines(preview.hints, wording)]
    return said or ["  Nothing follows: this was the last phase."]


def following_lines(
    project: Project, following: Iterable[NextHandoff], wording: TerminalWording
) -> list[str]:
    """Return one line for each phase of a project that is offered."""
    return [_one(project.lead, one, wording) for one in following]


def _one(lead: MemberId | None, following: NextHandoff, wording: TerminalWording) -> str:
    start = f"{following.phase.name}, {within(following.role.name)}:"
    if following.goes_on:
        return f"{start} {wording.member(following.goes_on)} goes on with it."
    if following.stand_ins:
        told = listed([wording.member(member) for member in following.to])
        away = dict.fromkeys((one.instead_of, one.until) for one in following.stand_ins)
        holders = [f"{wording.member(who)}, who is {until_text(until)}" for who, until in away]
        return f"{start} {told} will be told (instead of {listed(holders)})."
    if following.is_vacant:
        nobody = _outside(following, wording) or "nobody holds this role"
        hears = (
            f"{wording.member(lead)}, who leads it, is told" if lead else "it has no lead either"
        )
        return f"{start} {nobody}; {hears}."
    told = [_told(one, following, wording) for one in following.holders or following.backups]
    backups = listed([_name(holder, wording) for holder in following.backups])
    behind = f" (backup: {backups})" if following.holders and backups else ""
    return f"{start} {listed(told)} will be told{behind}."


def _outside(following: NextHandoff, wording: TerminalWording) -> str:
    people = listed([_name(one, wording) for one in following.outside if isinstance(one, Person)])
    groups = listed([_name(one, wording) for one in following.outside if isinstance(one, Group)])
    said = [f"{people}: no member of this workspace, and may not take it on"] if people else []
    said += [f"in {groups} there are only guests, who may not take it on"] if groups else []
    return "; ".join(said)


def _told(holder: Holder, following: NextHandoff, wording: TerminalWording) -> str:
    """Name a holder, and how many of a user group are told how."""
    if isinstance(holder, Person) or not holder.members:
        return _name(holder, wording)
    count = f"{len(holder.members)} member{'' if len(holder.members) == 1 else 's'}"
    name = _name(holder, wording)
    return (
        f"{name} ({count}) in the channel" if holder in following.called else f"{count} of {name}"
    )


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
        "following": following_plain(preview.following),
        "still_waiting": [waiting.phase.key for waiting in preview.still_waiting],
        "queued": queued_plain(preview.later),
    }


def given_plain(given: Given) -> dict[str, Any]:
    """Return for machines what travels along."""
    links = {link.name: link.url for link in given.links}
    return {"links": links, "ticked": list(given.ticked), "risks": given.risks.strip()}


def missing_plain(refused: NotDoneYet) -> dict[str, Any]:
    """Return for machines what is missing for a phase to be done."""
    return {"missing": refused.missing.plain()}


def following_plain(following: Iterable[NextHandoff]) -> list[dict[str, Any]]:
    """Return for machines which phases are offered, and to whom."""
    return [
        {
            "phase": one.phase.key,
            "role": one.role.key,
            "members": [h.member for h in one.holders if isinstance(h, Person)],
            "user_groups": [h.user_group for h in one.holders if isinstance(h, Group)],
            "backups": [h.member for h in one.backups if isinstance(h, Person)],
            "goes_on": one.goes_on,
            "told": list(one.to),
            "called": [group.user_group for group in one.called],
            "outside": [h.member if isinstance(h, Person) else h.user_group for h in one.outside],
            "stand_ins": [_stand_in(stand_in) for stand_in in one.stand_ins],
        }
        for one in following
    ]


def queued_lines(later: Iterable[Later], wording: TerminalWording) -> list[str]:
    """Return one line for each who is told when they work again."""
    return [
        f"{listed([_name(holder, wording) for holder in one.holders()])}: {queue_text(one)}."
        for one in later
    ]


def hinted_lines(hints: Iterable[AwayHint], wording: TerminalWording) -> list[str]:
    """Return one line for each whose status in Slack sounds away, as far as Slack said so."""
    told = ((wording.member(hint.member), *hint_text(hint)) for hint in hints)
    return [
        f"{who}: their Slack status says “{wording.text(said)}”{until}."
        for who, said, until in told
    ]


def queued_plain(later: Iterable[Later]) -> list[dict[str, Any]]:
    """Return for machines who is told when they work again; a group has no member."""
    return [
        {
            "member": one.member,
            "user_groups": [group.user_group for group in one.groups],
            "at": one.at.isoformat(),
            "time_zone": one.time_zone,
            "text": queue_text(one),
        }
        for one in later
    ]


def _stand_in(one: StandIn) -> dict[str, str]:
    told = {"member": one.member, "instead_of": one.instead_of}
    return {**told, "until": one.until.isoformat()}
