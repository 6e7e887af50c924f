"""When members read their daily digest, in minutes since midnight; a status that sounds away."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.add_column("calendars", sa.Column("digest", number, nullable=True))
    op.add_column("calendars", sa.Column("slack_status", sa.String(), nullable=True))
    op.add_column("calendars", sa.Column("slack_status_until", moment, nullable=True))


def downgrade() -> None:
    for column in ("slack_status_until", "slack_status", "digest"):
        op.drop_column("calendars", column)
