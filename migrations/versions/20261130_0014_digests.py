"""When members read their daily digest, in minutes since midnight."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("calendars", sa.Column("digest", number, nullable=True))


def downgrade() -> None:
    op.drop_column("calendars", "digest")
