"""Who holds the roles of a project, as one form: members, backups and user groups of each role."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from domain.errors import BatonError, Refused
from domain.handoffs.admission import OutsiderNamed
from domain.handoffs.describing import reassigned
from domain.handoffs.forms.entries import Entry, Values, merged
from domain.handoffs.forms.project import FormRefused
from domain.ids import MemberId, RoleKey, UserGroupId
from domain.knowledge.base import KnowledgeBase
from domain.projects import Assignment, Group, Holder, Person, Project, Standing
from domain.wording import Wording
from domain.words import _

_BETWEEN = ":"


class Part(StrEnum):
    """The fields that each role has in the form."""

    MEMBERS = "members"
    BACKUPS = "backups"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the form: one part of one role."""

    part: Part
    role: RoleKey

    @property
    def key(self) -> str:
        return f"{self.part}{_BETWEEN}{self.role}"

    @classmethod
    def of(cls, key: str) -> "Place":
        part, _between, role = key.partition(_BETWEEN)
        return cls(Part(part), RoleKey(role))


@dataclass(frozen=True, slots=True)
class TeamShown:
    """What the form shows: the roles of a project, and the user groups that may be chosen."""

    project: Project
    knowledge: KnowledgeBase
    roles: tuple[RoleKey, ...]
    groups: tuple[Group, ...]


@dataclass(eq=False)
class HoldsBoth(Refused):
    """Nobody can hold a role and be its backup."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("Somebody here would hold the role and be its backup: choose one of both.")


@dataclass(eq=False)
class GroupEmpty(Refused):
    """A user group without members cannot hold a role: nobody could be asked."""

    handle: str

    def told(self, wording: Wording, /) -> str:
        handle = wording.text(self.handle)
        return _("I know of nobody in @{handle}, so nobody could be asked.", handle=handle)


def group_value(standing: Standing, group: UserGroupId) -> str:
    """Return what stands for a user group that holds a role, or is its backup."""
    return f"{standing}{_BETWEEN}{group}"


def group_in(value: str) -> tuple[Standing, UserGroupId]:
    """Return what such a value stands for."""
    standing, _between, group = value.partition(_BETWEEN)
    return Standing(standing), UserGroupId(group)


def members_in(key: str, entry: Entry) -> tuple[MemberId, ...]:
    """Return the members that a field names."""
    is_of_groups = Place.of(key).part is Part.GROUPS
    return () if is_of_groups else tuple(map(MemberId, entry.entered))


def roles_shown(project: Project, knowledge: KnowledgeBase) -> tuple[RoleKey, ...]:
    """Return the roles that the project needs, those that answer for a phase first, then others.

    Others are those that somebody holds.
    """
    phases = knowledge.workflow(project.workflow).phases
    accountable = (phase.accountable for phase in phases)
    along = (role for phase in phases for role in phase.along)
    held = (assignment.role for assignment in project.assignments)
    every = dict.fromkeys((*accountable, *along, *held))
    return tuple(role for role in every if knowledge.has_role(role))


def standing_now(project: Project, roles: Iterable[RoleKey]) -> Mapping[str, Values]:
    """Return what stands in each field of the form, as the project is now."""
    return {
        Place(part, role).key: tuple(_values(project, Place(part, role)))
        for role in roles
        for part in Part
    }


def filled_in(
    project: Project,
    entries: Mapping[str, Entry],
    groups: Mapping[UserGroupId, Group],
    outsiders: Collection[MemberId] = (),
) -> Project:
    """Return the project with the holders that the form says; of roles not in it they stay.

    `groups` are those that may be named, `outsiders` are members who may not.
    Raises `Overtaken`, `FormRefused`.
    """
    roles = dict.fromkeys(Place.of(key).role for key in entries)
    wanted = merged(entries, standing_now(project, roles))
    held = {h.user_group: h for a in project.assignments if isinstance(h := a.holder, Group)}
    found = (_mistakes(role, wanted, groups, set(held)) for role in roles)
    mistakes = dict(chain(*found, _outsiders_named(entries, outsiders)))
    if mistakes:
        raise FormRefused(mistakes)
    known = held | dict(groups)
    given = [_given(Place.of(key), value, known) for key, some in wanted.items() for value in some]
    kept = [a for a in project.assignments if a.role not in roles]
    return replace(project, assignments=reassigned(project, (*kept, *given)))


def _values(project: Project, place: Place) -> Iterator[str]:
    for assignment in project.assignments:
        if assignment.role != place.role:
            continue
        match assignment.holder:
            case Person(member):
                primary = assignment.standing is Standing.PRIMARY
                if place.part is (Part.MEMBERS if primary else Part.BACKUPS):
                    yield member
            case Group(user_group):
                if place.part is Part.GROUPS:
                    yield group_value(assignment.standing, user_group)


def _mistakes(
    role: RoleKey,
    wanted: Mapping[str, Values],
    groups: Mapping[UserGroupId, Group],
    held: Collection[UserGroupId],
) -> Iterator[tuple[str, BatonError]]:
    of = {part: wanted.get(Place(part, role).key, ()) for part in Part}
    if set(of[Part.BACKUPS]) & set(of[Part.MEMBERS]):
        yield Place(Part.BACKUPS, role).key, HoldsBoth()
    named = [group_in(value)[1] for value in of[Part.GROUPS]]
    here = Place(Part.GROUPS, role).key
    if len(set(named)) < len(named):
        yield here, HoldsBoth()
    for key in set(named) - set(held):  # one that is there may have lost its last member since
        group = groups.get(key, Group(key))
        if not (group.members or group.left_out):
            yield here, GroupEmpty(group.handle or key)


def _outsiders_named(
    entries: Mapping[str, Entry], outsiders: Collection[MemberId]
) -> Iterator[tuple[str, BatonError]]:
    for key, entry in entries.items():
        if entry.is_touched and not set(members_in(key, entry)).isdisjoint(outsiders):
            yield key, OutsiderNamed()


def _given(place: Place, value: str, groups: Mapping[UserGroupId, Group]) -> Assignment:
    holder: Holder
    if place.part is Part.GROUPS:
        standing, key = group_in(value)
        holder = groups.get(key, Group(key))
    else:
        standing = Standing.PRIMARY if place.part is Part.MEMBERS else Standing.BACKUP
        holder = Person(MemberId(value))
    return Assignment(place.role, holder, standing)
