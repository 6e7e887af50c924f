"""User groups: when Slack said who is in them, what went wrong, and which were called."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("told_at", "ask_again_at"):
        op.add_column("user_groups", sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    op.add_column("user_groups", sa.Column("trouble", sa.String(), nullable=True))
    op.add_column("handoffs", sa.Column("groups", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("handoffs", "groups")
    for column in ("trouble", "ask_again_at", "told_at"):
        op.drop_column("user_groups", column)
