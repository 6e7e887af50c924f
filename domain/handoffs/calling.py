"""User groups that hold a role: whose members get a message each, and which are called together."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from domain.ids import MemberId, UserGroupId
from domain.projects import Group, Handoff, Holder, Person, Project, Standing

LARGEST = 15  # members who get a message each; a larger group is called in the channel


@dataclass(frozen=True, slots=True)
class Told:
    """How holders are reached: `members` in a message of their own, `called` in the channel."""

    members: tuple[MemberId, ...] = ()
    called: tuple[Group, ...] = ()

    @property
    def is_nobody(self) -> bool:
        return not (self.members or self.called)

    @property
    def groups(self) -> tuple[UserGroupId, ...]:
        return tuple(group.user_group for group in self.called)

    def present(self, away: Collection[MemberId]) -> "Told":
        """Return who of them is there; a group is as long as one of its members is."""
        members = tuple(member for member in self.members if member not in away)
        return Told(members, tuple(g for g in self.called if not _is_away(g, away)))

    def missing(self, away: Collection[MemberId]) -> tuple[MemberId, ...]:
        """Return who of them is away; of a group that is called, nobody while one is there."""
        alone = (member for member in self.members if member in away)
        groups = (group for group in self.called if _is_away(group, away))
        together = (m for group in groups for m in islice(group.members, LARGEST))
        return tuple(dict.fromkeys((*alone, *together)))


def told_of(
    project: Project, holders: Iterable[Holder], called: Collection[UserGroupId] = ()
) -> Told:
    """Return how the holders are reached; groups that were `called` before stay so.

    A project without a channel has no place to call a group in: the first of its members are told.
    """
    found, groups = list[MemberId](), list[Group]()
    for holder in holders:
        if isinstance(holder, Group) and project.channels and is_called(holder, called):
            groups.append(holder)
        else:
            found.extend(_alone(holder))
    return Told(tuple(dict.fromkeys(found)), tuple(groups))


def is_called(group: Group, called: Collection[UserGroupId] = ()) -> bool:
    """Tell whether a group is called rather than told one by one; so are those nobody knows.

    Nobody is called or told where it is known that there are only guests and their like in it.
    """
    if group.user_group in called or len(group.members) > LARGEST:
        return True
    return not (group.members or group.has_only_outsiders)


def told_apart(holders: Iterable[Holder]) -> tuple[tuple[Holder, ...], tuple[Holder, ...]]:
    """Return the holders who can be asked, and the guests and the groups of whom nobody can be.

    Whoever left the workspace is neither: nobody asks them.
    """
    here = [h for h in holders if not (isinstance(h, Person) and h.has_left)]
    outside = tuple(holder for holder in here if _is_outside(holder))
    return tuple(holder for holder in here if holder not in outside), outside


def _is_outside(holder: Holder) -> bool:
    return holder.is_outside if isinstance(holder, Person) else holder.has_only_outsiders


def groups_among(holders: Iterable[Holder], keys: Collection[UserGroupId]) -> tuple[Group, ...]:
    """Return those of the groups that are among the holders, in their order."""
    return tuple(h for h in holders if isinstance(h, Group) and h.user_group in keys)


def groups_called(project: Project, handoff: Handoff) -> tuple[Group, ...]:
    """Return the groups that were called and still hold the role, as they are now."""
    holders = (h for standing in Standing for h in project.holders(handoff.role, standing))
    return groups_among(holders, handoff.groups)


def members_called(project: Project, handoff: Handoff) -> tuple[MemberId, ...]:
    """Return the members of those groups, nobody twice."""
    groups = groups_called(project, handoff)
    return tuple(dict.fromkeys(member for group in groups for member in group.members))


def _alone(holder: Holder) -> Iterator[MemberId]:
    match holder:
        case Person(member, has_left, is_outside):
            if not (has_left or is_outside):
                yield member
        case Group(members=members):
            yield from islice(members, LARGEST)


def _is_away(group: Group, away: Collection[MemberId]) -> bool:
    return bool(group.members) and all(member in away for member in group.members)
