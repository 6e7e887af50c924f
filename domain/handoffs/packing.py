"""Packing what travels with a handoff, and telling what is missing for a phase to be done."""

from domain.handoffs.commands import NOTE_LIMIT, REASON_LIMIT, CompletePhase, Given
from domain.handoffs.packet_refusals import (
    NOTHING_MISSING,
    LinksRefused,
    Missing,
    NoSuchItem,
    NotDoneYet,
)
from domain.handoffs.permission import is_lead, require_lead
from domain.handoffs.refusals import TooLong
from domain.knowledge.definitions import Need
from domain.knowledge.workflows import WorkflowPhase
from domain.packets import MOST_LINKS, Along, CheckedItem, Link, Packet
from domain.projects import Actor, Group, Person, Project
from domain.statuses import Standing
from domain.words import Saying


def packed(project: Project, phase: WorkflowPhase, order: CompletePhase) -> Packet:
    """Return the packet of a phase that is marked done.

    Raises `NotDoneYet` where its definition of done is not met and nobody who may overrides it,
    `LinksRefused`, `NoSuchItem`, `TooLong`, and `NotAllowed` where somebody else overrides it.
    """
    given = order.given
    bad = tuple(link for link in given.links if not link.is_usable)
    lacks = lacking(phase, order).without(bad)
    overridden = bool(given.override.strip())
    if bad and (overridden or not lacks):
        raise LinksRefused(bad)
    _check(phase, given)
    if overridden:
        require_lead(project, order.actor, Saying("override the definition of done"))
    if lacks and not overridden:
        raise NotDoneYet(project.name, phase.name, lacks, project.lead, bad)
    override = given.override.strip() if lacks else ""
    return _packet(project, phase, given, lacks.texts(), override)


def tried(project: Project, phase: WorkflowPhase, order: CompletePhase) -> Packet:
    """Return the packet as it would be, for a look ahead: something may still be missing."""
    return _packet(project, phase, order.given)


def lacking(phase: WorkflowPhase, order: CompletePhase) -> Missing:
    """Return what the phase's definition of done asks for and the order does not give."""
    if phase.done is None:
        return NOTHING_MISSING
    given = order.given
    names = {link.name.casefold() for link in usable_links(given.links)}
    written = {Need.NOTE: order.note.strip(), Need.RISKS: given.risks.strip()}
    return Missing(
        tuple(item for item in phase.done.checklist if item.key not in given.ticked),
        tuple(name for name in phase.done.links if name not in names),
        tuple(need for need in dict.fromkeys(phase.done.needs) if not written[need]),
    )


def may_override(project: Project, actor: Actor) -> bool:
    """Tell whether the actor may let a phase count as done although something is missing."""
    return is_lead(project, actor)


def usable_links(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return those of the links that we would send people to."""
    return tuple(link for link in links if link.is_usable)


def _check(phase: WorkflowPhase, given: Given) -> None:
    names = {link.name.casefold() for link in given.links}
    if len(given.links) > MOST_LINKS or len(names) < len(given.links):
        raise LinksRefused(())
    items = tuple(item.key for item in phase.done.checklist) if phase.done else ()
    for key in given.ticked:
        if key not in items:
            raise NoSuchItem(phase.name, key, items)
    for what, text, limit in (
        ("list of risks", given.risks, NOTE_LIMIT),
        ("reason", given.override, REASON_LIMIT),
    ):
        if len(text.strip()) > limit:
            raise TooLong(what, limit)


def _packet(
    project: Project,
    phase: WorkflowPhase,
    given: Given,
    lacks: tuple[str, ...] = (),
    override: str = "",
) -> Packet:
    items = phase.done.checklist if phase.done else ()
    return Packet(
        links=given.links,
        checklist=tuple(CheckedItem(item.text, item.key in given.ticked) for item in items),
        risks=given.risks.strip(),
        along=_along(project, phase),
        missing=lacks,
        override=override,
    )


def _along(project: Project, phase: WorkflowPhase) -> tuple[Along, ...]:
    """Return the roles that work along, as far as somebody holds them."""
    found: list[Along] = []
    for role in phase.along:
        holders = project.holders(role, Standing.PRIMARY)
        members = tuple(holder.member for holder in holders if isinstance(holder, Person))
        handles = tuple(h.handle or h.user_group for h in holders if isinstance(h, Group))
        if holders:
            found.append(Along(role, members, handles))
    return tuple(found)
