"""The registry: workspaces, members, projects and everything that happens to them."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CURRENT = sa.text("ended_at IS NULL")
TABLES = (
    "workspaces",
    "members",
    "user_groups",
    "user_group_members",
    "projects",
    "project_names",
    "project_channels",
    "phases",
    "completions",
    "assignments",
    "handoffs",
    "handoff_waits",
    "events",
)


def upgrade() -> None:
    _workspaces()
    _members()
    _user_groups()
    _projects()
    _doors()
    _phases()
    _completions()
    _assignments()
    _handoffs()
    _handoff_waits()
    _events()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _workspaces() -> None:
    op.create_table(
        "workspaces",
        _text("id"),
        _number("knowledge_revision"),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("workflows", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
    )


def _members() -> None:
    op.create_table(
        "members",
        _text("workspace"),
        _text("id"),
        _text("name"),
        _text("folded_name"),
        _text("folded_first_name"),
        _text("time_zone"),
        _of_workspace("members"),
        sa.PrimaryKeyConstraint("id", "workspace", name="pk_members"),
    )
    _index("members", "folded_name", "workspace")
    _index("members", "folded_first_name", "workspace")


def _user_groups() -> None:
    op.create_table(
        "user_groups",
        _text("workspace"),
        _text("id"),
        _text("handle"),
        _of_workspace("user_groups"),
        sa.PrimaryKeyConstraint("id", "workspace", name="pk_user_groups"),
    )
    op.create_table(
        "user_group_members",
        _text("workspace"),
        _text("user_group"),
        _text("member"),
        _number("position"),
        sa.ForeignKeyConstraint(
            ["workspace", "user_group"],
            ["user_groups.workspace", "user_groups.id"],
            name="fk_user_group_members_workspace_user_group",
        ),
        sa.PrimaryKeyConstraint("user_group", "workspace", "member", name="pk_user_group_members"),
        sqlite_with_rowid=False,
    )
    _index("user_group_members", "member", "workspace")


def _projects() -> None:
    op.create_table(
        "projects",
        _text("workspace"),
        _text("key"),
        _text("name"),
        _text("workflow"),
        _text_or_none("lead"),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        _number("version"),
        _moment("created_at"),
        _of_workspace("projects"),
        sa.PrimaryKeyConstraint("key", "workspace", name="pk_projects"),
    )
    _index("projects", "workspace", "private", "name")


def _doors() -> None:
    for table, way in (("project_names", "folded"), ("project_channels", "channel")):
        op.create_table(
            table,
            _text("workspace"),
            _text(way),
            _text("project"),
            _of_project(table),
            sa.PrimaryKeyConstraint(way, "workspace", "project", name=f"pk_{table}"),
            sqlite_with_rowid=False,
        )
        _index(table, "project", "workspace")


def _phases() -> None:
    op.create_table(
        "phases",
        _text("workspace"),
        _text("project"),
        _text("key"),
        _number("position"),
        _text("status"),
        _moment_or_none("since"),
        _text_or_none("holder"),
        _number("offers"),
        _number("completions"),
        _text_or_none("completion"),
        _text_or_none("handoff"),
        _of_project("phases"),
        sa.PrimaryKeyConstraint("project", "workspace", "key", name="pk_phases"),
        sqlite_with_rowid=False,
    )


def _completions() -> None:
    op.create_table(
        "completions",
        _text("workspace"),
        _text("id"),
        _text("project"),
        _text("phase"),
        _text_or_none("by"),
        _moment("at"),
        _text("note"),
        _of_project("completions"),
        sa.PrimaryKeyConstraint("id", "workspace", name="pk_completions"),
    )


def _assignments() -> None:
    op.create_table(
        "assignments",
        _number("seq"),
        _text("workspace"),
        _text("project"),
        _text("role"),
        _text("holder_kind"),
        _text("holder"),
        _text("standing"),
        _moment_or_none("since"),
        _moment_or_none("ended_at"),
        _of_project("assignments"),
        sa.PrimaryKeyConstraint("seq", name="pk_assignments"),
    )
    of_project = ["project", "workspace", "role", "holder"]
    _current("ix_assignments_current_of_project", of_project, unique=True)
    _current("ix_assignments_current_of_holder", ["holder", "workspace"], unique=False)


def _handoffs() -> None:
    op.create_table(
        "handoffs",
        _text("workspace"),
        _text("id"),
        _text("project"),
        _text("phase"),
        _text("role"),
        _text("completion"),
        _text("status"),
        _moment("offered_at"),
        sa.Column("to", sa.JSON(), nullable=False),
        _text_or_none("settled_by"),
        _moment_or_none("settled_at"),
        _text("reason"),
        _of_project("handoffs"),
        sa.PrimaryKeyConstraint("id", "workspace", name="pk_handoffs"),
    )
    _index("handoffs", "completion", "workspace")


def _handoff_waits() -> None:
    op.create_table(
        "handoff_waits",
        _text("workspace"),
        _text("member"),
        _text("handoff"),
        sa.ForeignKeyConstraint(
            ["workspace", "handoff"],
            ["handoffs.workspace", "handoffs.id"],
            name="fk_handoff_waits_workspace_handoff",
        ),
        sa.PrimaryKeyConstraint("member", "workspace", "handoff", name="pk_handoff_waits"),
        sqlite_with_rowid=False,
    )
    _index("handoff_waits", "handoff", "workspace")


def _events() -> None:
    op.create_table(
        "events",
        _number("seq"),
        _text("workspace"),
        _text("project"),
        _text("kind"),
        _text_or_none("actor"),
        _moment("at"),
        sa.Column("facts", sa.JSON(), nullable=False),
        _of_project("events"),
        sa.PrimaryKeyConstraint("seq", name="pk_events"),
    )
    _index("events", "project", "workspace", "seq")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _text_or_none(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=True)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _moment_or_none(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=True)


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name=f"fk_{table}_workspace")


def _of_project(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace", "project"],
        ["projects.workspace", "projects.key"],
        name=f"fk_{table}_workspace_project",
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _current(name: str, columns: list[str], *, unique: bool) -> None:
    op.create_index(
        name,
        "assignments",
        columns,
        unique=unique,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )
