"""Which channels are private, who is in them, and which projects are tied to one."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_BEFORE, _NOW = "ix_projects_workspace_private_name", "ix_projects_workspace_private_secluded_name"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "channel_kinds",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=True),
        sa.Column("ask_again_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("channel", "workspace", name="pk_channel_kinds"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "shared_channels",
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("ask_again_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("member", "workspace", name="pk_shared_channels"),
        sqlite_with_rowid=False,
    )
    secluded = sa.Column("secluded", sa.Boolean(), server_default=sa.false(), nullable=False)
    op.add_column("projects", secluded)
    op.create_index(_NOW, "projects", ["workspace", "private", "secluded", "name"])
    op.drop_index(_BEFORE, table_name="projects")


def downgrade() -> None:
    op.create_index(_BEFORE, "projects", ["workspace", "private", "name"])
    op.drop_index(_NOW, table_name="projects")
    op.drop_column("projects", "secluded")
    op.drop_table("shared_channels")
    op.drop_table("channel_kinds")
