"""Who left the workspace, and which channels take no messages."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "departures",
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("left_at", moment, nullable=True),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("times", number, nullable=False),
        sa.PrimaryKeyConstraint("member", "workspace", name=op.f("pk_departures")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "channels",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("closed", sa.String(), nullable=True),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("times", number, nullable=False),
        sa.Column("private", sa.Boolean(), nullable=True),
        sa.Column("look_again_at", moment, nullable=True),
        sa.PrimaryKeyConstraint("channel", "workspace", name=op.f("pk_channels")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("channels")
    op.drop_table("departures")
