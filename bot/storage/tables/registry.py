"""The tables of the registry: what is kept of the projects of a workspace.

The lists in `projects` and `handoffs` are what is so; `project_names`, `project_channels` and
`handoff_waits` are doors to them. Keys begin with what narrows an index most.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, and_, false, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.tables.base import Facts, Listed, Row, Texts
from bot.storage.tables.states import HolderKind
from domain.ids import (
    ChannelId,
    CompletionId,
    HandoffId,
    MemberId,
    PhaseKey,
    ProjectKey,
    RoleKey,
    UserGroupId,
    WorkflowKey,
    WorkspaceId,
)
from domain.projects import HandoffStatus, PhaseStatus, Standing

BY_KEY = {"sqlite_with_rowid": False}  # no second tree for SQLite's row numbers


def of_project() -> ForeignKeyConstraint:
    """Tie a row to its project."""
    return ForeignKeyConstraint(["workspace", "project"], ["projects.workspace", "projects.key"])


def _where(condition: str) -> dict[str, Any]:
    """Keep an index to the rows of which a condition is true, in either database."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


_CURRENT, _ENDED = _where("ended_at IS NULL"), _where("ended_at IS NOT NULL")


class WorkspaceRow(Row):
    """A workspace with its own roles, workflows and reminders, as its registry file gave them."""

    __tablename__ = "workspaces"

    id: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    knowledge_revision: Mapped[int] = mapped_column(default=0)
    roles: Mapped[Listed] = mapped_column(default=list)
    workflows: Mapped[Listed] = mapped_column(default=list)
    reminders: Mapped[Facts | None]


class MemberRow(Row):
    """A member's names; the folded ones are compared with what people write."""

    __tablename__ = "members"
    __table_args__ = (
        Index(None, "folded_name", "workspace"),
        Index(None, "folded_first_name", "workspace"),
    )

    id: Mapped[MemberId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(ForeignKey("workspaces.id"), primary_key=True)
    name: Mapped[str]
    folded_name: Mapped[str]
    folded_first_name: Mapped[str]
    time_zone: Mapped[str]


class UserGroupRow(Row):
    """A Slack user group.

    At `told_at` Slack said last who is in it, never where only the registry file did. It is asked
    once more from `ask_again_at` on; `trouble` is the error code that it answered with last.
    `left_out` counts who else is in it and is not asked: guests, people of other organisations.
    """

    __tablename__ = "user_groups"

    id: Mapped[UserGroupId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(ForeignKey("workspaces.id"), primary_key=True)
    handle: Mapped[str]
    told_at: Mapped[datetime | None]
    ask_again_at: Mapped[datetime | None]
    trouble: Mapped[str | None]
    left_out: Mapped[int | None]


class UserGroupMemberRow(Row):
    """A member belongs to a user group.

    Those `outside` are in a registry file and may not act here: they are not asked.
    """

    __tablename__ = "user_group_members"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace", "user_group"], ["user_groups.workspace", "user_groups.id"]
        ),
        Index(None, "member", "workspace"),
        BY_KEY,
    )

    user_group: Mapped[UserGroupId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    member: Mapped[MemberId] = mapped_column(primary_key=True)
    position: Mapped[int]
    outside: Mapped[bool] = mapped_column(default=False, server_default=false())


class ProjectRow(Row):
    """A project; its version grows with every saved change, and only its next one may be saved."""

    __tablename__ = "projects"
    __table_args__ = (
        Index(None, "workspace", "private", "secluded", "name"),
        Index("ix_projects_lead", "lead", "workspace", **_where("lead IS NOT NULL")),
    )

    key: Mapped[ProjectKey] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(ForeignKey("workspaces.id"), primary_key=True)
    name: Mapped[str]
    workflow: Mapped[WorkflowKey]
    lead: Mapped[MemberId | None]
    private: Mapped[bool]
    secluded: Mapped[bool] = mapped_column(default=False, server_default=false())
    aliases: Mapped[Texts]
    channels: Mapped[Texts]
    version: Mapped[int]
    created_at: Mapped[datetime]


IS_PRIVATE = or_(ProjectRow.private.is_(True), ProjectRow.secluded.is_(True))
IS_OPEN = and_(ProjectRow.private.is_(False), ProjectRow.secluded.is_(False))


class ProjectNameRow(Row):
    """A folded key, name or alias: a way in which people call the project."""

    __tablename__ = "project_names"
    __table_args__ = (of_project(), Index(None, "project", "workspace"), BY_KEY)

    folded: Mapped[str] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    project: Mapped[ProjectKey] = mapped_column(primary_key=True)


class ProjectChannelRow(Row):
    """A channel where "here" means the project, alone or among others."""

    __tablename__ = "project_channels"
    __table_args__ = (of_project(), Index(None, "project", "workspace"), BY_KEY)

    channel: Mapped[ChannelId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    project: Mapped[ProjectKey] = mapped_column(primary_key=True)


class PhaseRow(Row):
    """A phase of a project, with its last completion and its latest handoff."""

    __tablename__ = "phases"
    __table_args__ = (of_project(), BY_KEY)

    project: Mapped[ProjectKey] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    key: Mapped[PhaseKey] = mapped_column(primary_key=True)
    position: Mapped[int]
    status: Mapped[PhaseStatus]
    since: Mapped[datetime | None]
    holder: Mapped[MemberId | None]
    offers: Mapped[int]
    completions: Mapped[int]
    completion: Mapped[CompletionId | None]
    handoff: Mapped[HandoffId | None]


class AssignmentRow(Row):
    """Somebody, or a user group, holds a role on a project; an ended one stays as history."""

    __tablename__ = "assignments"
    __table_args__ = (
        of_project(),
        Index(
            "ix_assignments_current_of_project",
            *("project", "workspace", "role", "holder"),
            unique=True,
            **_CURRENT,
        ),
        Index("ix_assignments_current_of_holder", "holder", "workspace", **_CURRENT),
        Index("ix_assignments_ended_of_project", "project", "workspace", "role", **_ENDED),
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId]
    project: Mapped[ProjectKey]
    role: Mapped[RoleKey]
    holder_kind: Mapped[HolderKind]
    holder: Mapped[str]
    standing: Mapped[Standing]
    since: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class HandoffRow(Row):
    """A phase passed on to its role: who was asked, what became of it."""

    __tablename__ = "handoffs"
    __table_args__ = (of_project(), Index(None, "completion", "workspace"))

    id: Mapped[HandoffId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    project: Mapped[ProjectKey]
    phase: Mapped[PhaseKey]
    role: Mapped[RoleKey]
    completion: Mapped[CompletionId]
    status: Mapped[HandoffStatus]
    offered_at: Mapped[datetime]
    to: Mapped[Texts]
    settled_by: Mapped[MemberId | None]
    settled_at: Mapped[datetime | None]
    reason: Mapped[str]
    stand_ins: Mapped[Listed | None] = mapped_column(JSON(none_as_null=True))
    groups: Mapped[Texts | None] = mapped_column(JSON(none_as_null=True))


class HandoffWaitRow(Row):
    """A handoff that is offered waits for a member, or a user group; gone once it is settled."""

    __tablename__ = "handoff_waits"
    __table_args__ = (
        ForeignKeyConstraint(["workspace", "handoff"], ["handoffs.workspace", "handoffs.id"]),
        Index(None, "handoff", "workspace"),
        BY_KEY,
    )

    member: Mapped[str] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    handoff: Mapped[HandoffId] = mapped_column(primary_key=True)
