"""Where answers appear, by channel."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_places",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "workspace", name=op.f("pk_answer_places")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("answer_places")
