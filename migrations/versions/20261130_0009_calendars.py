"""When members work, who stands in for whom, and messages that wait for somebody's morning."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "calendars",
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=True),
        sa.Column("days", sa.String(), nullable=True),
        sa.Column("begins", number, nullable=True),
        sa.Column("ends", number, nullable=True),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("substitute", sa.String(), nullable=True),
        sa.Column("slack_time_zone", sa.String(), nullable=True),
        sa.Column("ask_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("member", "workspace", name="pk_calendars"),
        sqlite_with_rowid=False,
    )
    op.add_column("handoffs", sa.Column("stand_ins", sa.JSON(), nullable=True))
    op.add_column("outbox", sa.Column("queued_for", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("hurried_by", sa.String(), nullable=True))


def downgrade() -> None:
    for column in ("hurried_by", "queued_for"):
        op.drop_column("outbox", column)
    op.drop_column("handoffs", "stand_ins")
    op.drop_table("calendars")
