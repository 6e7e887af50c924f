"""Whose turn it is to be sent: what Slack takes holds for all processes together."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "turns",
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("next_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace"], ["workspaces.id"], name=op.f("fk_turns_workspace_workspaces")
        ),
        sa.PrimaryKeyConstraint("workspace", "recipient", name=op.f("pk_turns")),
    )
    op.add_column("outbox", sa.Column("turn_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "turn_at")
    op.drop_table("turns")
