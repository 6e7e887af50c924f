"""What is looked up for nearly every question, as statements that are made once.

Each begins at an index, so that a hundred thousand projects cost what ten do.
"""

from collections.abc import Collection
from functools import cache
from itertools import repeat
from typing import Any

from sqlalchemy import BindParameter, Select, and_, bindparam, select, union

from bot.storage.tables.registry import (
    IS_PRIVATE,
    AssignmentRow,
    MemberRow,
    ProjectNameRow,
    ProjectRow,
    UserGroupMemberRow,
    UserGroupRow,
    WorkspaceRow,
)
from bot.storage.tables.states import HolderKind

_WORKSPACE: BindParameter[str] = bindparam("workspace")
_PHRASES: BindParameter[list[str]] = bindparam("phrases", expanding=True)
_MOST_BEFORE = 100  # holders of a role who are remembered
_HOLDERS: BindParameter[list[str]] = bindparam("holders", expanding=True)

# Each row with the phrase that it is called by. An outer join, so that SQLite begins with the names
# (there is a project to each of them): by itself it may walk through all projects.
_PROJECTS_CALLED = (
    select(
        ProjectNameRow.folded,
        ProjectRow.key,
        ProjectRow.name,
        ProjectRow.aliases,
        IS_PRIVATE.label("is_private"),
    )
    .outerjoin(
        ProjectRow,
        and_(
            ProjectRow.workspace == ProjectNameRow.workspace,
            ProjectRow.key == ProjectNameRow.project,
        ),
    )
    .where(ProjectNameRow.workspace == _WORKSPACE)
)

# Two searches rather than one with OR, which SQLite answers by reading all members.
MEMBERS_CALLED = union(
    *(
        select(folded.label("folded"), MemberRow.id, MemberRow.name, MemberRow.time_zone).where(
            MemberRow.workspace == _WORKSPACE, folded.in_(_PHRASES)
        )
        for folded in (MemberRow.folded_name, MemberRow.folded_first_name)
    )
).order_by("id")

USER_GROUPS_OF = select(UserGroupMemberRow.user_group).where(
    UserGroupMemberRow.workspace == _WORKSPACE,
    UserGroupMemberRow.member == bindparam("member"),
    UserGroupMemberRow.outside.is_(False),
)

HATS_OF = (
    select(
        ProjectRow.key,
        ProjectRow.name,
        AssignmentRow.role,
        AssignmentRow.standing,
        IS_PRIVATE.label("is_private"),
    )
    .join(
        AssignmentRow,
        and_(
            AssignmentRow.workspace == ProjectRow.workspace,
            AssignmentRow.project == ProjectRow.key,
        ),
    )
    .where(
        AssignmentRow.workspace == _WORKSPACE,
        AssignmentRow.holder.in_(_HOLDERS),
        AssignmentRow.ended_at.is_(None),
    )
    .order_by(ProjectRow.name, ProjectRow.key, AssignmentRow.seq)
)

# An assignment that has ended; the index of these alone is narrowed from its first column on.
HELD_BEFORE = (
    select(
        AssignmentRow.holder_kind, AssignmentRow.holder, UserGroupRow.handle, AssignmentRow.ended_at
    )
    .outerjoin(
        UserGroupRow,
        and_(
            UserGroupRow.workspace == AssignmentRow.workspace,
            UserGroupRow.id == AssignmentRow.holder,
            AssignmentRow.holder_kind == HolderKind.USER_GROUP,
        ),
    )
    .where(
        AssignmentRow.project == bindparam("project"),
        AssignmentRow.workspace == _WORKSPACE,
        AssignmentRow.role == bindparam("role"),
        AssignmentRow.standing == bindparam("standing"),
        AssignmentRow.ended_at.is_not(None),
    )
    .order_by(AssignmentRow.ended_at.desc(), AssignmentRow.seq)
    .limit(_MOST_BEFORE)
)

KNOWLEDGE_REVISION = select(WorkspaceRow.knowledge_revision).where(WorkspaceRow.id == _WORKSPACE)


def projects_called(phrases: Collection[str]) -> tuple[Select[*tuple[Any, ...]], dict[str, str]]:
    """Return the statement for so many phrases, and what they are in it."""
    size = -(-len(phrases) // _STEP) * _STEP
    every = (*phrases, *repeat(next(iter(phrases)), size - len(phrases)))
    return _projects_called(size), {f"phrase_{at}": phrase for at, phrase in enumerate(every)}


_STEP = 16  # phrases: few different statements for any number of them


@cache
def _projects_called(size: int) -> Select[*tuple[Any, ...]]:
    phrases = [bindparam(f"phrase_{at}", type_=ProjectNameRow.folded.type) for at in range(size)]
    return _PROJECTS_CALLED.where(ProjectNameRow.folded.in_(phrases))
