"""Who wants to read every week what has no answer, and up to when they did."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "weekly_lists",
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_weekly_lists_workspace"),
        sa.PrimaryKeyConstraint("member", "workspace", name="pk_weekly_lists"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("weekly_lists")
