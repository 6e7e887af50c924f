"""Reminders: when they come in a workspace, which were put off, and which were told together."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("workspaces", sa.Column("reminders", sa.JSON(), nullable=True))
    op.add_column("outbox", sa.Column("again", number, server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("told_in", sa.String(), nullable=True))
    op.create_index("ix_outbox_told_in", "outbox", ["told_in"])


def downgrade() -> None:
    op.drop_index("ix_outbox_told_in", "outbox")
    for column in ("told_in", "again"):
        op.drop_column("outbox", column)
    op.drop_column("workspaces", "reminders")
