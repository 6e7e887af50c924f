"""What was said last in a conversation, so that a follow-up question may leave it out."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forget_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", "workspace", name="pk_conversations"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_conversations_forget_at", "conversations", ["forget_at"])


def downgrade() -> None:
    op.drop_table("conversations")
